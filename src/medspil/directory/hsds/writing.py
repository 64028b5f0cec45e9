# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Our rows as HSDS documents: what came with an import in `rest`, and over it what stands in our fields."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from medspil.directory.hsds import schedules
from medspil.directory.hsds.standard import relations
from medspil.directory.hsds.terms import FACTS, KINDS, NEEDS, REFERRAL, WAYS, attributes
from medspil.directory.models import Offer, Opening, Place, Provider
from medspil.directory.vocabulary import ProviderKind, language_name

Made = dict[str, Any]


def service(offer: Offer, *, public: bool = True) -> Made:
    """An offer with all that hangs on it. `public`: without the address of whom we ask whether it is right."""
    rest = dict(offer.rest)
    openings = list(offer.openings.all())
    loose = [schedule for opening in openings if opening.place is None for schedule in _schedules(opening)]
    marks = [
        *rest.get("attributes", []),
        *attributes(offer.key, "service", NEEDS, offer.needs),
        *attributes(offer.key, "service", WAYS, offer.ways),
        *attributes(offer.key, "service", FACTS, [REFERRAL] if offer.referral else []),
    ]
    return _filled(
        {
            **rest,
            "id": str(offer.key),
            "name": offer.name,
            "description": offer.what,
            "url": offer.website,
            "email": offer.email,
            "status": offer.status,
            "application_process": offer.how,
            "fees_description": offer.price,
            "eligibility_description": offer.for_whom,
            "assured_date": offer.assured_on.isoformat() if offer.assured_on else None,
            "assurer_email": None if public else offer.keeper_email,
            "alert": offer.notice,
            "last_modified": moment(offer.changed_at),
            "phones": _first(rest, "phones", "number", offer.phone, offer.key),
            "contacts": _first(rest, "contacts", "name", offer.contact, offer.key),
            "languages": _languages(offer),
            "schedules": [*rest.get("schedules", []), *loose],
            "service_at_locations": [service_at_location(one) for one in openings if one.place is not None],
            "organization": organization(offer.provider),
            "attributes": marks,
        }
    )


def organization(provider: Provider) -> Made:
    rest = dict(provider.rest)
    known = [] if provider.kind == ProviderKind.OTHER else [provider.kind]
    marks = [*rest.get("attributes", []), *attributes(provider.key, "organization", KINDS, known)]
    made = _filled(
        {
            **rest,
            "id": str(provider.key),
            "name": provider.name,
            "website": provider.website,
            "email": provider.email,
            "phones": _first(rest, "phones", "number", provider.phone, provider.key),
            "attributes": marks,
        }
    )
    return {**made, "description": provider.about}


def service_at_location(opening: Opening) -> Made:
    rest = dict(opening.rest)
    return _filled(
        {
            **rest,
            "id": str(opening.key),
            "description": opening.note,
            "schedules": [*rest.get("schedules", []), *_schedules(opening)],
            "location": location(opening.place) if opening.place else None,
        }
    )


def location(place: Place) -> Made:
    rest = dict(place.rest)
    return _filled(
        {
            "location_type": "physical",
            **rest,
            "id": str(place.key),
            "name": place.name,
            "transportation": place.transport,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "addresses": _addresses(place),
            "accessibility": _first(rest, "accessibility", "description", place.access, place.key),
        }
    )


def shallow(kind: str, document: Made) -> Made:
    """An entry of a list: its own properties and what is one to one, no lists of what hangs on it."""
    lists = {relation.name for relation in relations(kind) if relation.many}
    inner = {relation.name: relation.kind for relation in relations(kind) if not relation.many}
    return {
        name: shallow(inner[name], value) if name in inner else value
        for name, value in document.items()
        if name not in lists
    }


def moment(at: datetime) -> str:
    """To the millisecond, as the standard asks."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _schedules(opening: Opening) -> list[Made]:
    table = opening.timetable
    own = [hours for hours in table.hours if not hours.rest.get("of_service")]
    return [
        *(schedules.written(hours, holidays=opening.on_holidays) for hours in own),
        *(schedules.written_closing(closing) for closing in table.closings),
    ]


def _first(rest: Mapping[str, Any], name: str, inner: str, value: str, owner: UUID) -> list[Made]:
    """A list whose first entry we have a field for."""
    known = list(rest.get(name, []))
    if not value:
        return known[1:]
    first = known[0] if known else {"id": str(uuid5(owner, name))}
    return [{**first, inner: value}, *known[1:]]


def _languages(offer: Offer) -> list[Made]:
    came = offer.rest.get("languages", [])
    known = {str(entry.get("code", "")).lower(): entry for entry in came}
    coded = [
        known.get(code, {"id": str(uuid5(offer.key, f"language/{code}")), "name": language_name(code), "code": code})
        for code in offer.languages
    ]
    return [*coded, *(entry for entry in came if not entry.get("code"))]


def _addresses(place: Place) -> list[Made]:
    """HSDS wants a province. Regions are being redrawn; the municipality is what an address lies in."""
    known = list(place.rest.get("addresses", []))
    if not (place.street and place.postcode and place.city):
        return known
    first = known[0] if known else {"id": str(uuid5(place.key, "address"))}
    ours = {"address_1": place.street, "postal_code": place.postcode, "city": place.city}
    others = {"state_province": place.municipality.name, "country": "DK", "address_type": "physical"}
    return [{**others, **first, **ours}, *known[1:]]


def _filled(document: Made) -> Made:
    """HSDS leaves out what is empty: null is an error, and an empty text is no address."""
    return {name: value for name, value in document.items() if value not in (None, "", [])}
