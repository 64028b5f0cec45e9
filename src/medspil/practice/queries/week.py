# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A team's week: what moved, what is due, and one thing learned. Of the team, never of one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from medspil.organisations.models import Unit
from medspil.practice.models import Answer, Commitment, CommitmentStatus, Trial, TrialState
from medspil.practice.resting import resting

DAYS = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Week:
    unit: Unit
    settled: Sequence[Commitment]
    answered: Sequence[Answer]
    ended: Sequence[Trial]
    due: Sequence[Commitment]
    running: Sequence[Trial]
    learned: str  # from the trial that ended last; empty when none did

    @property
    def quiet(self) -> bool:
        """Nothing moved and nothing is due: then no letter is sent."""
        return not (self.settled or self.answered or self.ended or self.due)


def week_of(unit: Unit, today: date) -> Week:
    """The seven days before today, and the seven to come."""
    since = today - DAYS
    commitments = Commitment.objects.of(unit.municipality).filter(process__unit=unit)
    trials = Trial.objects.of(unit.municipality).filter(unit=unit)
    answers = Answer.objects.of(unit.municipality).filter(item__outcome__meeting__process__unit=unit)
    ended = list(trials.filter(state=TrialState.ENDED, ended_on__gte=since, ended_on__lt=today).order_by("ended_on"))
    return Week(
        unit=unit,
        settled=list(commitments.filter(settled_on__gte=since, settled_on__lt=today)),
        answered=list(answers.filter(at__date__gte=since, at__date__lt=today).select_related("item")),
        ended=ended,
        due=list(commitments.filter(status=CommitmentStatus.OPEN, due_on__lt=today + DAYS).exclude(resting())),
        running=list(trials.filter(state=TrialState.RUNNING).exclude(resting())),
        learned=next((trial.canvas["reflection"] for trial in reversed(ended) if trial.canvas.get("reflection")), ""),
    )
