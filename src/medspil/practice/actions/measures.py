# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a trial measures, and the figures that come in: typed, pasted, or counted by a tap."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from medspil.organisations.models import Person
from medspil.practice.charts.reading import Row
from medspil.practice.events import BaselineSet, HappeningNoted, MeasureChosen, Measured, Tapped
from medspil.practice.models import Happening, Measure, Observation, Tap, Trial
from medspil.practice.models.measures import MOST_MEASURES
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def add_measure(*, root: Trial, measure_id: UUID, fields: Mapping[str, Any], by: Person) -> Measure:
    """A measure on a ladder of trials; sent twice, it is one. ValidationError when there are three already."""
    Trial.objects.of(root.municipality).select_for_update().get(pk=root.pk)
    others = Measure.objects.of(root.municipality).filter(trial=root)
    free = {1, 2, 3} - set(others.exclude(pk=measure_id).values_list("position", flat=True))
    if not free:
        words = _("There are {n} measures already. Take one away before you add another.").format(n=MOST_MEASURES)
        raise ValidationError(words, code="full")
    measure, new = make_once(
        Measure, pk=measure_id, municipality=root.municipality, trial=root, position=min(free), **fields
    )
    if new:
        record(MeasureChosen(municipality_id=root.municipality_id, measure_id=measure.pk), by=by)
    return measure


@write
def change_measure(*, measure: Measure, fields: Mapping[str, Any], by: Person) -> None:
    for name, value in fields.items():
        setattr(measure, name, value)
    measure.save(update_fields=[*fields])
    record(MeasureChosen(municipality_id=measure.municipality_id, measure_id=measure.pk), by=by)


@write
def drop_measure(*, measure: Measure, by: Person) -> None:
    """Take a measure away. ValidationError once something has been measured: figures are not thrown out by a slip."""
    if Observation.objects.of(measure.municipality).filter(measure=measure).exists():
        words = _("Something has been measured already. Take the figures away first, or let the measure stand.")
        raise ValidationError(words, code="measured")
    event = MeasureChosen(municipality_id=measure.municipality_id, measure_id=measure.pk)
    measure.delete()
    record(event, by=by)


@write
def observe(*, measure: Measure, rows: Iterable[Row], by: Person | None) -> int:
    """Store values by day; a value of None takes the day's value away. Sent twice, nothing more happens.

    Returns how many days changed. `by` is None when the answer came from a mail.
    """
    before = dict(_of(measure).values_list("day", "value"))
    changed = {row.day: row.value for row in rows if before.get(row.day) != row.value}
    gone = [day for day, value in changed.items() if value is None]
    _of(measure).filter(day__in=gone).delete()
    Observation.objects.bulk_create(
        (
            Observation(municipality=measure.municipality, measure=measure, day=day, value=value)
            for day, value in changed.items()
            if value is not None
        ),
        update_conflicts=True,
        unique_fields=["measure", "day"],
        update_fields=["value"],
    )
    if changed:
        record(Measured(municipality_id=measure.municipality_id, measure_id=measure.pk, days=len(changed)), by=by)
    return len(changed)


@write
def tap(*, measure: Measure, tap_id: UUID, day: date) -> int:
    """Count one. The same press sent again counts once. Returns what the day has come to."""
    _tap, new = make_once(Tap, pk=tap_id, municipality=measure.municipality, measure=measure, day=day)
    if new:
        counted, first = Observation.objects.get_or_create(
            measure=measure, day=day, defaults={"municipality": measure.municipality, "value": 1}
        )
        if not first:
            _of(measure).filter(pk=counted.pk).update(value=F("value") + 1)
        record(Tapped(municipality_id=measure.municipality_id, measure_id=measure.pk), by=None)
    return _count(measure, day)


@write
def untap(*, measure: Measure, tap_id: UUID, day: date) -> int:
    """Take one press back, once. Returns what the day has come to."""
    mine = Tap.objects.of(measure.municipality).filter(pk=tap_id, measure=measure, day=day)
    if mine.delete()[0]:
        _of(measure).filter(day=day, value__gte=1).update(value=F("value") - 1)
        record(Tapped(municipality_id=measure.municipality_id, measure_id=measure.pk), by=None)
    return _count(measure, day)


@write
def freeze(*, measure: Measure, until: date | None, by: Person) -> None:
    """Fix the centre line on what was measured up to a day; None lets it follow all points again."""
    Measure.objects.of(measure.municipality).filter(pk=measure.pk).update(frozen_until=until)
    record(BaselineSet(municipality_id=measure.municipality_id, measure_id=measure.pk), by=by)


@write
def note(*, root: Trial, happening_id: UUID, day: date, words: str, by: Person) -> Happening:
    """Something that may explain the curves."""
    happening, new = make_once(
        Happening, pk=happening_id, municipality=root.municipality, trial=root, day=day, words=words
    )
    if new:
        record(HappeningNoted(municipality_id=root.municipality_id, trial_id=root.pk), by=by)
    return happening


@write
def strike_note(*, happening: Happening, by: Person) -> None:
    event = HappeningNoted(municipality_id=happening.municipality_id, trial_id=happening.trial_id)
    happening.delete()
    record(event, by=by)


def _of(measure: Measure) -> Any:
    return Observation.objects.of(measure.municipality).filter(measure=measure)


def _count(measure: Measure, day: date) -> int:
    return int(_of(measure).filter(day=day).values_list("value", flat=True).first() or 0)
