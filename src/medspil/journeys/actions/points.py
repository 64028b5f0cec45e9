# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from medspil.journeys.actions import tasks
from medspil.journeys.events import PointChosen
from medspil.journeys.models import Journey, Point
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import IdTaken
from medspil.record.transactions import write


@write
def choose(*, journey: Journey, key: str, point_id: UUID, said: Mapping[str, Any], by: Person) -> Point:
    """Something is central: what is done about it becomes a task of the phase at hand. `said`: field, what, how, owner,
    due_on. The form carries the id: sent twice, it is one."""
    known: Point | None = Point.objects.of(journey.municipality).filter(pk=point_id).first()
    if known is not None:
        if known.journey_id != journey.pk:
            raise IdTaken
        return known
    owner: Person = said["owner"]
    due_on: date = said["due_on"]
    commitment = tasks.add(
        journey=journey,
        task_id=point_id,
        phase=journey.phase_now,
        what=said["how"],
        owner=owner,
        due_on=due_on,
        by=by,
    )
    point: Point = Point.objects.create(
        pk=point_id,
        municipality=journey.municipality,
        journey=journey,
        key=key,
        field=said["field"],
        what=said["what"],
        commitment=commitment,
    )
    record(PointChosen(municipality_id=journey.municipality_id, journey_id=journey.pk, point_id=point.pk), by=by)
    return point
