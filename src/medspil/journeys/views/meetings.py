# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Meetings of a journey: a ready agenda, and what was said on its canvas afterwards."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import found, may_run
from medspil.dialogue.models import LeaderPresence
from medspil.journeys.access import journey_for, meeting_in
from medspil.journeys.actions import canvases as canvas_actions
from medspil.journeys.actions import meetings as actions
from medspil.journeys.forms.meetings import MeetingForm
from medspil.journeys.frame import frame
from medspil.journeys.queries.meetings import meetings_of
from medspil.journeys.talks import talk_of
from medspil.organisations.permissions import Permission


def meeting_new(request: HttpRequest, journey_id: UUID, key: str) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=Permission.MEETING_RUN)
    talk = found(talk_of(key))
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        presence = LeaderPresence(form.cleaned_data["presence"])
        meeting_id = form.cleaned_data["id"]
        actions.plan(journey=journey, meeting_id=meeting_id, talk=talk, presence=presence, by=standing.person)
        messages.success(request, _("Here is the agenda. Change what you like."))
        return redirect("agenda", process_id=journey.pk)
    page = {**frame(journey, standing, talk.back), "form": form, "talk": talk}
    return render(request, "journeys/meeting_new.html", page, status=422 if form.errors else 200)


@require_POST
def take_in(request: HttpRequest, journey_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Lay what the room said on the journey's canvas; whoever ran the meeting does it."""
    journey, standing = journey_for(request, journey_id)
    meeting = meeting_in(journey, meeting_id)
    if not may_run(standing.person, meeting) or journey.closed:
        raise Http404
    held = next((each for each in meetings_of(journey) if each.meeting == meeting and each.held), None)
    if held is None or held.talk is None:
        messages.info(request, _("Close the meeting first. Then what was said can be laid on the canvas."))
        return redirect("journey", journey_id=journey.pk)
    canvas_actions.take_in(journey=journey, meeting=meeting, key=held.talk.key, by=standing.person)
    messages.success(request, _("What was said lies on the canvas now, without names."))
    return redirect(held.talk.back, journey_id=journey.pk)
