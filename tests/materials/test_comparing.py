# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What differs between two texts, part by part and word by word; and that the editors' table knows every field."""

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from medspil.materials.comparing import Difference, Segment, differences, words_between
from medspil.materials.kinds import CANVAS, CASE, KINDS, SCRIPT, Kind
from medspil.materials.models import PieceKind
from medspil.materials.schema import (
    CanvasColumn,
    CanvasField,
    CanvasFile,
    CaseFile,
    LegalPointFile,
    ScriptFile,
    ScriptStep,
    TopicPages,
)

NOT_WRITTEN = {"key", "topic"}
FOLLOWS_THE_NATIONAL = {"kind", "number"}
INSIDE = {"perspectives": {"citizen", "employee", "leader"}, "axes": {"left", "right", "top", "bottom"}}


def words(difference: Difference) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    sides = difference.before, difference.after
    return tuple([(segment.text, segment.state) for segment in side] for side in sides)  # type: ignore[return-value]


def test_only_what_differs_is_shown_with_the_words_that_make_the_difference() -> None:
    before = {"title": "Fars telefon", "setting": "jobcentre", "questions": ["Hvem?", "Hvad?"]}
    after = {"title": "Fars nye telefon", "setting": "benefits", "questions": ["Hvem?"]}
    with translation.override("da"):
        found = differences(CASE, before, after, {})
    assert [difference.label for difference in found] == ["Titel", "Hvor sker det?", "Tal om"]
    assert words(found[0]) == (
        [("Fars ", "same"), ("telefon", "same")],
        [("Fars ", "same"), ("nye ", "new"), ("telefon", "same")],
    )
    assert words(found[1]) == ([("Jobcenter", "gone")], [("Ydelse", "new")])
    assert words(found[2])[0] == [("Hvem?", "same"), ("\nHvad?", "gone")]


def test_names_of_other_pieces_are_shown_by_their_titles() -> None:
    names = {(PieceKind.LEGAL_POINT, "look-away"): "Se den anden vej"}
    (found,) = differences(CASE, {}, {"legal_points": ["look-away"]}, names)
    assert words(found)[1] == [("Se den anden vej", "new")]


def test_an_entry_that_one_side_lacks_is_one_difference_and_a_new_order_another() -> None:
    a, b, c = ({"key": key, "title": key} for key in "abc")
    with translation.override("da"):
        found = differences(SCRIPT, {"steps": [a, b]}, {"steps": [b, a, c]}, {})
        columns = differences(CANVAS, {"columns": [a, b]}, {"columns": [a]}, {})
    assert [difference.label for difference in found] == ["Trinnenes rækkefølge", "Trin »c«"]
    assert [difference.label for difference in columns] == ["Kolonne »b«"]


TEXT = st.text(alphabet="ab .,\n", max_size=40)


@settings(deadline=None)
@given(before=TEXT, after=TEXT)
def test_marked_words_add_up_to_the_two_texts(before: str, after: str) -> None:
    def but_for_space(text: str) -> str:
        return "".join(text.split())

    def told(segments: list[Segment], without: str) -> str:
        return but_for_space("".join(segment.text for segment in segments if segment.state != without))

    segments = words_between(before, after)
    assert told(segments, "new") == but_for_space(before)
    assert told(segments, "gone") == but_for_space(after)


@pytest.mark.parametrize(
    ("kind", "schema", "lists"),
    [
        (KINDS[PieceKind.TOPIC], TopicPages, {}),
        (KINDS[PieceKind.CASE], CaseFile, {}),
        (KINDS[PieceKind.LEGAL_POINT], LegalPointFile, {}),
        (KINDS[PieceKind.SCRIPT], ScriptFile, {"steps": ScriptStep}),
        (KINDS[PieceKind.CANVAS], CanvasFile, {"fields": CanvasField, "columns": CanvasColumn}),
    ],
)
def test_editors_can_write_every_field_that_a_file_may_hold(
    kind: Kind, schema: type[BaseModel], lists: dict[str, type[BaseModel]]
) -> None:
    """A new field in the schema needs a line in `kinds`; otherwise no editor would ever see it."""
    written = {field.name for field in kind.fields} | {items.name for items in kind.items}
    assert written == _names(schema) - (FOLLOWS_THE_NATIONAL if kind.name == PieceKind.TOPIC else set())
    for items in kind.items:
        assert {field.name for field in items.fields} == _names(lists[items.name])


def _names(schema: type[BaseModel]) -> set[str]:
    plain = {field.alias or name for name, field in schema.model_fields.items()} - NOT_WRITTEN
    inside = {f"{name}.{inner}" for name in INSIDE.keys() & plain for inner in INSIDE[name]}
    return (plain - INSIDE.keys()) | inside
