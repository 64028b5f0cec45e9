# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from typing import ClassVar
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
class WishDeclined(JourneyEvent):
    """A wish does not become a requirement, or may after all."""

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


@dataclass(frozen=True, kw_only=True)
class SupplierInvited(JourneyEvent):
    """A supplier is asked for a bid."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class SupplierRemoved(JourneyEvent):
    """A supplier is no longer asked."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class PapersChanged(JourneyEvent):
    """Another document of a supplier, or one less."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class MethodLocked(JourneyEvent):
    """How bids are compared is decided."""

    method_id: UUID


@dataclass(frozen=True, kw_only=True)
class MethodUnlocked(JourneyEvent):
    """It is to be decided anew; no bid was opened."""

    method_id: UUID


@dataclass(frozen=True, kw_only=True)
class BidOpened(JourneyEvent):
    """The table of a supplier is read."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class MustJudged(JourneyEvent):
    """The group has said whether a must is met."""

    supplier_id: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class AssessorsNamed(JourneyEvent):
    """Who scores is decided."""


@dataclass(frozen=True, kw_only=True)
class ScoresGiven(JourneyEvent):
    """Somebody has scored a bid."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class AssessorDone(JourneyEvent):
    """Somebody has given all her scores."""


@dataclass(frozen=True, kw_only=True)
class AgreeingBegun(JourneyEvent):
    """Everybody sees all scores, and the group agrees."""


@dataclass(frozen=True, kw_only=True)
class PointsAgreed(JourneyEvent):
    """The group has agreed on points of a bid."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class TryOutPlanned(JourneyEvent):
    """People will try the solution of a supplier."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class TryOutChanged(JourneyEvent):
    """A try-out was corrected or taken out."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferenceChanged(JourneyEvent):
    """What another municipality said was corrected or taken out."""

    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class TriedOut(JourneyEvent):
    """Somebody has tried it. Not kept: the order would tell whose answers are whose."""

    kept: ClassVar = False
    supplier_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferenceNoted(JourneyEvent):
    """Another municipality was asked about a supplier."""

    supplier_id: UUID
