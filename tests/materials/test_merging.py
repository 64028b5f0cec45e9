# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Bringing an adapted text up to date: what nobody is asked about, what somebody is, and that nothing is lost."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from medspil.materials.kinds import CASE, LEGAL_POINT, SCRIPT, TOPIC, Kind
from medspil.materials.merging import Answer, Choice, Merged, Texts, merge
from medspil.materials.pieces import Values, trimmed

OURS, NATIONAL = Answer(choice=Choice.OURS), Answer(choice=Choice.NATIONAL)


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


def step(key: str, **more: Any) -> Values:
    return {"key": key, "title": key.title(), "minutes": 5, "say": f"Om {key}", **more}


def script(*steps: Values, **more: Any) -> Values:
    return {"title": "Drejebog", "minutes": 30, "materials": ["Papir", "Tavle"], "steps": list(steps), **more}


def merged(base: Values, national: Values, ours: Values, *answers: Answer, kind: Kind = SCRIPT) -> Merged:
    return merge(Texts(kind=kind, base=base, national=national, ours=ours), {}, answers)


def labels(found: Merged) -> list[tuple[str, bool]]:
    return [(question.label, question.both) for question in found.questions]


def test_fields_that_only_one_side_changed_come_together() -> None:
    base = script(step("a"), step("b"))
    national = script(step("a", minutes=7), step("b"), title="Ny titel")
    ours = script(step("a", say="Vores ord"), step("b"))
    found = merged(base, national, ours)
    assert labels(found) == [("Titel", False), ("Trin »A«: Minutter", False)]
    assert found.values == script(step("a", minutes=7, say="Vores ord"), step("b"), title="Ny titel")


def test_what_both_changed_is_asked_about_and_stays_ours_until_somebody_chooses() -> None:
    base, national, ours = (script(step("a", say=say)) for say in ("Hej", "Goddag", "Dav"))
    found = merged(base, national, ours)
    assert labels(found) == [("Trin »A«: Kan læses højt", True)]
    assert found.values == ours
    assert merged(base, national, ours, NATIONAL).values == national
    written = Answer(choice=Choice.WRITTEN, text="Velkommen")
    assert merged(base, national, ours, written).values == script(step("a", say="Velkommen"))


def test_the_same_change_on_both_sides_is_no_question() -> None:
    base, changed = script(step("a")), script(step("a", minutes=9), title="Ny")
    assert merged(base, changed, changed).questions == []


def test_a_new_national_step_comes_after_the_one_it_follows() -> None:
    base = script(step("a"), step("b"))
    national = script(step("a"), step("new"), step("b"))
    ours = script(step("our-own"), step("a"), step("b"))
    found = merged(base, national, ours)
    assert labels(found) == [("Trin »New«", False)]
    assert [entry["key"] for entry in found.values["steps"]] == ["our-own", "a", "new", "b"]
    assert merged(base, national, ours, OURS).values == ours


def test_a_step_taken_out_nationally_goes_unless_we_have_worked_on_it() -> None:
    base, national = script(step("a"), step("b")), script(step("a"))
    assert merged(base, national, base).values == national
    ours = script(step("a"), step("b", say="Vores ord"))
    found = merged(base, national, ours)
    assert labels(found) == [("Trin »B«", True)]
    assert found.values == ours
    assert merged(base, national, ours, NATIONAL).values == national


def test_a_step_that_we_took_out_stays_out_when_it_changes() -> None:
    base, national, ours = script(step("a"), step("b")), script(step("a"), step("b", minutes=9)), script(step("a"))
    found = merged(base, national, ours)
    assert labels(found) == [("Trin »B«", True)]
    assert found.values == ours
    assert merged(base, national, ours, NATIONAL).values == national


def test_a_new_order_moves_the_steps_and_leaves_our_own_where_they_are() -> None:
    base = script(step("a"), step("b"), step("c"))
    national = script(step("c"), step("a"), step("b"))
    ours = script(step("a"), step("ours"), step("b"), step("c"))
    found = merged(base, national, ours)
    assert labels(found) == [("Trinnenes rækkefølge", False)]
    assert [entry["key"] for entry in found.values["steps"]] == ["c", "ours", "a", "b"]


def test_paragraphs_and_lines_are_taken_one_by_one() -> None:
    base = {"title": "Case", "body": "Et\n\nTo\n\nTre", "questions": ["Hvem?", "Hvad?", "Hvor?"]}
    national = {**base, "body": "Et nyt\n\nTo\n\nTre", "questions": ["Hvem?", "Hvad?", "Hvornår?"]}
    ours = {**base, "body": "Et\n\nTo\n\nTre hos os", "questions": ["Hvem hos os?", "Hvad?", "Hvor?"]}
    found = merged(base, national, ours, kind=CASE)
    assert labels(found) == [("Historien (1)", False), ("Tal om (3)", False)]
    assert found.values["body"] == "Et nyt\n\nTo\n\nTre hos os"
    assert found.values["questions"] == ["Hvem hos os?", "Hvad?", "Hvornår?"]


def test_what_editors_do_not_write_follows_the_national_text() -> None:
    base = {"kind": "topic", "number": 3, "title": "Emne"}
    assert merged(base, {**base, "number": 4}, {**base, "title": "Vores"}, kind=TOPIC).values == {
        "kind": "topic",
        "number": 4,
        "title": "Vores",
    }


def test_a_piece_of_ones_own_that_meets_a_national_one_is_asked_about_throughout() -> None:
    ours, national = {"title": "Vores", "law": "Lov A"}, {"title": "Den nationale", "law": "Lov B"}
    found = merged({}, national, ours, kind=LEGAL_POINT)
    assert labels(found) == [("Titel", True), ("Loven", True)]
    assert found.values == ours


KEYS = st.lists(st.sampled_from("abcd"), unique=True, max_size=4)
WORDS = st.sampled_from(["Hej", "Goddag", "Hej\n\nGoddag", "Goddag\n\nDav\n\nHej", ""])


@st.composite
def scripts(draw: Any) -> Values:
    steps = [{"key": key, "title": key, "minutes": draw(st.integers(1, 3)), "say": draw(WORDS)} for key in draw(KEYS)]
    lines = draw(st.lists(st.sampled_from(["Papir", "Tavle", "Kaffe"]), max_size=3))
    return trimmed({"title": draw(st.sampled_from("xy")), "for_whom": draw(WORDS), "materials": lines, "steps": steps})


def the_same(left: Values, right: Values) -> bool:
    return _full(left) == _full(right)


def _full(values: Values) -> Values:
    """An empty list and none are the same."""
    return {"steps": [], "materials": [], **values}


@settings(deadline=None)
@given(base=scripts(), national=scripts(), ours=scripts())
def test_nothing_of_ours_is_lost_when_we_keep_it(base: Values, national: Values, ours: Values) -> None:
    questions = merged(base, national, ours).questions
    assert the_same(merged(base, national, ours, *[OURS] * len(questions)).values, ours)


@settings(deadline=None)
@given(base=scripts(), national=scripts())
def test_who_has_changed_nothing_gets_the_national_text(base: Values, national: Values) -> None:
    found = merged(base, national, base)
    assert not any(question.both for question in found.questions)
    assert the_same(found.values, national)


@settings(deadline=None)
@given(base=scripts(), ours=scripts())
def test_nothing_is_asked_when_the_national_text_stands_still(base: Values, ours: Values) -> None:
    found = merged(base, base, ours)
    assert found.questions == []
    assert the_same(found.values, ours)


@settings(deadline=None)
@given(base=scripts(), national=scripts(), ours=scripts(), data=st.data())
def test_the_same_texts_raise_the_same_questions(base: Values, national: Values, ours: Values, data: Any) -> None:
    """The page asks, the answers come back later: they have to meet the same questions."""
    asked = merged(base, national, ours).questions
    answers: Sequence[Answer] = [data.draw(st.sampled_from([OURS, NATIONAL])) for _question in asked]
    assert merged(base, national, ours, *answers).questions == asked
