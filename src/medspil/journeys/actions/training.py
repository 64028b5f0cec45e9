# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Learning it: when which team does, how many have been through it, and whom one can ask."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from medspil.journeys.events import AmbassadorLeft, AmbassadorNamed, TrainingCounted, TrainingPlanned
from medspil.journeys.models import Ambassador, Journey, Training
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def plan(*, journey: Journey, training_id: UUID, said: Mapping[str, Any], by: Person) -> Training:
    """`said`: unit, what, case, on, size. The form carries the id: sent twice, it is one."""
    training, new = make_once(Training, pk=training_id, municipality=journey.municipality, journey=journey, **said)
    if new:
        event = TrainingPlanned(municipality_id=journey.municipality_id, journey_id=journey.pk, training_id=training.pk)
        record(event, by=by)
    return training


@write
def count(*, training: Training, through: int, size: int, by: Person) -> None:
    """How many of the team have been through it: two figures, no names."""
    Training.objects.of(training.municipality).filter(pk=training.pk).update(through=through, size=size)
    event = TrainingCounted(
        municipality_id=training.municipality_id, journey_id=training.journey_id, training_id=training.pk
    )
    record(event, by=by)


@write
def name_ambassador(*, journey: Journey, ambassador_id: UUID, unit: Unit, person: Person, by: Person) -> Ambassador:
    there: Ambassador | None = (
        Ambassador.objects.of(journey.municipality).filter(journey=journey, unit=unit, person=person).first()
    )
    if there is not None:
        return there
    ambassador, new = make_once(
        Ambassador, pk=ambassador_id, municipality=journey.municipality, journey=journey, unit=unit, person=person
    )
    if new:
        event = AmbassadorNamed(
            municipality_id=journey.municipality_id, journey_id=journey.pk, ambassador_id=ambassador.pk
        )
        record(event, by=by)
    return ambassador


@write
def remove_ambassador(*, ambassador: Ambassador, by: Person) -> None:
    if Ambassador.objects.of(ambassador.municipality).filter(pk=ambassador.pk).delete()[0]:
        event = AmbassadorLeft(
            municipality_id=ambassador.municipality_id, journey_id=ambassador.journey_id, ambassador_id=ambassador.pk
        )
        record(event, by=by)
