# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import random
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.privacy.groups import FEWEST
from medspil.readiness import letters
from medspil.readiness.events import ReadinessAnswered, ReadinessAsked, ReadinessCounted
from medspil.readiness.models import Answered, Round
from medspil.readiness.queries import people_asked
from medspil.readiness.statements import themes
from medspil.record.actions import record
from medspil.record.mail import post_once
from medspil.record.once import make_once
from medspil.record.traces import owe
from medspil.record.transactions import write

_shuffle = random.SystemRandom().shuffle


@write
def open_round(*, journey: Journey, round_id: UUID, name: str, closes_on: date, by_mail: bool, by: Person) -> Round:
    """Ask everybody who works where the journey is. Sent twice, or while a round is open: it is one."""
    known: Round | None = Round.objects.of(journey.municipality).filter(journey=journey, closed_on=None).first()
    if known is not None:
        return known
    asked = {"name": name, "closes_on": closes_on}
    round_, new = make_once(Round, pk=round_id, municipality=journey.municipality, journey=journey, **asked)
    if new:
        for person in people_asked(journey) if by_mail else []:
            post_once(f"readiness:{round_.pk}:{person.pk}", partial(letters.ask, round_, person=person))
        record(ReadinessAsked(**_of(round_)), by=by)
    return round_


@write
def change_round(*, round: Round, name: str, closes_on: date, by: Person) -> None:  # noqa: A002
    """Another name or another last day, while it is open."""
    rows = Round.objects.of(round.municipality).filter(pk=round.pk, closed_on=None)
    if rows.update(name=name, closes_on=closes_on):
        record(ReadinessAsked(**_of(round)), by=by)


@write
def answer(*, round: Round, answers: Mapping[str, int], by: Person) -> bool:  # noqa: A002
    """Add somebody's answers to the sums; False when she has answered, or the round is closed. `answers`: for the name
    of each statement 1 to 5. What she answered is nowhere: there are only sums, and that she did."""
    rows = Round.objects.of(round.municipality).filter(pk=round.pk, closed_on=None)
    current: Round | None = rows.select_for_update().first()
    known = Answered.objects.of(round.municipality).filter(round=round)
    if current is None or known.filter(person=by).exists():
        return False
    _write_anew(current, [*known.values_list("person", flat=True), by.pk])
    rows.update(answers=current.answers + 1, counts=_with(current.counts, answers))
    owe()
    record(ReadinessAnswered(**_of(round)), by=None)
    return True


@write
def close(*, round: Round, by: Person | None) -> bool:  # noqa: A002
    """No more answers. Who has answered is forgotten; so is all that was answered if they are fewer than five. `by` is
    None when its last day was over. False when it was closed."""
    rows = Round.objects.of(round.municipality).filter(pk=round.pk, closed_on=None)
    current: Round | None = rows.select_for_update().first()
    if current is None:
        return False
    Answered.objects.of(round.municipality).filter(round=round).delete()
    rows.update(closed_on=timezone.localdate(), counts={} if current.answers < FEWEST else current.counts)
    owe()
    record(ReadinessCounted(**_of(round)), by=by)
    return True


# no record: each that is closed is recorded
def close_due(today: date) -> int:
    """Close the rounds whose last day is over. Returns how many."""
    due = Round.objects.filter(closed_on=None, closes_on__lt=today).select_related("municipality")
    return sum(close(round=each, by=None) for each in due)


def _write_anew(round_: Round, people: list[UUID]) -> None:
    """All who have answered, in random order and under new ids: no place in the table tells who was last."""
    _shuffle(people)
    Answered.objects.of(round_.municipality).filter(round=round_).delete()
    Answered.objects.bulk_create(
        Answered(municipality=round_.municipality, round=round_, person_id=person) for person in people
    )


def _with(counts: Mapping[str, Mapping[str, int]], answers: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The sums with one more; in an order that always is the same."""
    values = dict(answers)
    for theme in themes():
        values[theme.key] = sum(answers[name] for name in theme.names)
    new = {name: dict(of_name) for name, of_name in counts.items()}
    for name, value in values.items():
        of_name = new.setdefault(name, {})
        of_name[str(value)] = of_name.get(str(value), 0) + 1
    return {name: dict(sorted(new[name].items())) for name in sorted(new)}


def _of(round_: Round) -> dict[str, Any]:
    return {"municipality_id": round_.municipality_id, "journey_id": round_.journey_id, "round_id": round_.pk}
