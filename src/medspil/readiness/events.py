# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class RoundEvent(Event):
    journey_id: UUID
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReadinessAsked(RoundEvent):
    """Those who are to use the solution are asked how ready they are, or the name or last day was changed."""


@dataclass(frozen=True, kw_only=True)
class ReadinessAnswered(RoundEvent):
    """Somebody has answered. Not kept: a row with a time would help to tell what she answered."""

    kept: ClassVar = False


@dataclass(frozen=True, kw_only=True)
class ReadinessCounted(RoundEvent):
    """A round is closed, and its result shown if enough have answered."""
