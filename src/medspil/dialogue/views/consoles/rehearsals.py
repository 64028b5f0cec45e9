# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""To practise a meeting alone, with colleagues who are played."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.actions import rehearsals
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.forms.consoles import RehearsalForm
from medspil.dialogue.models import Meeting
from medspil.dialogue.views.consoles.answering import RUN, answer
from medspil.organisations.models import Person

AHEAD = 1  # minute at a press


@require_POST
def rehearse(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    form = RehearsalForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose how many colleagues are played."))
        return redirect("agenda", process_id=meeting.process_id)
    copy = rehearsals.start(
        meeting=meeting,
        rehearsal_id=form.cleaned_data["id"],
        colleagues=form.cleaned_data["colleagues"],
        by=standing.person,
    )
    return redirect("console", meeting_id=copy.pk)


@require_POST
def wind(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    rehearsals.wind(meeting=meeting, minutes=AHEAD, by=standing.person)
    return answer(request, meeting, {Region.TOP, Region.AGENDA})


@require_POST
def rehearsal_end(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    if not meeting.rehearsal:
        raise Http404
    return end_rehearsal(request, meeting, by=standing.person)


def end_rehearsal(request: HttpRequest, meeting: Meeting, *, by: Person) -> HttpResponse:
    """Back to the process, where nothing has changed."""
    rehearsals.end(meeting=meeting, by=by)
    messages.success(request, _("The rehearsal is over. Nothing of it is kept."))
    return redirect("process", process_id=meeting.process_id)
