# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A step that is kept open for those who were away, and its notes on their way to the next meeting."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import as_id, meeting_for
from medspil.dialogue.access.in_meeting import step_in
from medspil.dialogue.actions import later
from medspil.dialogue.events.meetings import EVERYTHING
from medspil.dialogue.forms.consoles import KeepOpenForm
from medspil.dialogue.queries.processes import planned_meeting
from medspil.dialogue.views.consoles.answering import RUN, answer, refuse


@require_POST
def keep_open(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    form = KeepOpenForm(request.POST)
    if not form.is_valid():
        return refuse(request, meeting, form)
    step = step_in(meeting, meeting.current_id)
    if not later.keep_open(step=step, through=form.cleaned_data["through"], by=standing.person):
        refused = _("This step cannot be kept open. Go to one where people write or vote.")
        return answer(request, meeting, (), said=refused, status=422)
    return answer(request, meeting, EVERYTHING)


@require_POST
def shut(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    later.shut(step=step_in(meeting, step_id), by=standing.person)
    return answer(request, meeting, EVERYTHING)


@require_POST
def carry(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    """To the meeting that is planned next in the same process."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    following = planned_meeting(meeting.process)
    if following is None:
        raise Http404
    new = as_id(request.POST.get("id"))
    copy = later.carry(step=step_in(meeting, step_id), to=following, step_id=new, by=standing.person)
    if copy is None:
        messages.error(request, _("Close the board first. Then its notes can go along."))
        return redirect("console", meeting_id=meeting.pk)
    messages.success(request, _("The notes are the first step of the next meeting."))
    return redirect("agenda", process_id=meeting.process_id)
