# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The working group: what it is for, who is in it, who leads the project."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from medspil.dialogue.models import Process
from medspil.journeys.events import GroupFramed, LeadHandedOver, MemberLeft, MemberNamed
from medspil.journeys.models import Journey, JourneyRole, Part
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def frame(*, journey: Journey, task: str, employee_groups: str, by: Person) -> None:
    """What the group is for, and which groups of employees are to work with the solution."""
    rows = Journey.objects.of(journey.municipality).filter(pk=journey.pk)
    rows.update(group_task=task, employee_groups=employee_groups)
    record(GroupFramed(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)


@write
def add(*, journey: Journey, role_id: UUID, person: Person | None, said: Mapping[str, str], by: Person) -> JourneyRole:
    """Somebody in the group, with or without a sign-in. The form carries the id: sent twice, it is one; and nobody is
    in it twice."""
    there = _roles(journey).filter(person=person, role=Part.MEMBER).first() if person else None
    if there is not None:
        return there
    role, new = make_once(
        JourneyRole,
        pk=role_id,
        municipality=journey.municipality,
        journey=journey,
        person=person,
        role=Part.MEMBER,
        **_with_name(person, said),
    )
    if new:
        record(_named(role), by=by)
    return role


@write
def change(*, role: JourneyRole, said: Mapping[str, str], by: Person) -> None:
    for name, value in _with_name(role.person, said).items():
        setattr(role, name, value)
    role.save()
    record(_named(role), by=by)


@write
def remove(*, role: JourneyRole, by: Person) -> None:
    """Out of the group. Whoever leads the project stays: somebody has to."""
    gone, _of_kinds = _roles(role.journey).filter(pk=role.pk, role=Part.MEMBER).delete()
    if gone:
        event = MemberLeft(municipality_id=role.municipality_id, journey_id=role.journey_id, role_id=role.pk)
        record(event, by=by)


@write
def hand_over(*, journey: Journey, person: Person, by: Person) -> None:
    """Another project lead; meetings are hers to run from now on. Who led before is in the group no longer, unless
    she is also a member."""
    lead = _roles(journey).filter(role=Part.LEAD)
    changed = {"person": person, "name": person.name, "reach": "", "employee_group": "", "archetype": ""}
    if lead.exclude(person=person).update(**changed):
        Process.objects.of(journey.municipality).filter(pk=journey.process_id).update(facilitator=person)
        event = LeadHandedOver(municipality_id=journey.municipality_id, journey_id=journey.pk, person_id=person.pk)
        record(event, by=by)


def _roles(journey: Journey) -> QuerySet[JourneyRole]:
    rows: QuerySet[JourneyRole] = JourneyRole.objects.of(journey.municipality)
    return rows.filter(journey=journey)


def _with_name(person: Person | None, said: Mapping[str, str]) -> dict[str, str]:
    return {**said, "name": person.name} if person else dict(said)


def _named(role: JourneyRole) -> MemberNamed:
    return MemberNamed(municipality_id=role.municipality_id, journey_id=role.journey_id, role_id=role.pk)
