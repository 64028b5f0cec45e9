# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens in a meeting, and which regions of the room each fact makes stale."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from medspil.record.events import Event


class Region(StrEnum):
    """A piece of the room's pages with a fixed id. `audiences` in `regions.py` says who has which."""

    TOP = "top"  # topic, step n of N, clock
    MESSAGE = "message"  # what the facilitator tells everybody right now
    STAGE = "stage"  # what is asked, and where one answers
    BOARD = "board"  # what has been said
    ROOM = "room"  # how many are here, how many are done
    AGENDA = "agenda"  # the facilitator's way through the meeting
    CONTROLS = "controls"  # the buttons of the step
    GUIDE = "guide"  # script notes of the step


EVERYTHING = frozenset(Region)

NOTE = "note-"  # and the id of a note: it is a region of its own where it lies open on the board


def note_region(note_id: UUID) -> str:
    return f"{NOTE}{note_id}"


@dataclass(frozen=True, kw_only=True)
class MeetingEvent(Event):
    """A fact that somebody in the room can see."""

    touches: ClassVar[frozenset[Region]] = EVERYTHING

    meeting_id: UUID

    @property
    def stale(self) -> frozenset[str]:
        """The names of the regions that it makes stale."""
        return self.touches


@dataclass(frozen=True, kw_only=True)
class MeetingOpened(MeetingEvent):
    """The facilitator has let people in; the first step has begun."""


@dataclass(frozen=True, kw_only=True)
class StepEntered(MeetingEvent):
    """The meeting has moved to a step, forward or back."""

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepRevealed(MeetingEvent):
    """What was written in silence, or the legal point, is now seen by everybody."""

    touches: ClassVar = frozenset({Region.STAGE, Region.BOARD, Region.ROOM, Region.CONTROLS})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepKeptOpen(MeetingEvent):
    """People may write on a step for some days."""

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepShut(MeetingEvent):
    """The days in which a step was open are over."""

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class MinutesAdded(MeetingEvent):
    """A step was given more time or less; the later ones move."""

    touches: ClassVar = frozenset({Region.TOP, Region.AGENDA})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class NoteWritten(MeetingEvent):
    """Somebody has written, changed or withdrawn a note. Not kept: it would tell the order of writing.

    `alone` are the notes themselves where each lies open on the board: then nothing else is stale.
    """

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.BOARD, Region.ROOM, Region.CONTROLS})

    step_id: UUID
    alone: frozenset[UUID] = frozenset()

    @property
    def stale(self) -> frozenset[str]:
        return frozenset(map(note_region, self.alone)) or self.touches


@dataclass(frozen=True, kw_only=True)
class NoteHidden(MeetingEvent):
    """The facilitator has taken a note from the wall, or put it back."""

    touches: ClassVar = frozenset({Region.STAGE, Region.BOARD})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReadyMarked(MeetingEvent):
    """Somebody is done with the step, or not after all. Not kept."""

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.ROOM})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class NotesGrouped(MeetingEvent):
    """Notes were laid in a pile, or taken out of one, or a pile got its name."""

    touches: ClassVar = frozenset({Region.BOARD, Region.CONTROLS})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class NotesMerged(MeetingEvent):
    """Notes that say the same became one, or were taken apart again."""

    touches: ClassVar = frozenset({Region.STAGE, Region.BOARD, Region.CONTROLS})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoomTold(MeetingEvent):
    """The facilitator has put a message on all screens, or taken it away."""

    touches: ClassVar = frozenset({Region.MESSAGE})


@dataclass(frozen=True, kw_only=True)
class DotsPlaced(MeetingEvent):
    """Somebody has voted, or changed a vote. Not kept."""

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.ROOM})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoundClosed(MeetingEvent):
    """The dots are counted and shown; who set them is gone."""

    touches: ClassVar = frozenset({Region.STAGE, Region.BOARD, Region.ROOM, Region.CONTROLS})

    step_id: UUID


@dataclass(frozen=True, kw_only=True)
class DecisionMade(MeetingEvent):
    """A decision was written down, changed or struck out."""

    touches: ClassVar = frozenset({Region.BOARD, Region.CONTROLS})

    decision_id: UUID


@dataclass(frozen=True, kw_only=True)
class FacilitatorChanged(MeetingEvent):
    """Somebody else now runs the meeting."""

    touches: ClassVar = frozenset({Region.AGENDA, Region.CONTROLS, Region.ROOM})

    facilitator_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnonymityChosen(MeetingEvent):
    """What stands with the notes of the meeting: nothing, the team, or a name."""

    anonymity: str


@dataclass(frozen=True, kw_only=True)
class FacilitatorCameOrWent(MeetingEvent):
    """The console of whoever runs the meeting has lost its connection, or found it again. Not kept."""

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.AGENDA})


@dataclass(frozen=True, kw_only=True)
class TimeWound(MeetingEvent):
    """In a rehearsal time has been made to pass. Not kept."""

    kept: ClassVar = False
    touches: ClassVar = frozenset({Region.TOP, Region.AGENDA})


@dataclass(frozen=True, kw_only=True)
class RehearsalEnded(MeetingEvent):
    """A rehearsal is over. Not kept: it leaves nothing behind."""

    kept: ClassVar = False


@dataclass(frozen=True, kw_only=True)
class NoteTakerNamed(MeetingEvent):
    """Somebody writes down what is decided."""

    touches: ClassVar = frozenset({Region.AGENDA})

    note_taker_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class OwnNotesWritten(MeetingEvent):
    """The facilitator has written to herself beside a step. Nobody else's page changes."""

    touches: ClassVar = frozenset({Region.GUIDE})

    step_id: UUID
