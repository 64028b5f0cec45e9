# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Trials with small charts. Figures of fewer than five colleagues are not among them: they would tell of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from medspil.dialogue.models import Process
from medspil.organisations.models import Unit
from medspil.organisations.queries import colleagues_in
from medspil.practice.models import Trial, TrialState
from medspil.practice.queries.ladders import Measured, measured_in
from medspil.privacy.groups import FEWEST

RECENT = timedelta(days=90)  # what ended earlier is history

Span = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Tried:
    """The latest round of a trial. `few`: its figures come from fewer than enough, and `measured` is empty."""

    trial: Trial
    measured: Sequence[Measured]
    few: bool


def tried_in(processes: Sequence[Process], units: Sequence[Unit]) -> list[Tried]:
    """Trials that run or ended lately, in these processes and units; those that run come first."""
    rows = Trial.objects.filter(Q(process__in=processes) | Q(unit__in=units)).exclude(state=TrialState.DRAFT)
    ladders: dict[UUID, list[Trial]] = {}
    for trial in rows.select_related("unit").order_by("cycle"):
        ladders.setdefault(trial.root_id, []).append(trial)
    ladders = {root: rounds for root, rounds in ladders.items() if _lately(rounds[-1])}
    teams = colleagues_in({rounds[-1].unit for rounds in ladders.values()})
    few = {root for root, rounds in ladders.items() if _group(rounds[-1], teams[rounds[-1].unit_id]) < FEWEST}
    shown = {root: rounds for root, rounds in ladders.items() if root not in few}
    found = measured_in(shown, but_for={root: small_rounds(rounds) for root, rounds in shown.items()})
    tried = [Tried(trial=rounds[-1], measured=found.get(root, []), few=root in few) for root, rounds in ladders.items()]
    return sorted(tried, key=lambda row: (row.trial.state != TrialState.RUNNING, row.trial.ends_on))


def _lately(trial: Trial) -> bool:
    return trial.ended_on is None or trial.ended_on >= timezone.localdate() - RECENT


def _group(trial: Trial, team: int) -> int:
    """How many colleagues the figures of a round come from: as many as it says, at most the team."""
    return team if trial.colleagues is None else min(trial.colleagues, team)


def small_rounds(rounds: Sequence[Trial]) -> list[Span]:
    """The days on which so few tried it that the figures are theirs: they are left out of the curve."""
    small = [trial for trial in rounds if trial.colleagues is not None and trial.colleagues < FEWEST]
    return [(trial.starts_on, trial.ended_on or trial.ends_on) for trial in small]
