# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who runs the meeting, who writes down, and what everybody is told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from medspil.dialogue.access import colleagues_who_may_run, meeting_for
from medspil.dialogue.actions import meetings
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.forms.consoles import MessageForm
from medspil.dialogue.views.consoles.answering import RUN, answer, refuse
from medspil.organisations.access import people_in


@require_POST
def take_over(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    meetings.take_over(meeting=meeting, by=standing.person)
    return answer(request, meeting, {Region.AGENDA, Region.CONTROLS, Region.ROOM})


@require_POST
def hand_on(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Give the meeting to a named colleague, who finds it on her first page."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    given = [person for person in colleagues_who_may_run(meeting) if str(person.pk) == request.POST.get("person")]
    for person in given:
        meetings.hand_on(meeting=meeting, to=person, by=standing.person)
    return answer(request, meeting, {Region.AGENDA, Region.CONTROLS, Region.ROOM})


@require_POST
def tell(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """A message on every screen, or the end of one."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    if request.POST.get("away"):
        meetings.tell(meeting=meeting, text="", by=standing.person)
        return answer(request, meeting, {Region.MESSAGE})
    form = MessageForm(request.POST)
    if not form.is_valid():
        return refuse(request, meeting, form)
    meetings.tell(meeting=meeting, text=form.words(), by=standing.person)
    return answer(request, meeting, {Region.MESSAGE})


@require_POST
def note_taker(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    people = people_in(meeting.process.unit, meeting.municipality)
    named = next((person for person in people if str(person.pk) == request.POST.get("person")), None)
    meetings.name_note_taker(meeting=meeting, person=named, by=standing.person)
    return answer(request, meeting, {Region.AGENDA})
