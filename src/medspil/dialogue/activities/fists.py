# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Fist of five: a proposal, and from each phone nought to five fingers. Then who does it, and when."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from medspil.dialogue.activities.asking import Option, Question, Scene
from medspil.dialogue.activities.spreads import Counted, Spread, bars, counts_by_round
from medspil.dialogue.models import Decision, Fist, Step


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A proposal whose fingers are counted. `decided` says that it is written down already."""

    number: int
    what: str
    spread: Spread
    decided: bool


@dataclass(frozen=True, kw_only=True)
class Proposals(Counted):
    """What is asked now, and what has been counted, latest first."""

    asked: str = ""
    shown: Sequence[Shown] = field(default=())


def questions(step: Step) -> list[Question]:
    """The proposal at hand; none before somebody has made one."""
    fist = Fist.objects.of(step.municipality).filter(step=step, round=step.round).first() if step.round else None
    return [_question(fist.what)] if fist else []


def content(scene: Scene) -> Proposals:
    step = scene.step
    fists = list(Fist.objects.of(step.municipality).filter(step=step).select_related("round"))
    now = next((fist for fist in fists if fist.round_id == step.round_id), None)
    shown = _shown(scene, [fist for fist in reversed(fists) if fist.round.closed])
    return Proposals(
        questions=[_question(now.what)] if now else [],
        spreads=[entry.spread for entry in shown],
        asked=now.what if now and not now.round.closed else "",
        shown=shown,
    )


def _shown(scene: Scene, fists: Sequence[Fist]) -> list[Shown]:
    counts = counts_by_round([fist.round for fist in fists])
    decided = set(
        Decision.objects.of(scene.meeting.municipality).filter(meeting=scene.meeting).values_list("what", flat=True)
    )
    return [
        Shown(
            number=fist.position,
            what=fist.what,
            spread=bars(_question(fist.what), counts[fist.round_id]),
            decided=fist.what in decided,
        )
        for fist in fists
    ]


def _question(what: str) -> Question:
    labels = (
        _("No. I cannot live with it"),
        _("I have serious doubts"),
        _("I have a doubt to talk about"),
        _("I can live with it"),
        _("It is a good idea"),
        _("I will help to make it happen"),
    )
    options = [Option(key=str(n), label=label, short=str(n)) for n, label in enumerate(labels)]
    return Question(key="", title=what, options=options)
