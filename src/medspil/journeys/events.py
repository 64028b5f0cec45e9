# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
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
