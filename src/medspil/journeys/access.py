# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of digital journeys: the journey and the caller's standing in it, or 404."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from medspil.dialogue.access import Standing, as_id, found
from medspil.dialogue.models import Meeting, Process
from medspil.journeys.models import Ambassador, Journey, JourneyRole, Part, Question, Training
from medspil.organisations.access import people_in, permissions_in, signed_in, units_for_new, units_where
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import (
    JOURNEY_GROUP,
    JOURNEY_LEAD,
    JOURNEY_TEAM,
    ROLE_PERMISSIONS,
    Permission,
    Role,
)
from medspil.organisations.queries import my_memberships

_NAMED = {Part.LEAD: JOURNEY_LEAD, Part.MEMBER: JOURNEY_GROUP}


def journey_for(
    request: HttpRequest, journey_id: UUID, *, to: Permission = Permission.JOURNEY_VIEW, ended: bool = False
) -> tuple[Journey, Standing]:
    """A journey and the caller's standing in it; 404 when it is not hers to know about, or not hers to do.

    A journey that has ended is only read. `ended` says that this can be done with one all the same.
    """
    person = signed_in(request)
    rows = Journey.objects.of(person.municipality).filter(pk=journey_id)
    journey = found(rows.select_related("unit", "process__leader", "process__facilitator", "municipality").first())
    standing = standing_in(person, journey)
    if not standing.may(to) or (journey.closed and to != Permission.JOURNEY_VIEW and not ended):
        raise Http404
    return journey, standing


def standing_in(person: Person, journey: Journey) -> Standing:
    """Memberships give most; being named in the journey gives the rest."""
    granted = permissions_in(person, journey.unit) | named_in(person, journey)
    if _works_beneath(person, journey.unit):
        granted |= JOURNEY_TEAM
    return Standing(person=person, permissions=granted)


def named_in(person: Person, journey: Journey) -> frozenset[Permission]:
    rows = JourneyRole.objects.of(person.municipality).filter(journey=journey, person=person)
    return frozenset().union(*(_NAMED[Part(role)] for role in rows.values_list("role", flat=True)))


def journeys_of(person: Person) -> list[Journey]:
    """Every journey the person may see, newest first: the plural of `journey_for`."""
    rows = Journey.objects.of(person.municipality).filter(seen_by(person))
    return list(rows.select_related("unit", "process__facilitator"))


def seen_by(person: Person) -> Q:
    named = JourneyRole.objects.of(person.municipality).filter(person=person)
    above = {unit_id for held in my_memberships(person) if _works(held.role) for unit_id in held.unit.above()}
    units = units_where(person, Permission.JOURNEY_VIEW)
    return Q(unit__in=units) | Q(unit__in=above) | Q(pk__in=named.values("journey"))


def people_around(journey: Journey) -> list[Person]:
    """Who may take something on: those who work in the unit or beneath, and those named in the journey; by name."""
    named = JourneyRole.objects.of(journey.municipality).filter(journey=journey, person__isnull=False)
    outside = [role.person for role in named.select_related("person") if role.person]
    leaders = [journey.process.leader]
    found = {person.pk: person for person in [*people_in(journey.unit, journey.municipality), *outside, *leaders]}
    return sorted(found.values(), key=lambda person: person.name)


def role_in(journey: Journey, role_id: object) -> JourneyRole:
    """Somebody who is named in this journey; 404 for any other."""
    rows = JourneyRole.objects.of(journey.municipality).filter(journey=journey, pk=as_id(role_id))
    return found(rows.select_related("person", "journey__municipality").first())


def meeting_in(journey: Journey, meeting_id: object) -> Meeting:
    """A meeting of this journey; 404 for any other."""
    rows = Meeting.objects.of(journey.municipality).filter(process=journey.process_id, pk=as_id(meeting_id))
    return found(rows.select_related("process__unit").first())


def question_in(journey: Journey, question_id: object) -> Question:
    rows = Question.objects.of(journey.municipality).filter(journey=journey, pk=as_id(question_id))
    return found(rows.first())


def training_in(journey: Journey, training_id: object) -> Training:
    rows = Training.objects.of(journey.municipality).filter(journey=journey, pk=as_id(training_id))
    return found(rows.select_related("unit").first())


def ambassador_in(journey: Journey, ambassador_id: object) -> Ambassador:
    rows = Ambassador.objects.of(journey.municipality).filter(journey=journey, pk=as_id(ambassador_id))
    return found(rows.first())


def units_to_branch_to(person: Person, journey: Journey) -> list[Unit]:
    """Where somebody may begin a branch: the unit of the journey itself, and where she may start journeys."""
    units = units_for_new(person, Permission.JOURNEY_START)
    return list({unit.pk: unit for unit in [journey.unit, *units] if unit.closed_on is None}.values())


def units_to_start_in(request: HttpRequest) -> tuple[Person, list[Unit]]:
    person = signed_in(request)
    units = units_for_new(person, Permission.JOURNEY_START)
    if not units:
        raise Http404
    return person, units


def granted_in(person: Person, process: Process) -> frozenset[Permission]:
    """What a person may do with the meetings, canvases and commitments of a journey."""
    journey = Journey.objects.of(person.municipality).select_related("unit").filter(process=process).first()
    return standing_in(person, journey).permissions if journey else frozenset()


def processes_seen_by(person: Person) -> QuerySet[Process]:
    rows: QuerySet[Process] = Process.objects.of(person.municipality)
    return rows.filter(journey__in=Journey.objects.of(person.municipality).filter(seen_by(person)))


def _works(role: str) -> bool:
    return Permission.JOURNEY_VIEW in ROLE_PERMISSIONS[Role(role)]


def _works_beneath(person: Person, unit: Unit) -> bool:
    return any(held.unit.path.startswith(unit.path) and _works(held.role) for held in my_memberships(person))
