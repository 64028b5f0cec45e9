# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of the counter guide: whose guide one reads, an answer, and who may write it; or 404."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.counter.models import GuideEntry, GuideVersion
from medspil.dialogue.access import as_id, found
from medspil.dilemmas.models import Question
from medspil.directory.models import Offer
from medspil.directory.queries import offer_of
from medspil.organisations.access import may_anywhere, signed_in, units_where
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission
from medspil.organisations.queries import all_units, my_memberships

_CHOSEN = "guide_unit"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where somebody reads the guide from: the unit, those she may choose among, and whether she may write there."""

    person: Person
    unit: Unit
    units: list[Unit]
    writes: bool


def desk_for(request: HttpRequest) -> Desk:
    """The unit of one's own, or the one chosen last (`?enhed=`)."""
    person = signed_in(request)
    writable = units_to_write(person)
    own = {row.unit_id: row.unit for row in my_memberships(person)}
    units = list({**own, **{unit.pk: unit for unit in writable}}.values())
    if not units:
        raise Http404
    for unit in units:
        unit.municipality = person.municipality  # read already
    chosen = request.GET.get("enhed") or request.session.get(_CHOSEN)
    unit = next((unit for unit in units if str(unit.pk) == chosen), units[0])
    if "enhed" in request.GET:
        request.session[_CHOSEN] = str(unit.pk)
    return Desk(person=person, unit=unit, units=units, writes=unit in writable)


def units_to_write(person: Person) -> list[Unit]:
    """An editor writes the guide of the whole municipality and of each unit; others that of their own."""
    if may_anywhere(person, Permission.MATERIAL_EDIT):
        return all_units(person.municipality)
    return units_where(person, Permission.GUIDE_EDIT)


def entry_for(request: HttpRequest, entry_id: UUID) -> tuple[GuideEntry, bool]:
    """An answer of one's municipality, and whether one may write it."""
    person = signed_in(request)
    rows = GuideEntry.objects.of(person.municipality).filter(pk=entry_id)
    parents = ("instead_of__unit", "meeting__process__unit", "trial__unit", "trial__process__unit")
    entry = found(rows.select_related("unit", *parents).first())
    writes = entry.unit in units_to_write(person)
    if entry.withdrawn and not writes:
        raise Http404
    return entry, writes


def entry_to_write(request: HttpRequest, entry_id: UUID) -> GuideEntry:
    entry, writes = entry_for(request, entry_id)
    if not writes:
        raise Http404
    return entry


def entry_above(person: Person, entry_id: object) -> GuideEntry | None:
    """The answer that a unit's own is to take the place of, when one is named."""
    rows = GuideEntry.objects.of(person.municipality).filter(pk=as_id(entry_id), withdrawn=False)
    return rows.select_related("unit").first()


def units_without_own(person: Person, entry: GuideEntry) -> list[Unit]:
    """Units below that of the answer, where the person may write and there is none of their own instead of it."""
    rows = GuideEntry.objects.of(person.municipality).filter(instead_of=entry)
    have = set(rows.values_list("unit", flat=True))
    below = [unit for unit in units_to_write(person) if entry.unit_id in unit.above()[:-1]]
    return [unit for unit in below if unit.pk not in have]


def question_for(request: HttpRequest, question_id: UUID) -> Question:
    """A question of a unit that one writes for."""
    person = signed_in(request)
    rows = Question.objects.of(person.municipality).filter(pk=question_id)
    return found(rows.filter(unit__in=units_to_write(person)).select_related("unit").first())


def entry_in_guide(unit: Unit, entry_id: UUID) -> GuideEntry:
    """An answer that stands in the guide of a unit, its own or one from above."""
    rows = GuideEntry.objects.of(unit.municipality).filter(pk=entry_id, unit__in=unit.above(), withdrawn=False)
    return found(rows.first())


def offer_to_refer_to(entry: GuideEntry, offer_id: UUID) -> Offer:
    """A help offer of the municipality that citizens may see."""
    offer = found(offer_of(entry.municipality, offer_id))
    if not offer.is_shown:
        raise Http404
    return offer


def version_of(entry: GuideEntry, number: int) -> GuideVersion:
    rows = GuideVersion.objects.of(entry.municipality).filter(entry=entry, number=number)
    return found(rows.select_related("by").first())
