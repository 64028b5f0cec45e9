# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Small trials on the way, and the evaluation window that looks back at them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import as_id
from medspil.journeys.access import journey_for
from medspil.journeys.actions import meetings as actions
from medspil.journeys.frame import frame, on_canvas
from medspil.journeys.queries.canvases import canvas_in
from medspil.journeys.queries.trying import trials_of
from medspil.journeys.talks import WINDOW
from medspil.organisations.permissions import Permission


@require_safe
def trying(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    page = {
        **frame(journey, standing, "journey-trying"),
        "trials": trials_of(journey),
        "may_try": standing.may(Permission.TRIAL_EDIT) and not journey.closed,
        **on_canvas(journey, WINDOW, canvas_in(journey, WINDOW)),
    }
    return render(request, "journeys/trying.html", page)


@require_POST
def look_back(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """An evaluation window of a quarter of an hour, with nothing to prepare."""
    journey, standing = journey_for(request, journey_id, to=Permission.MEETING_RUN)
    meeting = actions.look_back(journey=journey, meeting_id=as_id(request.POST.get("id")), by=standing.person)
    return redirect("console", meeting_id=meeting.pk)
