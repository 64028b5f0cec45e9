# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.dialogue.events.meetings import MeetingEvent, Region
from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class ProposalAnswered(Event):
    """The leader has answered a proposal, or changed an answer."""

    item_id: UUID
    verdict: str


@dataclass(frozen=True, kw_only=True)
class TalkHeld(Event):
    """Leader and facilitator have talked after a meeting."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkRead(Event):
    """One of the two has opened the agenda of their talk, with what was written for it."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkPrepared(Event):
    """One of the two has written in the agenda of their talk."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(Event):
    """Somebody has taken something on."""

    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommitmentSettled(Event):
    """A commitment is done, dropped, or open again."""

    commitment_id: UUID
    status: str


@dataclass(frozen=True, kw_only=True)
class FollowedUp(MeetingEvent):
    """A meeting has said how it went with a commitment or a proposal, or takes it along."""

    touches: ClassVar = frozenset({Region.BOARD})

    row_id: UUID
    how: str


@dataclass(frozen=True, kw_only=True)
class TrialPlanned(Event):
    """A trial action was planned, or its plan changed."""

    trial_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrialStarted(Event):
    """A trial action is being tried."""

    trial_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrialEnded(Event):
    """A trial action has ended: continued, adjusted or stopped."""

    trial_id: UUID
    ending: str


@dataclass(frozen=True, kw_only=True)
class MeasureChosen(Event):
    """A measure was added to a trial, changed or taken away."""

    measure_id: UUID


@dataclass(frozen=True, kw_only=True)
class Measured(Event):
    """Values were stored or taken away, for so many days."""

    measure_id: UUID
    days: int


@dataclass(frozen=True, kw_only=True)
class Tapped(Event):
    """Somebody has counted one. Not kept: a row with a time for each press would be a diary of somebody's day."""

    kept: ClassVar = False

    measure_id: UUID


@dataclass(frozen=True, kw_only=True)
class BaselineSet(Event):
    """The centre line was fixed on a baseline, or let go."""

    measure_id: UUID


@dataclass(frozen=True, kw_only=True)
class HappeningNoted(Event):
    """Something that may explain a curve was noted, or struck out."""

    trial_id: UUID


@dataclass(frozen=True, kw_only=True)
class TipGiven(Event):
    """A trial was put before another unit."""

    tip_id: UUID


@dataclass(frozen=True, kw_only=True)
class TipAnswered(Event):
    """The other unit tries it too, or not now."""

    tip_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class WeeklyLetterChosen(Event):
    """A team gets the weekly letter, or no longer."""

    unit_id: UUID
    wanted: bool
