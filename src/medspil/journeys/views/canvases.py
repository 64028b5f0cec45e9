# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from medspil.dialogue.access import as_id
from medspil.journeys.access import journey_for
from medspil.journeys.actions import canvases as actions
from medspil.materials.queries import canvas_by_key
from medspil.organisations.permissions import Permission


@require_POST
def open_tool(request: HttpRequest, journey_id: UUID, key: str) -> HttpResponse:
    """Fill a template together: the one that is open, or a new one."""
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_WORK)
    if canvas_by_key(journey.municipality_id, key) is None:
        raise Http404
    canvas = actions.open_tool(journey=journey, key=key, canvas_id=as_id(request.POST.get("id")), by=standing.person)
    return redirect("canvas", canvas_id=canvas.pk)
