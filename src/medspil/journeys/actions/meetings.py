# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from medspil.dialogue.actions.agendas import plan_one
from medspil.dialogue.events.processes import AgendaDesigned
from medspil.dialogue.models import LeaderPresence, Meeting, Step
from medspil.journeys.models import Journey
from medspil.journeys.talks import MINUTES, Talk, steps_of
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def plan(*, journey: Journey, meeting_id: UUID, talk: Talk, presence: LeaderPresence, by: Person) -> Meeting:
    """A meeting of the journey with a ready agenda, which can be changed as any other. Sent twice, it is one."""
    known: Meeting | None = Meeting.objects.of(journey.municipality).filter(pk=meeting_id).first()
    if known is not None:
        return known
    title = f"{journey.name}: {talk.title}"[:120]
    meeting = plan_one(process=journey.process, id=meeting_id, title=title, minutes=MINUTES, leader_presence=presence)
    Step.objects.bulk_create(
        Step(municipality=journey.municipality, meeting=meeting, position=place, **fields)
        for place, fields in enumerate(steps_of(talk), start=1)
    )
    event = AgendaDesigned(
        municipality_id=journey.municipality_id, process_id=journey.process_id, meeting_id=meeting.pk
    )
    record(event, by=by)
    return meeting
