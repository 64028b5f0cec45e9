# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.utils.translation import gettext as _

from medspil.dialogue.actions import evaluations
from medspil.dialogue.actions.agendas import plan_one
from medspil.dialogue.events.processes import AgendaDesigned
from medspil.dialogue.models import LeaderPresence, Meeting, Step
from medspil.journeys.models import Journey
from medspil.journeys.queries.purposes import purpose_of
from medspil.journeys.queries.trying import tried_in
from medspil.journeys.talks import MINUTES, Talk, about_use, steps_of
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


# no record: the meeting is recorded where it is made
@write
def look_back(*, journey: Journey, meeting_id: UUID, by: Person) -> Meeting:
    """An evaluation window of a quarter of an hour that begins with the purpose. Sent twice, it is one."""
    purpose = purpose_of(journey)
    first = about_use(purpose.sentence if purpose else journey.about, [trial.title for trial in tried_in(journey)])
    title = f"{journey.name}: {_('How does it go?')}"
    return evaluations.plan(meeting_id=meeting_id, process=journey.process, title=title, first=first, by=by)
