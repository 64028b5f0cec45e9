# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who runs the meeting, and who writes down."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.actions import meetings
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.views.consoles.answering import RUN, answer
from medspil.organisations.access import people_in


@require_POST
def take_over(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    meetings.take_over(meeting=meeting, by=standing.person)
    return redirect("console", meeting_id=meeting.pk)


@require_POST
def note_taker(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    people = people_in(meeting.process.unit, meeting.municipality)
    named = next((person for person in people if str(person.pk) == request.POST.get("person")), None)
    meetings.name_note_taker(meeting=meeting, person=named, by=standing.person)
    return answer(request, meeting, {Region.AGENDA})
