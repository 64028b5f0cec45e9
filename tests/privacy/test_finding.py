# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import io
import json
import logging
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.privacy.command import Unreadable, answer
from medspil.privacy.cpr import find_cpr
from medspil.privacy.finding import Kind, find
from medspil.privacy.finding.lexicon import lexicon
from tests.privacy.labelled import score, sentences


def marked(text: str) -> list[tuple[str, str]]:
    return [(each.kind.value, text[each.start : each.end]) for each in find(text)]


def test_set_is_large_and_half_of_it_innocent() -> None:
    innocent = [sentence for sentence in sentences() if not sentence.marked]
    texts = [sentence.text for sentence in sentences()]

    assert len(set(texts)) == len(texts) >= 400
    assert 0.45 < len(innocent) / len(texts) < 0.55


def test_set_is_read_as_well_as_promised() -> None:
    result = score()
    others = [kind for kind in Kind if kind not in {Kind.CPR, Kind.NAME}]

    assert result.recall(Kind.CPR) == 1, result.missed
    assert result.recall(Kind.NAME) >= 0.9, result.missed
    assert min(result.recall(kind) for kind in others) >= 0.95, result.missed
    assert len(result.false_alarms) / result.innocent <= 0.02, result.false_alarms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Jens\u200b Hansen, tlf. 20\u00a030\u00a040\u00a050",
            [("name", "Jens\u200b Hansen"), ("phone", "20\u00a030\u00a040\u00a050")],
        ),
        ("Hans Jensen bor Jens Jensens Vej 12", [("name", "Hans Jensen"), ("address", "Jens Jensens Vej 12")]),
        ("Fatima, 12-03-1948, har glemt koden", [("name", "Fatima"), ("birthdate", "12-03-1948")]),
        ("ring tyve tredive fyrre halvtreds", [("phone", "tyve tredive fyrre halvtreds")]),
        ("koden er fire syv et et", [("secret", "fire syv et et")]),
        ("nul et nul to nul tre tolv fireogtredive", [("cpr", "nul et nul to nul tre tolv fireogtredive")]),
    ],
)
def test_finding_stands_where_the_text_has_it(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(text) == found


@given(st.text())
def test_findings_lie_apart_and_in_order(text: str) -> None:
    places = [at for each in find(text) for at in (each.start, each.end)]

    assert places == sorted(places)
    assert all(0 <= at <= len(text) for at in places)
    assert all(each.start < each.end for each in find(text))


@given(st.text(alphabet="0123456789 -./:,\nabcæø§@()+DK"))
def test_every_number_that_is_refused_is_found(text: str) -> None:
    found = {(each.start, each.end) for each in find(text) if each.kind is Kind.CPR}

    assert {(match.start, match.end) for match in find_cpr(text)} <= found


def test_reading_leaves_no_trace(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    found = find("Fatima Hassan, cpr 010203-1234")

    assert "Fatima" not in repr(found)
    assert caplog.records == []


def test_library_has_the_names_it_is_there_for() -> None:
    known = lexicon()

    assert {"jensen", "nguyen", "yilmaz"} <= known.family
    assert {"mette", "agnieszka", "fatima", "abdirahman"} <= known.given


def test_command_answers_line_by_line() -> None:
    out = io.StringIO()
    lines = [{"id": 7, "text": "Fru Hansen ringede på 20304050"}, {"id": "æ", "text": "Lov nr. 502 af 23/05/2018"}]
    answer([json.dumps(line).encode() for line in lines] + [b"\n"], out)

    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"id": 7, "findings": [{"kind": "name", "start": 4, "end": 10}, {"kind": "phone", "start": 22, "end": 30}]},
        {"id": "æ", "findings": []},
    ]


@pytest.mark.parametrize("line", [b"010203-1234", b'["010203-1234"]', b'{"id": 1, "text": 0}', b'{"id":1}', b"\xff"])
def test_command_says_which_line_it_cannot_read_and_not_what_stands_there(line: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        answer([b'{"id": 1, "text": "Hej"}', line], io.StringIO())

    assert str(error.value).startswith("Line 2 ")
    assert "010203" not in str(error.value)


@pytest.mark.once
def test_command_reads_standard_input() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "medspil.cli", "guard", "--jsonl"],
        input='{"id": 1, "text": "Ring til Søren"}\n'.encode(),
        capture_output=True,
        check=True,
    )

    assert json.loads(run.stdout) == {"id": 1, "findings": [{"kind": "name", "start": 9, "end": 14}]}
