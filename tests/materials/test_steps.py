# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every kind of step says what it needs, and what is missing is told before a meeting finds out."""

from typing import Any

import pytest
from pydantic import ValidationError

from medspil.dialogue.activities import ACTIVITIES
from medspil.dialogue.activities.menu import MENU
from medspil.materials.models import PieceKind
from medspil.materials.pieces import script_file, wanted
from medspil.materials.queries import canvas_by_key, case_by_key, script_by_key
from medspil.materials.schema import ScriptStep

STEP = {"key": "one", "part": "process", "title": "Et trin", "minutes": 5, "say": "Sig det", "do": "Gør det"}
WHOLE: dict[str, dict[str, Any]] = {
    "frame": {},
    "case": {"case": "a"},
    "legal_point": {"legal_point": "a"},
    "reflection": {},
    "grouping": {},
    "dot_vote": {"dots": 3},
    "compass": {"canvas": "role-compass", "cases": ["a", "b"]},
    "scale": {"question": "Nu", "scale": "agree"},
    "words": {"question": "Et ord?"},
    "discussion": {},
    "board": {"canvas": "a"},
    "tables": {"canvas": "a", "size": 4},
    "decide": {},
    "follow_up": {},
    "closing": {},
}


def test_a_script_can_have_every_kind_that_the_room_knows() -> None:
    assert set(WHOLE) == set(ACTIVITIES)
    for kind, needs in WHOLE.items():
        assert ScriptStep.model_validate({**STEP, "kind": kind, **needs}).kind == kind


@pytest.mark.parametrize("kind", [kind for kind, needs in WHOLE.items() if needs])
def test_what_a_kind_needs_cannot_be_left_out(kind: str) -> None:
    for name in WHOLE[kind]:
        less = {key: value for key, value in WHOLE[kind].items() if key != name}
        with pytest.raises(ValidationError, match=f"a step of kind {kind} needs"):
            ScriptStep.model_validate({**STEP, "kind": kind, **less})


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("scale", {"labels": ["Lidt", "Meget"]}),  # both a scale of ours and ends of one's own
        ("scale", {"scale": None, "labels": ["Lidt"]}),
        ("tables", {"tables": 3}),  # both how many and how large
        ("tables", {"size": None, "tables": 1}),
        ("tables", {"seating": "fight"}),
        ("words", {"words": 4}),
        ("compass", {"cases": ["a", "b", "c", "d", "e"]}),
    ],
)
def test_what_contradicts_itself_is_refused(kind: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ScriptStep.model_validate({**STEP, "kind": kind, **WHOLE[kind], **wrong})


def test_a_script_comes_out_of_the_database_as_it_went_in(material: None) -> None:
    script = script_by_key(None, "role-compass-45")
    assert script is not None
    file = script_file(script)
    assert any(step.kind == "compass" and step.fine and step.cases for step in file.steps)
    assert wanted(PieceKind.SCRIPT, script.key, "", file, 0).columns["steps"] == script.steps


def test_what_the_menu_begins_with_is_there(material: None) -> None:
    for entry in MENU:
        canvas = entry.settings.get("canvas")
        assert canvas is None or canvas_by_key(None, canvas), entry.key
        for case in entry.settings.get("cases", ()):
            assert case_by_key(None, case), entry.key
