# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a journey can take up in a meeting: the canvas that is filled, and the agenda around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.dialogue.models import StepKind, StepPart

MINUTES = 45
WINDOW = "evaluation-window"


@dataclass(frozen=True, kw_only=True)
class Talk:
    """`key` is the template of the board; `back` the name of the journey's page that it belongs to."""

    key: str
    title: Promise
    question: Promise
    vote: Promise
    back: str


_TALKS = {
    talk.key: talk
    for talk in (
        Talk(
            key="purpose",
            title=gettext_lazy("Why do we do it?"),
            question=gettext_lazy("What becomes better, and for whom?"),
            vote=gettext_lazy("What must stand in the purpose?"),
            back="journey-purpose",
        ),
        Talk(
            key="potentials-barriers",
            title=gettext_lazy("What pulls, and what holds back?"),
            question=gettext_lazy("What do you look forward to, and what worries you?"),
            vote=gettext_lazy("What is most important to do something about?"),
            back="journey-potentials",
        ),
        Talk(
            key="competence-needs",
            title=gettext_lazy("What do we need to be able to do?"),
            question=gettext_lazy("What do you want to be sure of on the first day?"),
            vote=gettext_lazy("What do we learn first?"),
            back="journey-needs",
        ),
        Talk(
            key=WINDOW,
            title=gettext_lazy("How does it go?"),
            question=gettext_lazy("What do we see, now that the solution is used?"),
            vote=gettext_lazy("What do we do something about first?"),
            back="journey-trying",
        ),
    )
}


def talk_of(key: str) -> Talk | None:
    return _TALKS.get(key)


def register(talk: Talk) -> None:
    """Called at start-up by packages above, for a board of their own."""
    _TALKS[talk.key] = talk


def steps_of(talk: Talk) -> list[Mapping[str, Any]]:
    """Welcome, everybody writes in silence, dots, talk, decisions: three quarters of an hour."""
    return [
        _step(
            StepKind.FRAME,
            StepPart.INTRODUCTION,
            _("Welcome"),
            5,
            say=_(
                "Tell what the journey is about and how far it has come. Nobody can see who writes what, and at the "
                "end you choose what is handed on."
            ),
            question=talk.question,
        ),
        _step(
            StepKind.BOARD,
            StepPart.PROCESS,
            str(talk.title)[:60],
            15,
            say=_("One thing on each note. Write in silence first; we show all notes at once."),
            do=_("Give time. When it is quiet, ask for one more note from each, and show them."),
            question=talk.question,
            canvas=talk.key,
        ),
        _step(
            StepKind.DOT_VOTE,
            StepPart.PROCESS,
            _("Three dots each"),
            5,
            say=_("Set your dots where it matters most."),
            question=talk.vote,
            dots=3,
        ),
        _step(
            StepKind.DISCUSSION,
            StepPart.PROCESS,
            _("What we see"),
            10,
            say=_("Begin with the note that has most dots. Ask for one who sees it otherwise."),
            question=talk.vote,
        ),
        _step(
            StepKind.DECIDE,
            StepPart.NEXT_STEPS,
            _("What we do now"),
            10,
            say=_("Choose one thing. Who does it, and when do we look at it again?"),
            question=_("What do we do first?"),
        ),
    ]


def about_use(purpose: str, tried: Sequence[str]) -> dict[str, Any]:
    """The first step of a quick evaluation window: what one wanted, and what has been tried."""
    return _step(
        StepKind.FRAME,
        StepPart.INTRODUCTION,
        _("What we wanted"),
        3,
        say=_("This is what we wanted, and what we have tried. Today we talk about how it goes."),
        do=_("Ask whether anybody sees it otherwise. Then go on."),
        question=_("How does it go, compared with what we wanted?"),
        text="\n".join(f"- {' '.join(line.split())}" for line in (purpose, *tried)),
    )


def _step(
    kind: StepKind, part: StepPart, title: str, minutes: int, *, say: str, do: str = "", **settings: Any
) -> dict[str, Any]:
    words = {name: str(value) if isinstance(value, Promise) else value for name, value in settings.items()}
    fields = {"kind": kind, "part": part, "title": title, "minutes": minutes, "say": say, "do": do}
    return {**fields, "settings": words}
