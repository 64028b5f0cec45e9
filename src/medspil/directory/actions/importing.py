# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Taking offers in: all of a file or nothing of it. Taken in again it changes nothing."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from medspil.directory.events import OffersTakenIn
from medspil.directory.hsds.files import Loaded
from medspil.directory.hsds.reading import ReadOpening
from medspil.directory.importing import Fields, Plan, openings_by_offer, rows_by_key, same, same_offer
from medspil.directory.models import Intake, Offer, Opening, Place, Provider
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record
from medspil.record.transactions import write


class NotRight(Exception):
    """There are faults in the file, or something is asked about it; see the plan."""


# no record: nothing has happened to an offer
@write
def lay_out(*, name: str, loaded: Loaded, municipality: Municipality, by: Person) -> Intake:
    """Keep a file that is right while somebody looks at what it would do. Her earlier ones are put away."""
    Intake.objects.of(municipality).filter(by=by).delete()
    entries = [[entry.where, entry.kind, entry.document] for entry in loaded.entries]
    made: Intake = Intake.objects.create(municipality=municipality, name=name[:200], entries=entries, by=by)
    return made


# no record: what was taken in is recorded by itself
@write
def put_away(*, intake: Intake) -> None:
    intake.delete()


@write
def take_in(*, plan: Plan, municipality: Municipality, by: Person | None, yes: str = "") -> None:
    """Write what a plan says. What the file does not name stays as it is. `yes` is what was said to what it asks."""
    if not plan.allowed(yes):
        raise NotRight
    providers, touched = _write(Provider, plan.read.providers, municipality)
    places, moved = _write(Place, plan.read.places, municipality)
    stale = Q(provider__in=touched) | Q(openings__place__in=moved)
    now = timezone.now()
    ids = list(Offer.objects.of(municipality).filter(stale).values_list("pk", flat=True))
    Offer.objects.of(municipality).filter(pk__in=ids).update(changed_at=now)
    known = rows_by_key(Offer, municipality, plan.read.offers)
    stops = openings_by_offer(municipality, known.values())
    written = 0
    for key, fields in plan.read.offers.items():
        row = known.get(key)
        if row and same_offer(row, stops[row.pk], plan.read, key):
            continue
        given = {**fields, "provider": providers[plan.read.provider_of[key]], "changed_at": now}
        offer = _save(row or Offer(municipality=municipality, key=key), given)
        _write_openings(offer, plan.read.openings[key], places)
        written += 1
    if written or touched or moved:
        record(OffersTakenIn(municipality_id=municipality.pk, offers=written), by=by)


def _write(model: Any, found: Mapping[UUID, Fields], municipality: Municipality) -> tuple[dict[UUID, Any], list[Any]]:
    """The rows by key, and those of them that were there and have changed."""
    rows = rows_by_key(model, municipality, found)
    changed = [row for key, row in rows.items() if not same(row, found[key])]
    for key, fields in found.items():
        row = rows.get(key)
        if row is None or row in changed:
            rows[key] = _save(row or model(municipality=municipality, key=key), fields)
    return rows, changed


def _write_openings(offer: Offer, read: Sequence[ReadOpening], places: Mapping[UUID, Place]) -> None:
    """The openings of the file; those it does not have are gone, and one of another offer moves here."""
    keys = [one.key for one in read]
    rows = Opening.objects.of(offer.municipality)
    rows.filter(offer=offer).exclude(key__in=keys).delete()
    known = {row.key: row for row in rows.filter(key__in=keys)}
    for one in read:
        row = known.get(one.key) or Opening(municipality=offer.municipality, key=one.key)
        _save(row, {**one.fields, "offer": offer, "place": places[one.place] if one.place else None})


def _save(row: Any, fields: Fields) -> Any:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    return row
