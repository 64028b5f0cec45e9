# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class JourneyEvent(Event):
    journey_id: UUID


@dataclass(frozen=True, kw_only=True)
class JourneyStarted(JourneyEvent):
    """A leader has begun a digital journey and named who leads it."""


@dataclass(frozen=True, kw_only=True)
class PhaseReached(JourneyEvent):
    """The journey is in another phase, further on or back."""

    phase: str


@dataclass(frozen=True, kw_only=True)
class PurposeAgreed(JourneyEvent):
    """The purpose was agreed, or agreed anew."""

    number: int


@dataclass(frozen=True, kw_only=True)
class GroupFramed(JourneyEvent):
    """What the working group is for, and who is to work with the solution, was written down."""


@dataclass(frozen=True, kw_only=True)
class MemberNamed(JourneyEvent):
    """Somebody is in the working group, or what she is there for was changed."""

    role_id: UUID


@dataclass(frozen=True, kw_only=True)
class MemberLeft(JourneyEvent):
    """Somebody is no longer in the working group."""

    role_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeadHandedOver(JourneyEvent):
    """Another person leads the project."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class NewsTold(JourneyEvent):
    """Everybody was told how it goes."""

    news_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(JourneyEvent):
    """Somebody asked something. Not kept: a row with a time would help to tell who it was."""

    kept: ClassVar = False


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(JourneyEvent):
    """A question has an answer that everybody sees."""

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionRemoved(JourneyEvent):
    """A question was taken out, since it said too much about somebody."""

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class MeetingTakenIn(JourneyEvent):
    """What a meeting said lies on the canvas of the journey."""

    meeting_id: UUID
    canvas_id: UUID


@dataclass(frozen=True, kw_only=True)
class PointChosen(JourneyEvent):
    """Something on a canvas was chosen as central, with what is done about it."""

    point_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrainingPlanned(JourneyEvent):
    """A team has a time to learn it, or it was changed."""

    training_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrainingCounted(JourneyEvent):
    """How many of a team have been through it was counted."""

    training_id: UUID


@dataclass(frozen=True, kw_only=True)
class AmbassadorNamed(JourneyEvent):
    """Somebody is the ambassador of a department."""

    ambassador_id: UUID


@dataclass(frozen=True, kw_only=True)
class AmbassadorLeft(JourneyEvent):
    """Somebody no longer is."""

    ambassador_id: UUID


@dataclass(frozen=True, kw_only=True)
class JourneyPaused(JourneyEvent):
    """The journey stands still for a time."""


@dataclass(frozen=True, kw_only=True)
class JourneyResumed(JourneyEvent):
    """The journey goes on."""


@dataclass(frozen=True, kw_only=True)
class JourneyBranched(JourneyEvent):
    """A new journey to another target group begins from this one."""

    branch_id: UUID


@dataclass(frozen=True, kw_only=True)
class JourneyEnded(JourneyEvent):
    """The journey is over, with what those in it would do differently."""


@dataclass(frozen=True, kw_only=True)
class JourneyReopened(JourneyEvent):
    """It was not over after all."""
