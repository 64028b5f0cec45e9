# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A statement and five steps between two ends. Asked twice in a meeting, it shows before and after."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from medspil.dialogue.activities.asking import Option, Question, Scene
from medspil.dialogue.activities.spreads import Counted, bars, counts_of
from medspil.dialogue.models import Step, StepKind

STEPS = 5


def questions(step: Step) -> list[Question]:
    labels = labels_of(step)
    options = [Option(key=str(n), label=label, short=str(n)) for n, label in enumerate(labels, start=1)]
    return [Question(key="", title=step.question or step.title, options=options)]


def labels_of(step: Step) -> Sequence[str]:
    """Words for all five where they are ours; for the two ends where they are the script's own."""
    if step.settings.get("scale") == "confidence":
        return (_("Not at all"), _("A little"), _("Somewhat"), _("Quite"), _("Completely"))
    if step.settings.get("scale") == "agree":
        return (_("Disagree completely"), _("Disagree"), _("In between"), _("Agree"), _("Agree completely"))
    low, high = step.settings.get("labels") or (_("Low"), _("High"))
    return (low, "2", _("In the middle"), "4", high)


def content(scene: Scene) -> Counted:
    asked = questions(scene.step)
    counts = counts_of(scene.step.round)
    before = earlier(scene.step, scene.steps)
    spread = bars(asked[0], counts, counts_of(before.round) if before else None)
    closed = bool(scene.step.round and scene.step.round.closed)
    return Counted(questions=asked, spreads=[spread] if closed else [])


def earlier(step: Step, steps: Sequence[Step]) -> Step | None:
    """The same question on the same scale, answered earlier in the meeting."""
    same = (
        other
        for other in reversed(steps)
        if other.position < step.position
        and other.kind == StepKind.SCALE
        and other.round
        and other.round.closed
        and _asked(other) == _asked(step)
    )
    return next(same, None)


def _asked(step: Step) -> tuple[object, ...]:
    words = " ".join(step.question.casefold().split())
    return (words, step.settings.get("scale"), tuple(step.settings.get("labels") or ()))
