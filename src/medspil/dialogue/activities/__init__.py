# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The kinds of activity. A new kind is a folder of templates and a row here: the place where the product grows."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Step, StepKind


@dataclass(frozen=True, kw_only=True)
class Activity:
    """What the engine needs to know of a kind; what it looks like stands in `activities/<kind>/*.html`.

    hidden_first    what comes in is shown when the facilitator says so; otherwise at once
    takes_notes     phones write notes
    votes           phones set dots
    reveal_label    words on the button that shows what was hidden; empty when there is nothing to show
    """

    kind: StepKind
    hidden_first: bool = False
    takes_notes: bool = False
    votes: bool = False
    reveal_label: str | Promise = ""

    def template(self, place: str) -> str:
        """The template for a place: `phone`, `wall`, `console` or `board`."""
        return f"dialogue/activities/{self.kind}/{place}.html"


ACTIVITIES: dict[str, Activity] = {
    activity.kind: activity
    for activity in (
        Activity(kind=StepKind.FRAME),
        Activity(kind=StepKind.CASE),
        Activity(kind=StepKind.LEGAL_POINT, hidden_first=True, reveal_label=_("Show the point")),
        Activity(kind=StepKind.REFLECTION, hidden_first=True, takes_notes=True, reveal_label=_("Show all notes")),
        Activity(kind=StepKind.GROUPING),
        Activity(kind=StepKind.DOT_VOTE, hidden_first=True, votes=True, reveal_label=_("Count the dots")),
        Activity(kind=StepKind.DISCUSSION),
        Activity(kind=StepKind.BOARD, hidden_first=True, takes_notes=True, reveal_label=_("Show all notes")),
        Activity(kind=StepKind.DECIDE),
        Activity(kind=StepKind.CLOSING, takes_notes=True),
    )
}


def activity_of(step: Step) -> Activity:
    return ACTIVITIES[step.kind]
