# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The lists of the public API: what is asked for, cumulative filters, pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import asin, ceil, cos, radians, sin, sqrt
from statistics import fmean
from typing import Any

from medspil.directory.hsds import terms, writing
from medspil.directory.models import Offer, Opening, Place, Provider
from medspil.directory.queries import Wanted, meeting

PER_PAGE, MOST_PER_PAGE = 50, 1000
EARTH_METRES = 6_371_000
Made = dict[str, Any]
YES, NO = ("true", "1"), ("false", "0", "")


class Unclear(Exception):
    """A parameter that cannot be made sense of; the words say which and how to write it."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The parameters of a list. A name that a list does not know it lets be."""

    search: str
    page: int
    per_page: int
    ndjson: bool
    full: bool
    full_service: bool
    minimal: bool
    taxonomy_id: str
    taxonomy_term_id: str
    organization_id: str
    modified_after: datetime | None
    postcode: str
    proximity: float | None
    parent_id: str
    top_only: bool


def asked(said: Mapping[str, str]) -> Asked:
    """Raises Unclear. Without `per_page` a minimal list comes in one page, as the standard wishes."""
    minimal = _flag(said, "minimal")
    written = said.get("format", "json")
    if written not in {"json", "ndjson"}:
        raise Unclear("format is json or ndjson")
    return Asked(
        search=said.get("search", "").replace("\0", ""),
        page=_number(said, "page", 1),
        per_page=min(_number(said, "per_page", MOST_PER_PAGE if minimal else PER_PAGE), MOST_PER_PAGE),
        ndjson=written == "ndjson",
        full=_flag(said, "full"),
        full_service=_flag(said, "full_service"),
        minimal=minimal,
        taxonomy_id=said.get("taxonomy_id", ""),
        taxonomy_term_id=said.get("taxonomy_term_id", ""),
        organization_id=said.get("organization_id", ""),
        modified_after=_moment(said.get("modified_after", "")),
        postcode=said.get("postcode", ""),
        proximity=_metres(said.get("proximity", "")),
        parent_id=said.get("parent_id", ""),
        top_only=_flag(said, "top_only"),
    )


def page(items: Sequence[Made], wanted: Asked) -> Made:
    """One page with its head, as the standard has it. A page after the last is empty."""
    pages = ceil(len(items) / wanted.per_page)
    contents = items[(wanted.page - 1) * wanted.per_page : wanted.page * wanted.per_page]
    return {
        "total_items": len(items),
        "total_pages": pages,
        "page_number": wanted.page,
        "size": len(contents),
        "first_page": wanted.page == 1,
        "last_page": wanted.page >= pages,
        "empty": not contents,
        "contents": list(contents),
    }


def services(offers: Sequence[Offer], wanted: Asked) -> list[Made]:
    found = _meeting(offers, wanted)
    if wanted.minimal:
        return [{"id": str(offer.key), "last_modified": writing.moment(offer.changed_at)} for offer in found]
    return _shown("service", map(writing.service, found), full=wanted.full)


def organizations(offers: Sequence[Offer], providers: Sequence[Provider], wanted: Asked) -> list[Made]:
    """Those who give help; with terms only those of whose offers one carries them."""
    by_provider = {one.pk: [offer for offer in offers if offer.provider_id == one.pk] for one in providers}
    asks_terms = wanted.taxonomy_id or wanted.taxonomy_term_id
    kept = [
        provider
        for provider in providers
        if (not asks_terms or _meeting_terms(by_provider[provider.pk], wanted))
        and wanted.search.lower() in f"{provider.name} {provider.about}".lower()
    ]
    return [organization(provider, by_provider[provider.pk], wanted) for provider in kept]


def organization(provider: Provider, offers: Iterable[Offer], wanted: Asked) -> Made:
    made = writing.organization(provider)
    if wanted.full_service:
        return {**made, "services": [_without_owner(writing.service(offer)) for offer in offers]}
    return made if wanted.full else writing.shallow("organization", made)


def service_at_locations(offers: Sequence[Offer], wanted: Asked) -> list[Made]:
    stops = [(offer, one) for offer in _meeting(offers, wanted) for one in offer.openings.all() if one.place]
    kept = [(offer, one) for offer, one in stops if _near(one, wanted, [stop for _offer, stop in stops])]
    return _shown("service_at_location", (service_at_location(*both) for both in kept), full=wanted.full)


def service_at_location(offer: Offer, opening: Opening) -> Made:
    """A stop with the place, and the service that is given there."""
    service = writing.shallow("service", writing.service(offer))
    return {**writing.service_at_location(opening), "service": service}


def taxonomies(wanted: Asked) -> list[Made]:
    known = map(terms.taxonomy_document, terms.taxonomies())
    return [one for one in known if wanted.search.lower() in f"{one['name']} {one['description']}".lower()]


def taxonomy_terms(wanted: Asked) -> list[Made]:
    """Ours have no terms below others: all are top terms, and none has a parent."""
    known = [terms.term_document(term) for term in terms.terms()]
    return [
        one
        for one in known
        if wanted.search.lower() in one["name"].lower()
        and wanted.taxonomy_id in {"", one["taxonomy_detail"]["id"]}
        and not wanted.parent_id
    ]


def _shown(kind: str, documents: Iterable[Made], *, full: bool) -> list[Made]:
    return [document if full else writing.shallow(kind, document) for document in documents]


def _without_owner(service: Made) -> Made:
    return {name: value for name, value in service.items() if name != "organization"}


def _meeting(offers: Sequence[Offer], wanted: Asked) -> list[Offer]:
    """Those that meet all that is asked for."""
    found = meeting(offers, Wanted(text=wanted.search), datetime.now(UTC))
    return [
        offer
        for offer in _meeting_terms([one.offer for one in found], wanted)
        if wanted.organization_id in {"", str(offer.provider.key)}
        and (wanted.modified_after is None or offer.changed_at >= wanted.modified_after)
    ]


def _meeting_terms(offers: Sequence[Offer], wanted: Asked) -> list[Offer]:
    return [
        offer
        for offer in offers
        if _carries(offer, "id", wanted.taxonomy_term_id) and _carries(offer, "taxonomy_id", wanted.taxonomy_id)
    ]


def _carries(offer: Offer, what: str, key: str) -> bool:
    if not key:
        return True
    held = [attribute.get("taxonomy_term", {}) for attribute in writing.service(offer).get("attributes", [])]
    keys = [term.get("id") if what == "id" else term.get("taxonomy_detail", {}).get("id") for term in held]
    return key in keys


def _near(opening: Opening, wanted: Asked, stops: Sequence[Opening]) -> bool:
    """In the postcode; or, with a distance, so many metres from the middle of the places we know in it."""
    place = opening.place
    if not wanted.postcode or place is None:
        return True
    inside = [_point(stop.place) for stop in stops if stop.place and stop.place.postcode == wanted.postcode]
    known, here = [point for point in inside if point], _point(place)
    if wanted.proximity is None or not known or here is None:
        return place.postcode == wanted.postcode
    middle = fmean(latitude for latitude, _ in known), fmean(longitude for _, longitude in known)
    return metres(middle, here) <= wanted.proximity


def _point(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance over ground between two points given as latitude and longitude (haversine)."""
    (a, b), (c, d) = (tuple(map(radians, point)) for point in (one, other))
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, chord)))


def _number(said: Mapping[str, str], name: str, otherwise: int) -> int:
    text = said.get(name, "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) < 1:
        raise Unclear(f"{name} is a whole number from 1")
    return int(text)


def _flag(said: Mapping[str, str], name: str) -> bool:
    text = said.get(name, "").lower()
    if text not in (*YES, *NO):
        raise Unclear(f"{name} is true or false")
    return text in YES


def _moment(text: str) -> datetime | None:
    """A date or a date-time; without an offset it is UTC. The plus of an offset may have been read as a space."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise Unclear("modified_after is a date-time such as 2026-03-01T12:00:00Z") from error


def _metres(text: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise Unclear("proximity is a number of metres") from error
    if not 0 <= value < float("inf"):
        raise Unclear("proximity is a number of metres")
    return value
