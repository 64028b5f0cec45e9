# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from medspil.dialogue.events.meetings import MeetingEvent
from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class PeriodsSet(Event):
    """An administrator has said how long things are kept."""


@dataclass(frozen=True, kw_only=True)
class RowsExpired(Event):
    """What was older than its period is gone. `removed` is kinds and how many: `notes=12 dilemmas=3`."""

    removed: str


@dataclass(frozen=True, kw_only=True)
class PersonTaken(Event):
    """All that is stored about one person was taken out as a file, by herself or by an administrator."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """Somebody's name, address and roles are gone. What is left leads to nobody."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class MunicipalityTaken(Event):
    """All rows of the municipality were taken out as a file, by whoever runs the installation."""


class Reason(StrEnum):
    """Why a text was removed. Never a text: it would say what was there."""

    CITIZEN = "citizen"
    COLLEAGUE = "colleague"
    GIVEN_AWAY = "given-away"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class TextRemoved(Event):
    """An administrator has removed words that ought not to stand there, in so many places. What they were is gone."""

    why: Reason
    places: int


@dataclass(frozen=True, kw_only=True)
class WordsReplaced(MeetingEvent):
    """Something on the pages of a meeting that runs may read otherwise now: they are all drawn anew."""

    kept: ClassVar[bool] = False


@dataclass(frozen=True, kw_only=True)
class MeetingTextRemoved(Event):
    """Whoever runs a meeting has taken words out of it and of what was made of it. The form's own id tells a second
    press from another removal."""

    meeting_id: UUID
    removal_id: UUID
