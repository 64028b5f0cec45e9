# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from medspil.journeys.models import Ambassador, Journey, Training
from medspil.journeys.road import Look
from medspil.organisations.models import Person, Unit


@dataclass(frozen=True, kw_only=True)
class Team:
    """A team with its times of training."""

    unit: Unit
    trainings: Sequence[Training]


def units_of(journey: Journey) -> list[Unit]:
    """The unit of the journey and all beneath it, in the order of the tree."""
    return list(Unit.objects.of(journey.municipality).below(journey.unit).order_by("path"))


def teams_of(journey: Journey) -> list[Team]:
    rows = list(Training.objects.of(journey.municipality).filter(journey=journey).select_related("unit"))
    units = sorted({row.unit for row in rows}, key=lambda unit: unit.path)
    return [Team(unit=unit, trainings=[row for row in rows if row.unit_id == unit.pk]) for unit in units]


def ambassadors_of(journey: Journey) -> list[Ambassador]:
    rows = Ambassador.objects.of(journey.municipality).filter(journey=journey)
    return list(rows.select_related("unit", "person"))


def is_ambassador(journey: Journey, person: Person, unit_id: UUID | None) -> bool:
    """Whether somebody is the ambassador of this department."""
    rows = Ambassador.objects.of(journey.municipality).filter(journey=journey, person=person)
    return unit_id is not None and rows.filter(unit=unit_id).exists()


def look_at_training(journey: Journey) -> Look:
    rows = list(Training.objects.of(journey.municipality).filter(journey=journey))
    through, size = sum(row.through for row in rows), sum(row.size for row in rows)
    words = _("{n} of {all} have been through it").format(n=through, all=size) if rows else ""
    return Look(done=bool(rows) and through == size, words=words)


def look_at_ambassadors(journey: Journey) -> Look:
    """Done when each department has one; a unit with nothing beneath it is a department of its own."""
    units = units_of(journey)
    departments = {unit.pk for unit in units if unit.pk != journey.unit_id} or {unit.pk for unit in units}
    covered = {row.unit_id for row in ambassadors_of(journey)}
    words = _("{n} of {all} departments have one").format(n=len(departments & covered), all=len(departments))
    return Look(done=departments <= covered or journey.unit_id in covered, words=words if covered else "")
