# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The kinds of activity: the place where the product grows.

A new kind is a row here and a folder of templates. One that asks something else than notes and dots, or shows something
else than a board, has a module beside this one, and the row names its functions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.activities import compass, fists, follow_up, scale, speaking, tables, words
from medspil.dialogue.activities.asking import Asks, Shows
from medspil.dialogue.models import Step, StepKind


@dataclass(frozen=True, kw_only=True)
class Activity:
    """What the engine needs to know of a kind; what it looks like stands in `activities/<kind>/*.html`.

    hidden_first    what comes in is shown when the facilitator says so; otherwise at once
    takes_notes     phones write notes
    dots            how many dots each phone has from the moment the step begins; none when nothing is counted
    growing         how the dots lie is shown while they come
    alike           when two answers that phones wrote are the same
    asks            the questions that phones answer with one dot each
    content         what the templates show beside notes, as `room.content`
    reveal_label    words on the button that shows what was hidden; empty when there is nothing to show
    """

    kind: StepKind
    hidden_first: bool = False
    takes_notes: bool = False
    dots: Callable[[Step], int] | None = None
    growing: bool = False
    alike: Callable[[str], str] = str
    asks: Asks | None = None
    content: Shows | None = None
    reveal_label: str | Promise = ""

    @property
    def counts(self) -> bool:
        """Whether what comes in is counted: dots or answers."""
        return self.dots is not None or self.asks is not None

    @property
    def can_wait(self) -> bool:
        """Whether it may stay open for days: not where people sit together, nor where a result grows meanwhile."""
        return (self.takes_notes or self.counts) and not self.growing and self.kind != StepKind.TABLES

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
        Activity(
            kind=StepKind.DOT_VOTE,
            hidden_first=True,
            dots=lambda step: int(step.settings.get("dots") or 3),
            reveal_label=_("Count the dots"),
        ),
        Activity(
            kind=StepKind.COMPASS,
            hidden_first=True,
            dots=lambda step: len(step.settings.get("cases") or ()),
            growing=True,
            asks=compass.questions,
            content=compass.content,
            reveal_label=_("Close the compass"),
        ),
        Activity(
            kind=StepKind.SCALE,
            hidden_first=True,
            dots=lambda _step: 1,
            asks=scale.questions,
            content=scale.content,
            reveal_label=_("Show the answers"),
        ),
        Activity(
            kind=StepKind.WORDS,
            hidden_first=True,
            dots=lambda step: int(step.settings.get("words") or words.MOST),
            alike=str.casefold,
            content=words.content,
            reveal_label=_("Show the words"),
        ),
        Activity(kind=StepKind.DISCUSSION, content=speaking.content),
        Activity(kind=StepKind.BOARD, hidden_first=True, takes_notes=True, reveal_label=_("Show all notes")),
        Activity(
            kind=StepKind.TABLES,
            hidden_first=True,
            takes_notes=True,
            content=tables.content,
            reveal_label=_("Show all tables"),
        ),
        Activity(kind=StepKind.DECIDE, asks=fists.questions, content=fists.content, reveal_label=_("Show the fingers")),
        Activity(kind=StepKind.FOLLOW_UP, content=follow_up.content),
        Activity(kind=StepKind.CLOSING, takes_notes=True),
    )
}


def activity_of(step: Step) -> Activity:
    return ACTIVITIES[step.kind]
