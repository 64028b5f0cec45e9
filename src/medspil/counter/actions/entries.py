# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Answers are written, changed, looked at again, taken out and put back. Each of it leaves a version."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.counter.events import GuideEntryKept, GuideEntryWithdrawn, GuideEntryWritten
from medspil.counter.models import Change, GuideEntry, GuideVersion
from medspil.dilemmas.actions.questions import answer
from medspil.dilemmas.models import Question
from medspil.directory.models import Offer
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

Chosen = list[dict[str, str]]  # id and name of help offers


class WrittenMeanwhile(Exception):
    """Somebody else has changed the answer since it was read; `now` is what stands there."""

    def __init__(self, now: GuideEntry) -> None:
        super().__init__(str(now.pk))
        self.now = now


@write
def write_entry(
    *,
    entry_id: UUID,
    unit: Unit,
    text: Mapping[str, Any],
    by: Person,
    question: Question | None = None,
    **parents: Any,
) -> GuideEntry:
    """A new answer, to a question perhaps. `parents`: instead_of, meeting, trial. Sent twice under its id, it is one.

    ValidationError when the unit has its own answer instead of that one already.
    """
    if parents.get("instead_of"):
        _refuse_second(entry_id, unit, parents["instead_of"])
        text = {"offers": parents["instead_of"].offers, **text}
    entry, new = make_once(GuideEntry, pk=entry_id, municipality=unit.municipality, unit=unit, **text, **parents)
    if question:
        answer(question=question, entry_id=entry.pk, by=by)
    if new:
        _keep_version(entry, Change.WRITTEN, "", by)
        record(GuideEntryWritten(municipality_id=entry.municipality_id, entry_id=entry.pk, number=entry.number), by=by)
    return entry


@write
def change(*, entry: GuideEntry, seen: int, text: Mapping[str, Any], why: str, by: Person) -> GuideEntry:
    """Say something else. `seen` is the number of the version on the writer's screen; raises WrittenMeanwhile.

    A text that is the same already is left as it is: sent twice, it is one change.
    """
    now = _locked(entry)
    before = now.text()
    for name, value in text.items():
        setattr(now, name, value)
    if now.text() == before:
        return now
    if now.number != seen:
        raise WrittenMeanwhile(_locked(entry))
    _raise(now, Change.CHANGED, why, by)
    record(GuideEntryWritten(municipality_id=now.municipality_id, entry_id=now.pk, number=now.number), by=by)
    return now


@write
def keep(*, entry: GuideEntry, seen: int, until: date, by: Person) -> None:
    """It has been looked at and is still right, until a later day. Nothing when it has been changed since."""
    now = _locked(entry)
    if now.number != seen:
        return
    now.look_again_on = until
    _raise(now, Change.KEPT, "", by)
    record(GuideEntryKept(municipality_id=now.municipality_id, entry_id=now.pk, number=now.number), by=by)


# no record: _choose does it
@write
def refer(*, entry: GuideEntry, offer: Offer, by: Person) -> None:
    """The citizen can go to this help offer. Its name is kept too, so that something can be said when it is gone."""
    _choose(entry, lambda rows: [*_without(rows, offer.pk), {"id": str(offer.pk), "name": offer.name}], by)


# no record: _choose does it
@write
def refer_no_more(*, entry: GuideEntry, offer_id: UUID, by: Person) -> None:
    _choose(entry, lambda rows: _without(rows, offer_id), by)


@write
def withdraw(*, entry: GuideEntry, withdrawn: bool, by: Person) -> None:
    """Take it out of the guide, or put it back. What it said stays in its history."""
    now = _locked(entry)
    if now.withdrawn == withdrawn:
        return
    now.withdrawn = withdrawn
    _raise(now, Change.WITHDRAWN if withdrawn else Change.RESTORED, "", by)
    event = GuideEntryWithdrawn(
        municipality_id=now.municipality_id, entry_id=now.pk, number=now.number, withdrawn=withdrawn
    )
    record(event, by=by)


def _refuse_second(entry_id: UUID, unit: Unit, above: GuideEntry) -> None:
    _locked(above)  # two who write at the same moment take turns
    if GuideEntry.objects.of(unit.municipality).filter(unit=unit, instead_of=above).exclude(pk=entry_id).exists():
        raise ValidationError(_("{unit} has its own answer already.").format(unit=unit.name), code="has-own")


def _choose(entry: GuideEntry, changed: Callable[[Chosen], Chosen], by: Person) -> None:
    """Of two who choose at the same time, both are heard."""
    now = _locked(entry)
    offers = changed(now.offers)
    if {row["id"] for row in offers} == {row["id"] for row in now.offers}:
        return
    now.offers = offers
    _raise(now, Change.OFFERS, "", by)
    record(GuideEntryWritten(municipality_id=now.municipality_id, entry_id=now.pk, number=now.number), by=by)


def _without(offers: Chosen, offer_id: UUID) -> Chosen:
    return [row for row in offers if row["id"] != str(offer_id)]


def _locked(entry: GuideEntry) -> GuideEntry:
    found: GuideEntry = GuideEntry.objects.of(entry.municipality).select_for_update().get(pk=entry.pk)
    return found


def _raise(entry: GuideEntry, done: Change, why: str, by: Person) -> None:
    entry.number += 1
    entry.save()
    _keep_version(entry, done, why, by)


def _keep_version(entry: GuideEntry, done: Change, why: str, by: Person) -> None:
    GuideVersion.objects.create(
        municipality=entry.municipality,
        entry=entry,
        number=entry.number,
        change=done,
        text=entry.text(),
        why=why,
        by=by,
    )
