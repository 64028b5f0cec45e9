# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class CountingArranged(Event):
    """It is agreed, or changed, what is counted and how often one hopes for it."""

    journey_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamCounts(Event):
    """A team counts from now on, or somebody else keeps its figures, or it reminds itself of something else."""

    team_id: UUID


@dataclass(frozen=True, kw_only=True)
class WeeksCounted(Event):
    team_id: UUID
    since: date
    weeks: int
