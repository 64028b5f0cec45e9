# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The activities a facilitator can choose from, in an agenda or alone as a quick exercise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import StepKind

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A choice. `question` and `settings` are what its form begins with; `alone` says that it needs nothing before
    it, and so can be tried by itself."""

    key: str
    kind: StepKind
    title: Words
    help: Words
    minutes: int
    question: Words = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    alone: bool = True


MENU: tuple[Entry, ...] = (
    Entry(
        key="words",
        kind=StepKind.WORDS,
        title=_("Words"),
        help=_("Everybody writes one to three words. What many wrote is large on the wall. Good as a beginning."),
        minutes=5,
        question=_("Which word fits your week at the counter?"),
    ),
    Entry(
        key="scale",
        kind=StepKind.SCALE,
        title=_("Scale"),
        help=_("A statement and five answers. Ask the same before and after, and see what has moved."),
        minutes=4,
        question=_("I know what I may help a citizen with"),
        settings={"scale": "agree"},
    ),
    Entry(
        key="compass",
        kind=StepKind.COMPASS,
        title=_("Role compass"),
        help=_("Read a story. Everybody sets a dot where they would begin. Then talk about why you differ."),
        minutes=10,
        question=_("Where would you begin?"),
        settings={"canvas": "role-compass", "cases": ["compass-van-outside", "compass-wrong-month"]},
    ),
    Entry(
        key="reflection",
        kind=StepKind.REFLECTION,
        title=_("Silent reflection"),
        help=_("Everybody writes for themselves. The notes are hidden until you show them all at once."),
        minutes=6,
        question=_("What was hard at the counter this week?"),
    ),
    Entry(
        key="keep-develop-stop",
        kind=StepKind.BOARD,
        title=_("Keep, develop, stop"),
        help=_("Three columns of notes. Ends in what you go on with, what you make better and what you let go of."),
        minutes=12,
        question=_("What do we keep, develop and stop?"),
        settings={"canvas": "keep-develop-stop"},
    ),
    Entry(
        key="evaluation-window",
        kind=StepKind.BOARD,
        title=_("Evaluation window"),
        help=_("Four panes for looking back at something you have tried."),
        minutes=15,
        question=_("How did it go?"),
        settings={"canvas": "evaluation-window"},
    ),
    Entry(
        key="board",
        kind=StepKind.BOARD,
        title=_("Board"),
        help=_("Notes in the fields of a template that you choose."),
        minutes=10,
    ),
    Entry(
        key="tables",
        kind=StepKind.TABLES,
        title=_("At the tables"),
        help=_("The room in smaller groups. Each table has its own board, and in the end everybody sees them all."),
        minutes=15,
        question=_("What do you agree on at your table?"),
        settings={"canvas": "keep-develop-stop", "size": 4},
    ),
    Entry(
        key="discussion",
        kind=StepKind.DISCUSSION,
        title=_("Discussion"),
        help=_("Talk about what is on the wall. With a list of speakers, those who have not spoken come first."),
        minutes=10,
        question=_("What matters most?"),
    ),
    Entry(
        key="decide",
        kind=StepKind.DECIDE,
        title=_("Decisions"),
        help=_("Nought to five fingers for a proposal. Then who does it, and when."),
        minutes=8,
        question=_("What do we agree on?"),
    ),
    Entry(
        key="follow-up",
        kind=StepKind.FOLLOW_UP,
        title=_("Since last time"),
        help=_("Commitments and proposals from earlier meetings. Say of each how it went, or take it along."),
        minutes=5,
        question=_("How did it go with what we agreed?"),
        alone=False,
    ),
    Entry(
        key="case",
        kind=StepKind.CASE,
        title=_("Case"),
        help=_("A story from the counter with questions to talk about."),
        minutes=8,
    ),
    Entry(
        key="legal-point",
        kind=StepKind.LEGAL_POINT,
        title=_("Legal point"),
        help=_("First a question to guess at. Then what the rules say, and where it stands."),
        minutes=6,
    ),
    Entry(
        key="frame",
        kind=StepKind.FRAME,
        title=_("Frame"),
        help=_("Welcome, ground rules, or what you want to say. Nobody writes."),
        minutes=4,
        question=_("Welcome"),
        alone=False,
    ),
    Entry(
        key="grouping",
        kind=StepKind.GROUPING,
        title=_("Grouping"),
        help=_("Lay notes in piles that say the same. Comes after a step with notes."),
        minutes=8,
        question=_("What belongs together?"),
        alone=False,
    ),
    Entry(
        key="dot-vote",
        kind=StepKind.DOT_VOTE,
        title=_("Dot vote"),
        help=_("Everybody sets dots on the notes or the piles. Comes after a step with notes."),
        minutes=4,
        question=_("What matters most?"),
        settings={"dots": 3},
        alone=False,
    ),
    Entry(
        key="closing",
        kind=StepKind.CLOSING,
        title=_("Closing round"),
        help=_("A last word from everybody. It is shown at once, and stays in the room."),
        minutes=4,
        question=_("What do you take with you?"),
    ),
)


def entry_of(key: str) -> Entry | None:
    return next((entry for entry in MENU if entry.key == key), None)
