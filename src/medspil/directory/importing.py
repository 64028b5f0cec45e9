# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What taking a file in would do, before anything is done: row by row what is new, what changes, what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from medspil.directory.hsds.files import Entry, Loaded
from medspil.directory.hsds.reading import Read, ReadOpening, read_location, read_organization, read_service
from medspil.directory.hsds.standard import Fault
from medspil.directory.models import Offer, Opening, Place, Provider
from medspil.organisations.models import Municipality
from medspil.privacy.asking import CONTACTS, Asking, Told, ask_about, told_in
from medspil.privacy.guard import refuse_in

Fields = Mapping[str, Any]


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Line:
    """What becomes of one offer, provider, place or opening. An opening is called by its offer and its place."""

    kind: str
    key: UUID
    name: str
    fate: Fate


@dataclass(kw_only=True)
class Plan:
    """Nothing can be taken in while there are `faults`, or something is asked that nobody has answered."""

    read: Read = field(default_factory=Read)
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    where: dict[UUID, str] = field(default_factory=dict)  # in the file, by key
    told: list[Told] = field(default_factory=list)  # the texts, and how they read until now

    @cached_property
    def asking(self) -> Asking | None:
        """What may point at a citizen, row by row. How to reach an offer is no such thing: it is public."""
        return ask_about(self.told)

    def allowed(self, yes: str) -> bool:
        """Whether it may be taken in, given what was said yes to."""
        return not self.faults and (self.asking is None or self.asking.answered(yes))

    def count(self, fate: Fate, kind: str = "offer") -> int:
        return sum(line.fate is fate and line.kind == kind for line in self.lines)

    def of(self, fate: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate is fate]

    @property
    def changes(self) -> bool:
        return any(line.fate is not Fate.SAME for line in self.lines)


def plan_of(loaded: Loaded, municipality: Municipality) -> Plan:
    plan = Plan(faults=list(loaded.faults))
    if plan.faults:
        return plan
    for entry in loaded.entries:
        plan.faults += _read(entry, plan)
    if not plan.faults:
        plan.lines = list(_lines(plan, municipality))
    return plan


def _read(entry: Entry, plan: Plan) -> list[Fault]:
    """Take up one document; what the tables cannot hold is told."""
    try:
        refuse_in(entry.document)
        keys = _take(entry, plan.read)
    except ValidationError as error:
        return [Fault(where=entry.where, words=" ".join(error.messages))]
    except ValueError as error:
        return [Fault(where=entry.where, words=str(error))]
    plan.where = {key: entry.where for _kind, key in keys} | plan.where
    return [fault for kind, key in keys for fault in _too_much(entry.where, kind, key, plan.read)]


def _take(entry: Entry, into: Read) -> list[tuple[type[models.Model], UUID]]:
    """What a document brings, by kind and key."""
    document = entry.document
    if entry.kind == "organization":
        return [(Provider, read_organization(document, into))]
    if entry.kind == "location":
        return [(Place, read_location(document, into))]
    if entry.kind != "service":
        return []
    elsewhere = {opening.key for openings in into.openings.values() for opening in openings}
    key = read_service(document, into)
    if key not in into.provider_of:
        raise ValidationError(_("The offer does not say who gives the help (organization)."))
    if twice := elsewhere & {opening.key for opening in into.openings[key]}:
        raise ValidationError(_("The service_at_location %(id)s belongs to another offer.") % {"id": twice.pop()})
    stops = [opening.place for opening in into.openings[key] if opening.place]
    return [(Offer, key), (Provider, into.provider_of[key]), *((Place, place) for place in stops)]


def _too_much(where: str, kind: type[models.Model], key: UUID, read: Read) -> Iterable[Fault]:
    """Values that are too long for a field, or no address; and a name that is empty."""
    by_kind: dict[type[models.Model], Mapping[UUID, Fields]] = {
        Offer: read.offers, Provider: read.providers, Place: read.places,
    }  # fmt: skip
    fields = by_kind[kind][key]
    left_out = [one.name for one in kind._meta.fields if one.name != "name" and not fields.get(one.name)]  # noqa: SLF001
    try:
        kind(**fields).clean_fields(exclude=left_out)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            yield Fault(where=where, path=name, words=" ".join(messages))


def _lines(plan: Plan, municipality: Municipality) -> Iterable[Line]:
    read = plan.read
    for kind, model, found in (("provider", Provider, read.providers), ("place", Place, read.places)):
        known = rows_by_key(model, municipality, found)
        for key, fields in found.items():
            fate = _fate(known.get(key), fields)
            if fate is not Fate.SAME:
                plan.told += _told(plan, key, fields, known.get(key))
            yield Line(kind=kind, key=key, name=fields["name"], fate=fate)
    known = rows_by_key(Offer, municipality, read.offers)
    stops = openings_by_offer(municipality, known.values())
    for key, fields in read.offers.items():
        row = known.get(key)
        as_before = row is not None and same_offer(row, stops[row.pk], read, key)
        fate = Fate.NEW if row is None else Fate.SAME if as_before else Fate.CHANGED
        if fate is not Fate.SAME:
            plan.told += _told(plan, key, fields, row)
            plan.told += _told_of_openings(plan, key, stops[row.pk] if row else [])
        yield Line(kind="offer", key=key, name=fields["name"], fate=fate)
    yield from _opening_lines(read, municipality, {known[key].pk: key for key in known}, stops)


def _opening_lines(
    read: Read, municipality: Municipality, keys: Mapping[UUID, UUID], stops: Mapping[UUID, list[Opening]]
) -> Iterable[Line]:
    """`keys` of the offers that are there, by their ids. What the file no longer has of an offer is gone from it."""
    named = {one.key for openings in read.openings.values() for one in openings}
    rows = {row.key: row for row in Opening.objects.of(municipality).filter(key__in=named).select_related("place")}
    for key, openings in read.openings.items():
        for one in openings:
            row, place = rows.get(one.key), read.places[one.place]["name"] if one.place else ""
            as_before = row is not None and keys.get(row.offer_id) == key and _same_opening(row, one)
            fate = Fate.NEW if row is None else Fate.SAME if as_before else Fate.CHANGED
            yield Line(kind="opening", key=one.key, name=_called(read.offers[key]["name"], place), fate=fate)
    for offer_id, openings_there in stops.items():
        for row in openings_there:
            if row.key not in named:
                name = _called(read.offers[keys[offer_id]]["name"], row.place.name if row.place else "")
                yield Line(kind="opening", key=row.key, name=name, fate=Fate.GONE)


def _called(offer: str, place: str) -> str:
    return f"{offer} · {place or _('By phone, on screen or at home')}"


def _told(plan: Plan, key: UUID, fields: Fields, row: models.Model | None) -> Iterable[Told]:
    before = {name: getattr(row, name) for name in fields} if row else {}
    where = " · ".join(part for part in (plan.where.get(key, ""), str(fields["name"])) if part)
    return told_in(fields, where=where, expects=CONTACTS, before=before)


def _told_of_openings(plan: Plan, key: UUID, stops: list[Opening]) -> Iterable[Told]:
    before = [(stop.note, stop.hours, stop.closings) for stop in stops]
    where = " · ".join(part for part in (plan.where.get(key, ""), str(plan.read.offers[key]["name"])) if part)
    return told_in([one.fields for one in plan.read.openings[key]], where=where, expects=CONTACTS, before=before)


def same_offer(row: Offer, stops: list[Opening], read: Read, key: UUID) -> bool:
    """Whether an offer, who gives it, where and when are as the file has them."""
    owner = row.provider.key == read.provider_of[key]
    return owner and same(row, read.offers[key]) and same_openings(stops, read.openings[key])


def rows_by_key(model: Any, municipality: Municipality, keys: Iterable[UUID]) -> dict[UUID, Any]:
    rows = model.objects.of(municipality).filter(key__in=list(keys))
    return {row.key: row for row in (rows.select_related("provider") if model is Offer else rows)}


def openings_by_offer(municipality: Municipality, offers: Iterable[Offer]) -> dict[UUID, list[Opening]]:
    found: dict[UUID, list[Opening]] = {offer.pk: [] for offer in offers}
    for opening in Opening.objects.of(municipality).filter(offer__in=found).select_related("place"):
        found[opening.offer_id].append(opening)
    return found


def same(row: models.Model, fields: Fields) -> bool:
    return all(getattr(row, name) == value for name, value in fields.items())


def same_openings(rows: list[Opening], read: list[ReadOpening]) -> bool:
    known = {row.key: row for row in rows}
    return known.keys() == {one.key for one in read} and all(_same_opening(known[one.key], one) for one in read)


def _same_opening(row: Opening, read: ReadOpening) -> bool:
    return same(row, read.fields) and read.place == (row.place.key if row.place else None)


def _fate(row: models.Model | None, fields: Fields) -> Fate:
    if row is None:
        return Fate.NEW
    return Fate.SAME if same(row, fields) else Fate.CHANGED
