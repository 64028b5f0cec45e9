# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.utils import timezone

from medspil.dialogue.models import Contract, LeaderPresence, Process, ProcessKind
from medspil.journeys.events import JourneyStarted, PhaseReached
from medspil.journeys.models import Journey, JourneyPhase, JourneyRole, Part
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def start(*, journey_id: UUID, unit: Unit, name: str, about: str, lead: Person, by: Person) -> Journey:
    """Begin a journey, with the process that its meetings and commitments hang on. The form carries the id: sent twice,
    it starts one."""
    process, new = make_once(
        Process,
        pk=journey_id,
        municipality=unit.municipality,
        kind=ProcessKind.JOURNEY,
        unit=unit,
        leader=by,
        facilitator=lead,
        value=about[:500],
        title=name,
        planned_on=timezone.localdate(),
    )
    if not new:
        return Journey.objects.of(unit.municipality).get(process=process)
    Contract.objects.create(municipality=unit.municipality, process=process, leader_presence=LeaderPresence.IN_ROOM)
    journey: Journey = Journey.objects.create(
        pk=journey_id, municipality=unit.municipality, process=process, unit=unit, name=name, about=about
    )
    JourneyRole.objects.create(
        municipality=unit.municipality, journey=journey, role=Part.LEAD, person=lead, name=lead.name
    )
    record(JourneyStarted(municipality_id=unit.municipality_id, journey_id=journey.pk), by=by)
    return journey


@write
def move_to(*, journey: Journey, phase: JourneyPhase, by: Person) -> bool:
    """Go to another phase. What is missing is said on the page and stops nobody. False when it is there already."""
    rows = Journey.objects.of(journey.municipality).filter(pk=journey.pk).exclude(phase=phase)
    if not rows.update(phase=phase, phase_since=timezone.now()):
        return False
    Process.objects.of(journey.municipality).filter(pk=journey.process_id).update(lap=phase.number)
    record(PhaseReached(municipality_id=journey.municipality_id, journey_id=journey.pk, phase=phase), by=by)
    return True
