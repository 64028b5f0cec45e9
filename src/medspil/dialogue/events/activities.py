# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens inside an activity, beyond notes and dots. What phones do is not kept: it would tell who and when."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.dialogue.events.meetings import MeetingEvent, Region


@dataclass(frozen=True, kw_only=True)
class AnswerShown(MeetingEvent):
    """Somebody has answered where everybody sees how the answers spread as they come. Not kept."""

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.BOARD, Region.ROOM})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class HandsCounted(MeetingEvent):
    """Hands in the air were counted and typed in."""

    touches: ClassVar = frozenset({Region.BOARD})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordHidden(MeetingEvent):
    """The facilitator has taken a word from the wall, or put it back."""

    touches: ClassVar = frozenset({Region.BOARD})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class FistAsked(MeetingEvent):
    """A proposal is put to the room."""

    touches: ClassVar = frozenset({Region.STAGE, Region.BOARD, Region.ROOM, Region.CONTROLS})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpeakersOpened(MeetingEvent):
    """A talk has got a list of speakers."""

    touches: ClassVar = frozenset({Region.STAGE, Region.BOARD})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpeakersChanged(MeetingEvent):
    """Somebody wants to speak, or does not after all, or it is the next one's turn. Not kept."""

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.BOARD})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class SeatTaken(MeetingEvent):
    """Somebody has sat down at a table. Not kept."""

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.BOARD})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExerciseEnded(MeetingEvent):
    """A quick exercise is over."""
