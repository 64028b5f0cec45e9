# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The log: noting a dilemma, and taking one out again."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

from medspil.dilemmas.events import DilemmaNoted, DilemmaRemoved
from medspil.dilemmas.models import LONGEST, Dilemma, Signature, Source
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.traces import owe
from medspil.record.transactions import write

_shuffle = random.SystemRandom().shuffle


@write
def note(
    *, dilemma_id: UUID, unit: Unit, said: Mapping[str, str], day: date, signed: bool = False, by: Person
) -> Dilemma:
    """Keep a dilemma under the id that the phone gave it: sent twice, it is one.

    `said`: told, and perhaps topic, role, hard, channel and source. Of the day only the week is kept, and of `by`
    nothing, unless she has `signed`.
    """
    _alone(unit)
    dilemma, new = make_once(
        Dilemma, pk=dilemma_id, municipality=unit.municipality, unit=unit, week=week_of(day), **said
    )
    if not new:
        return dilemma
    if signed:
        Signature.objects.create(municipality=unit.municipality, dilemma=dilemma, person=by)
    _scatter(dilemma)
    record(DilemmaNoted(municipality_id=unit.municipality_id, unit_id=unit.pk), by=None)
    return dilemma


# no record: note does it
def note_unanswered(
    *, unit: Unit, text: str, day: date, topic: str = "", dilemma_id: UUID | None = None, by: Person
) -> Dilemma:
    """For the counter guide: somebody of this unit looked for `text` and found no answer: the team's next dilemma.

    Always anonymous: who looked for what is nobody's business. Give the `dilemma_id` of your form, so that a second
    press makes no second row. Raises CitizenDataRefused when there is a CPR number in the text.
    """
    said = {"told": text[:LONGEST], "topic": topic, "source": Source.GUIDE}
    return note(dilemma_id=dilemma_id or uuid4(), unit=unit, said=said, day=day, by=by)


@write
def remove(*, dilemma: Dilemma, by: Person) -> None:
    """Take it out for good: it says too much about a citizen or a colleague."""
    _alone(dilemma.unit)
    found = Dilemma.objects.of(dilemma.municipality).filter(pk=dilemma.pk)
    if found.delete()[0]:
        owe()
        record(DilemmaRemoved(municipality_id=dilemma.municipality_id, unit_id=dilemma.unit_id), by=by)


# no record: computes
def week_of(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def _alone(unit: Unit) -> None:
    """One at a time in each log, since rows are written anew."""
    Unit.objects.of(unit.municipality).select_for_update(no_key=True).get(pk=unit.pk)


def _scatter(dilemma: Dilemma) -> None:
    """Write the rows of the week anew in random order: their places in the table do not tell who wrote after whom."""
    week = Dilemma.objects.of(dilemma.municipality).filter(unit=dilemma.unit_id, week=dilemma.week)
    rows = list(week)
    _shuffle(rows)
    week._raw_delete(week.db)  # noqa: SLF001 - what hangs on the rows stays: they are back before the write ends
    Dilemma.objects.bulk_create(rows)
    owe()
