# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class ProviderWritten(Event):
    """Somebody who gives help was added, or is described anew."""

    provider_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlaceWritten(Event):
    """A place was added, or is described anew."""

    place_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferWritten(Event):
    """An offer was added or changed."""

    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class OpeningWritten(Event):
    """Where and when an offer is given was added, changed or taken away."""

    offer_id: UUID
    opening_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferAssured(Event):
    """Somebody has said that all of an offer is still right."""

    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class OffersTakenIn(Event):
    """Offers were taken in from a file: so many are new or changed."""

    offers: int


@dataclass(frozen=True, kw_only=True)
class OfferCorrected(Event):
    """The contact of an offer has said what is wrong with it."""

    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class CorrectionSettled(Event):
    """An editor has taken a correction over, or left it."""

    offer_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class DirectoryShown(Event):
    """The public may read the directory, or may not any more."""

    shown: bool
