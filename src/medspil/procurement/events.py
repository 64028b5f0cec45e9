# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from uuid import UUID

from medspil.journeys.events import JourneyEvent


@dataclass(frozen=True, kw_only=True)
class WishWritten(JourneyEvent):
    """Somebody in the group asks for something."""

    wish_id: UUID


@dataclass(frozen=True, kw_only=True)
class WishesTakenIn(JourneyEvent):
    """Lines of the group's canvas are wishes now."""


@dataclass(frozen=True, kw_only=True)
class WishesJoined(JourneyEvent):
    """Wishes that say the same are one, or apart again."""

    wish_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequirementWritten(JourneyEvent):
    """A requirement is new or says something else."""

    requirement_id: UUID


@dataclass(frozen=True, kw_only=True)
class RequirementsSuggested(JourneyEvent):
    """Requirements of the catalogue are taken in."""


@dataclass(frozen=True, kw_only=True)
class RequirementTakenOut(JourneyEvent):
    """A requirement no longer holds, or holds again."""

    requirement_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpecificationMade(JourneyEvent):
    """The requirements are ready to be sent to suppliers."""

    specification_id: UUID
