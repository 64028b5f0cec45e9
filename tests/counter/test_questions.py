# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The project's own hundred everyday questions: something useful is among the first three."""

from pathlib import Path
from uuid import UUID

import pytest

from medspil.counter.finding import find
from medspil.counter.suggestions import suggestions
from medspil.materials.models import Case, LegalPoint
from tests.cast import Cast
from tests.counter.stage import entry

FIRST, LEAST = 3, 95  # docs/testing.md says what the score was before anything was done about it
LINES = Path(__file__).with_name("questions.txt").read_text(encoding="utf-8").splitlines()
QUESTIONS = [line.split(" | ") for line in LINES if not line.startswith("#")]


@pytest.fixture
def keys(cast: Cast, material: None) -> dict[UUID, str]:
    """The guide with all suggested answers in it; what each thing that may be found is called in the table."""
    found = {entry(cast, **found.text).pk: found.key for found in suggestions().values()}
    rows = [*LegalPoint.objects.national(), *Case.objects.national()]
    return {**found, **{row.pk: row.key for row in rows}}


def test_there_are_a_hundred(keys: dict[UUID, str]) -> None:
    assert len({question for question, _useful in QUESTIONS}) == len(QUESTIONS) == 100
    assert {key for _question, useful in QUESTIONS for key in useful.split()} <= set(keys.values())


def test_a_useful_answer_is_among_the_first_three(cast: Cast, keys: dict[UUID, str]) -> None:
    missed = {}
    for question, useful in QUESTIONS:
        first = [keys[hit.document.id] for hit in find(cast.counter, question)][:FIRST]
        if not set(useful.split()) & set(first):
            missed[question] = first
    assert len(QUESTIONS) - len(missed) >= LEAST, missed


def test_other_words_for_the_same_are_known(cast: Cast) -> None:
    stored = entry(cast, title="Borgeren vil have hjælp til sin tablet", employee_words="", citizen_words="")
    assert stored.pk in {hit.document.id for hit in find(cast.counter, "ipads")}
