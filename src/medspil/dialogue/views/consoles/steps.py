# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The way through the meeting: begin, go on, show, give time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.access.in_meeting import step_in
from medspil.dialogue.actions import meetings, notes, steps
from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import EVERYTHING, Region
from medspil.dialogue.forms.consoles import MinutesForm
from medspil.dialogue.forms.rooms import OwnNotesForm
from medspil.dialogue.views.consoles.answering import RUN, answer, refuse


@require_POST
def open_room(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    if not meetings.open_meeting(meeting=meeting, by=standing.person) and meeting.current_id is None:
        messages.error(request, _("The meeting has no agenda yet. Make one first."))
        return redirect("process", process_id=meeting.process_id)
    return redirect("console", meeting_id=meeting.pk)


@require_POST
def go_to(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    step = step_in(meeting, request.POST.get("step"))
    seen = step_in(meeting, request.POST.get("seen"))
    moved = meetings.go_to(meeting=meeting, step=step, seen=seen, by=standing.person)
    said = "" if moved else _("Another facilitator has already changed step.")
    return answer(request, meeting, EVERYTHING, said=said)


@require_POST
def reveal(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    """Show the notes or the legal point; count the dots when it is a vote."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    step = step_in(meeting, step_id)
    show = notes.close_round if activity_of(step).counts else meetings.reveal
    show(step=step, by=standing.person)
    return answer(request, meeting, EVERYTHING)


@require_POST
def add_minutes(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    step, form = step_in(meeting, step_id), MinutesForm(request.POST)
    if not form.is_valid():
        return answer(request, meeting, (), said=_("Choose how many minutes."), status=422)
    changed = meetings.add_minutes(step=step, by=standing.person, **form.cleaned_data)
    said = "" if changed else _("Another facilitator has already changed the minutes.")
    return answer(request, meeting, {Region.TOP, Region.AGENDA}, said=said)


@require_POST
def own_notes(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    step = step_in(meeting, step_id)
    form = OwnNotesForm(request.POST, initial={"text": step.own_notes})
    if not form.is_valid():
        return refuse(request, meeting, form)
    steps.write_own_notes(step=step, text=form.cleaned_data["text"], by=standing.person)
    return answer(request, meeting, (), said=_("Saved"))
