# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""HSDS documents as the fields of our rows. What has no field is kept in `rest`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from medspil.directory.hours import Closing, Hours, stored, stored_closings
from medspil.directory.hsds import schedules
from medspil.directory.hsds.standard import Document, read_date
from medspil.directory.hsds.terms import FACTS, KINDS, NEEDS, REFERRAL, WAYS, codes_in, others_in
from medspil.directory.vocabulary import ProviderKind

Fields = dict[str, Any]

# What of a service our rows have fields for. A list is not here if only its first entry has one.
OF_SERVICE = frozenset({
    "id", "name", "description", "url", "email", "status", "application_process", "fees_description",
    "eligibility_description", "assured_date", "assurer_email", "alert", "last_modified", "schedules",
    "service_at_locations", "organization",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReadOpening:
    key: UUID
    place: UUID | None
    fields: Fields


@dataclass(kw_only=True)
class Read:
    """What some documents say, by the keys of the rows. An offer names its provider by key."""

    providers: dict[UUID, Fields] = field(default_factory=dict)
    places: dict[UUID, Fields] = field(default_factory=dict)
    offers: dict[UUID, Fields] = field(default_factory=dict)
    provider_of: dict[UUID, UUID] = field(default_factory=dict)
    openings: dict[UUID, list[ReadOpening]] = field(default_factory=dict)


def read_service(document: Document, into: Read) -> UUID:
    key = UUID(document["id"])
    schedules_of_service = list(document.get("schedules", []))
    stops = document.get("service_at_locations", [])
    into.offers[key] = {
        "name": document["name"],
        "what": document.get("description", ""),
        "website": document.get("url", ""),
        "email": document.get("email", ""),
        "status": document["status"],
        "how": document.get("application_process", ""),
        "price": document.get("fees_description", ""),
        "for_whom": document.get("eligibility_description", ""),
        "assured_on": read_date(document["assured_date"]) if document.get("assured_date") else None,
        "keeper_email": document.get("assurer_email", ""),
        "notice": document.get("alert", ""),
        "phone": _first(document, "phones", "number"),
        "contact": _first(document, "contacts", "name"),
        "languages": list(dict.fromkeys(one["code"].lower() for one in document.get("languages", []) if "code" in one)),
        "needs": codes_in(dict(document), NEEDS),
        "ways": codes_in(dict(document), WAYS),
        "referral": REFERRAL in codes_in(dict(document), FACTS),
        "rest": _rest(
            document, OF_SERVICE, schedules=schedules_of_service if stops else _unreadable(schedules_of_service)
        ),
    }
    if "organization" in document:
        into.provider_of[key] = read_organization(document["organization"], into)
    into.openings[key] = [_opening(stop, schedules_of_service, into) for stop in stops]
    if not stops and len(_unreadable(schedules_of_service)) < len(schedules_of_service):
        into.openings[key] = [_loose(key, schedules_of_service)]
    return key


def read_organization(document: Document, into: Read) -> UUID:
    key = UUID(document["id"])
    taken = ["id", "name", "description", "website", "email", "attributes", "services"]
    kinds = codes_in(dict(document), KINDS)
    fields = {
        "name": document["name"],
        "about": document.get("description", ""),
        "website": document.get("website", ""),
        "email": document.get("email", ""),
        "phone": _first(document, "phones", "number"),
        "kind": kinds[0] if kinds else ProviderKind.OTHER,
        "rest": _rest(document, taken),
    }
    # A list shows less of an organization than its own page: the fullest that was met counts.
    if key not in into.providers or len(str(fields)) > len(str(into.providers[key])):
        into.providers[key] = fields
    return key


def read_location(document: Document, into: Read) -> UUID:
    key = UUID(document["id"])
    address: Document = next(iter(document.get("addresses", [])), {})
    fields = {
        "name": document.get("name") or address.get("address_1") or document["location_type"],
        "street": address.get("address_1", ""),
        "postcode": address.get("postal_code", ""),
        "city": address.get("city", ""),
        "access": _first(document, "accessibility", "description"),
        "transport": document.get("transportation", ""),
        "latitude": document.get("latitude"),
        "longitude": document.get("longitude"),
        "rest": _rest(document, ["id", "name", "transportation", "latitude", "longitude"]),
    }
    if key not in into.places or len(str(fields)) > len(str(into.places[key])):
        into.places[key] = fields
    return key


def _opening(stop: Document, of_service: list[Any], into: Read) -> ReadOpening:
    own = list(stop.get("schedules", []))
    hours, closings = _timetable(own or of_service)
    if not own:
        # They are those of the service, and go out with it.
        hours = [_lent(one) for one in hours]
        closings = []
    fields = {
        "note": stop.get("description", ""),
        "hours": stored(hours),
        "closings": stored_closings(closings),
        "on_holidays": schedules.on_holidays(own or of_service),
        "rest": _rest(stop, ["id", "description", "schedules", "location", "service"], schedules=_unreadable(own)),
    }
    place = read_location(stop["location"], into) if "location" in stop else None
    return ReadOpening(key=UUID(stop["id"]), place=place, fields=fields)


def _loose(key: UUID, of_service: list[Any]) -> ReadOpening:
    hours, closings = _timetable(of_service)
    fields = {
        "note": "",
        "hours": stored(hours),
        "closings": stored_closings(closings),
        "on_holidays": schedules.on_holidays(of_service),
        "rest": {},
    }
    return ReadOpening(key=uuid5(key, "opening"), place=None, fields=fields)


def _timetable(found: Iterable[Any]) -> tuple[list[Hours], list[Closing]]:
    read = [schedules.read(schedule) for schedule in found]
    return [one for one in read if isinstance(one, Hours)], [one for one in read if isinstance(one, Closing)]


def _lent(hours: Hours) -> Hours:
    return Hours(
        days=hours.days,
        opens=hours.opens,
        closes=hours.closes,
        first=hours.first,
        last=hours.last,
        id=hours.id,
        rest={**hours.rest, "of_service": True},
    )


def _unreadable(found: Iterable[Any]) -> list[Any]:
    return [schedule for schedule in found if schedules.read(schedule) is None]


def _first(document: Document, name: str, inner: str) -> str:
    first: Document = next(iter(document.get(name, [])), {})
    return str(first.get(inner, ""))


def _rest(document: Mapping[str, Any], taken: Iterable[str], **more: Any) -> Fields:
    """All that is not taken; attributes that are not ours; and what else is given, unless it is empty."""
    kept = {name: value for name, value in document.items() if name not in {*taken, "attributes"}}
    others = others_in(dict(document))
    return {
        **kept,
        **({"attributes": others} if others else {}),
        **{name: value for name, value in more.items() if value},
    }
