# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Setting up a step: one form for each kind, with what that kind needs and no more."""

from typing import Any

from medspil.dialogue.activities.menu import Entry
from medspil.dialogue.forms.steps.base import Alone, Noted, Placed, StepForm
from medspil.dialogue.forms.steps.composed import CompassForm, ScaleForm, TablesForm
from medspil.dialogue.forms.steps.simple import (
    BoardForm,
    CaseForm,
    DecideForm,
    DiscussionForm,
    DotVoteForm,
    LegalPointForm,
    TextForm,
    WordsForm,
)
from medspil.dialogue.models import StepKind

__all__ = ["Alone", "Noted", "Placed", "StepForm", "alone", "beginning", "changed", "new"]

FORMS: dict[str, type[StepForm]] = {
    StepKind.FRAME: TextForm,
    StepKind.CASE: CaseForm,
    StepKind.LEGAL_POINT: LegalPointForm,
    StepKind.REFLECTION: StepForm,
    StepKind.GROUPING: StepForm,
    StepKind.DOT_VOTE: DotVoteForm,
    StepKind.COMPASS: CompassForm,
    StepKind.SCALE: ScaleForm,
    StepKind.WORDS: WordsForm,
    StepKind.DISCUSSION: DiscussionForm,
    StepKind.BOARD: BoardForm,
    StepKind.TABLES: TablesForm,
    StepKind.DECIDE: DecideForm,
    StepKind.FOLLOW_UP: StepForm,
    StepKind.CLOSING: StepForm,
}


def new(kind: str) -> type[Placed]:
    """The form of a new step in an agenda."""
    return type("NewStepForm", (Placed, FORMS[kind]), {})


def changed(kind: str) -> type[Noted]:
    """The form of a step that is there."""
    return type("ChangedStepForm", (Noted, FORMS[kind]), {})


def alone(kind: str) -> type[Alone]:
    """The form of an activity that is tried by itself."""
    return type("ExerciseForm", (Alone, FORMS[kind]), {})


def beginning(entry: Entry, form: type[StepForm]) -> dict[str, Any]:
    """What the form of a chosen activity begins with."""
    settings = {"question": str(entry.question), **entry.settings}
    return {"title": str(entry.title), "minutes": entry.minutes, **form.begun(settings)}
