# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from medspil.dialogue.codes import free_code
from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.procurement.catalogue import Suggested
from medspil.procurement.events import (
    RequirementsSuggested,
    RequirementTakenOut,
    RequirementWritten,
    SpecificationMade,
)
from medspil.procurement.models import Method, Requirement, Specification, Wish
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


class ChangedMeanwhile(Exception):
    """Somebody else has changed the requirement since the writer saw it."""


class BidsAreCompared(Exception):
    """The method is locked to the specification that there is."""


class NothingToAsk(Exception):
    """A specification without requirements."""


@write
def require(
    *, requirement_id: UUID, journey: Journey, said: Mapping[str, Any], wish: Wish | None = None, by: Person
) -> Requirement:
    """A new requirement, perhaps what a wish becomes. `said`: area, strength, weight, text, why, shows, source."""
    _alone(journey)
    row, new = make_once(
        Requirement,
        pk=requirement_id,
        municipality=journey.municipality,
        journey=journey,
        number=_next_number(journey),
        **said,
    )
    if new:
        if wish is not None:
            Wish.objects.of(journey.municipality).filter(journey=journey, pk=wish.pk).update(
                requirement=row, declined_why="", declined_by=None, declined_on=None
            )
        record(_written(row), by=by)
    return row


@write
def change(*, requirement: Requirement, seen: int, said: Mapping[str, Any], by: Person) -> None:
    """Raises ChangedMeanwhile rather than pass over what the writer has not seen."""
    rows = Requirement.objects.of(requirement.municipality).filter(pk=requirement.pk)
    if rows.filter(**said).exists():
        return  # sent twice, or nothing is changed
    if not rows.filter(version=seen).update(version=seen + 1, **said):
        raise ChangedMeanwhile
    record(_written(requirement), by=by)


@write
def take_out(*, requirement: Requirement, out: bool, by: Person) -> None:
    """Out of the requirements, or in again; number and wishes stay with it."""
    rows = Requirement.objects.of(requirement.municipality).filter(pk=requirement.pk, taken_out_on__isnull=out)
    if rows.update(taken_out_on=timezone.localdate() if out else None):
        event = RequirementTakenOut(
            municipality_id=requirement.municipality_id,
            journey_id=requirement.journey_id,
            requirement_id=requirement.pk,
        )
        record(event, by=by)


@write
def suggest(*, journey: Journey, chosen: Sequence[Suggested], by: Person) -> int:
    """Requirements of the catalogue become the journey's own, each once."""
    _alone(journey)
    rows = Requirement.objects.of(journey.municipality).filter(journey=journey)
    known = set(rows.exclude(key="").values_list("key", flat=True))
    fresh = [found for found in chosen if found.key not in known]
    for number, found in enumerate(fresh, start=_next_number(journey)):
        Requirement.objects.create(
            municipality=journey.municipality,
            journey=journey,
            number=number,
            area=found.area,
            strength=found.strength,
            weight=found.weight,
            text=found.text,
            why=found.why,
            shows=found.shows,
            source=found.source or "",
            key=found.key,
        )
    if fresh:
        record(RequirementsSuggested(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)
    return len(fresh)


@write
def make_specification(*, specification_id: UUID, journey: Journey, by: Person) -> Specification:
    """The requirements as they are now, to be sent. Raises NothingToAsk and BidsAreCompared."""
    _alone(journey)
    held = Requirement.objects.of(journey.municipality).filter(journey=journey, taken_out_on=None)
    rows = [requirement.row().as_data() for requirement in held]
    if not rows:
        raise NothingToAsk
    earlier = Specification.objects.of(journey.municipality).filter(journey=journey)
    latest = earlier.first()
    if latest is not None and latest.rows == rows:
        return latest  # pressed twice, or nothing has been changed since
    if Method.objects.of(journey.municipality).filter(journey=journey).exists():
        raise BidsAreCompared
    made, new = make_once(
        Specification,
        pk=specification_id,
        municipality=journey.municipality,
        journey=journey,
        number=latest.number + 1 if latest else 1,
        code=free_code(Specification.objects),
        rows=rows,
        by=by,
    )
    if new:
        event = SpecificationMade(
            municipality_id=journey.municipality_id, journey_id=journey.pk, specification_id=made.pk
        )
        record(event, by=by)
    return made


def _alone(journey: Journey) -> None:
    """Two who write at once do not get the same number."""
    Journey.objects.of(journey.municipality).select_for_update(no_key=True).get(pk=journey.pk)


def _next_number(journey: Journey) -> int:
    rows = Requirement.objects.of(journey.municipality).filter(journey=journey)
    return (rows.aggregate(highest=Max("number"))["highest"] or 0) + 1


def _written(row: Requirement) -> RequirementWritten:
    return RequirementWritten(municipality_id=row.municipality_id, journey_id=row.journey_id, requirement_id=row.pk)
