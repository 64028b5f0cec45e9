# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who gives help, what it is, where and when. Whatever is changed, the offers concerned get a new `changed_at`:
that is how searches and those who fetch our offers notice.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from medspil.directory.events import OfferAssured, OfferWritten, OpeningWritten, PlaceWritten, ProviderWritten
from medspil.directory.models import Offer, Opening, Place, Provider
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

Fields = Mapping[str, Any]


class ChangedMeanwhile(Exception):
    """Somebody else has changed the offer since the writer saw it."""


@write
def write_provider(*, provider_id: UUID, municipality: Municipality, fields: Fields, by: Person) -> Provider:
    """Make the provider, or change the one with this id."""
    provider, new = make_once(Provider, pk=provider_id, municipality=municipality, **fields)
    if not new:
        _update(provider, fields)
    _touch(municipality, Q(provider=provider))
    record(ProviderWritten(municipality_id=municipality.pk, provider_id=provider.pk), by=by)
    return provider


@write
def write_place(*, place_id: UUID, municipality: Municipality, fields: Fields, by: Person) -> Place:
    """Make the place, or change the one with this id."""
    place, new = make_once(Place, pk=place_id, municipality=municipality, **fields)
    if not new:
        _update(place, fields)
    _touch(municipality, Q(openings__place=place))
    record(PlaceWritten(municipality_id=municipality.pk, place_id=place.pk), by=by)
    return place


@write
def make_offer(*, offer_id: UUID, municipality: Municipality, fields: Fields, on: date, by: Person) -> Offer:
    """A new offer, right as of a day. Made twice, it is the same one."""
    offer, new = make_once(Offer, pk=offer_id, municipality=municipality, assured_on=on, **fields)
    if new:
        record(OfferWritten(municipality_id=municipality.pk, offer_id=offer.pk), by=by)
    return offer


@write
def change_offer(*, offer: Offer, fields: Fields, seen: datetime, by: Person | None) -> None:
    """Write an offer anew. Raises ChangedMeanwhile unless it is as the writer saw it."""
    _claim(offer, seen)
    _update(offer, fields)
    record(OfferWritten(municipality_id=offer.municipality_id, offer_id=offer.pk), by=by)


@write
def make_opening(*, opening_id: UUID, offer: Offer, fields: Fields, by: Person) -> Opening:
    """A place and hours of an offer. Made twice, it is the same one."""
    opening, new = make_once(Opening, pk=opening_id, municipality=offer.municipality, offer=offer, **fields)
    if new:
        _touch(offer.municipality, Q(pk=offer.pk))
        record(_opening_written(opening), by=by)
    return opening


@write
def change_opening(*, opening: Opening, fields: Fields, seen: datetime, by: Person) -> None:
    """Write place and hours anew. Raises ChangedMeanwhile unless the offer is as the writer saw it."""
    _claim(opening.offer, seen)
    _update(opening, fields)
    record(_opening_written(opening), by=by)


@write
def remove_opening(*, opening: Opening, by: Person) -> None:
    """The offer is no longer given there."""
    event = _opening_written(opening)
    _touch(opening.municipality, Q(pk=opening.offer_id))
    opening.delete()
    record(event, by=by)


@write
def assure(*, offer: Offer, on: date, by: Person | None) -> None:
    """All that is said of the offer is right as of this day; `by` nobody when its contact says so."""
    rows = Offer.objects.of(offer.municipality).filter(pk=offer.pk).exclude(assured_on__gte=on)
    if rows.update(assured_on=on, changed_at=timezone.now()):
        record(OfferAssured(municipality_id=offer.municipality_id, offer_id=offer.pk), by=by)


def _claim(offer: Offer, seen: datetime) -> None:
    """The turn to change an offer, for one who has seen it as it is."""
    offer.changed_at = timezone.now()
    rows = Offer.objects.of(offer.municipality).filter(pk=offer.pk, changed_at=seen)
    if not rows.update(changed_at=offer.changed_at):
        raise ChangedMeanwhile


def _touch(municipality: Municipality, concerned: Q) -> None:
    ids = list(Offer.objects.of(municipality).filter(concerned).values_list("pk", flat=True))
    Offer.objects.of(municipality).filter(pk__in=ids).update(changed_at=timezone.now())


def _update(row: Provider | Place | Offer | Opening, fields: Fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=[*fields])


def _opening_written(opening: Opening) -> OpeningWritten:
    return OpeningWritten(municipality_id=opening.municipality_id, offer_id=opening.offer_id, opening_id=opening.pk)
