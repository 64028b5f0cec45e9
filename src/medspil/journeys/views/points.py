# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Potentials and barriers, and competence needs: two canvases of which what is central becomes a plan."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from medspil.dialogue.access import found
from medspil.dialogue.access.canvases import line_seen_by
from medspil.journeys.access import journey_for, people_around
from medspil.journeys.actions import points as actions
from medspil.journeys.forms.points import PointForm
from medspil.journeys.frame import frame, on_canvas
from medspil.journeys.queries.points import NEEDS, POTENTIALS, plan_of
from medspil.journeys.talks import talk_of
from medspil.materials.canvases import canvas, fields_of
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored


@require_safe
def potentials(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    return _page(request, journey_id, POTENTIALS)


@require_safe
def needs(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    return _page(request, journey_id, NEEDS)


def _page(request: HttpRequest, journey_id: UUID, key: str) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    talk, plan = found(talk_of(key)), plan_of(journey, key)
    page = {
        **frame(journey, standing, talk.back),
        **on_canvas(journey, key, plan.canvas),
        "plan": plan,
        "talk": talk,
    }
    return render(request, f"journeys/{talk.back.removeprefix('journey-')}.html", page)


def choose(request: HttpRequest, journey_id: UUID, key: str) -> HttpResponse:
    """Something is central; from a line of the canvas (`?line=`) with the words that stand there."""
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_WORK)
    talk = found(talk_of(key if key in {POTENTIALS, NEEDS} else ""))
    form = PointForm(
        request.POST or None,
        initial=_begun(request, standing.person),
        fields=fields_of(canvas(journey.municipality_id, key)),
        people=people_around(journey),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.choose(journey=journey, key=key, point_id=said["id"], said=said, by=standing.person)
        stored(request, f"point-{journey.pk}")
        return redirect(talk.back, journey_id=journey.pk)
    page = {**frame(journey, standing, talk.back), "form": form, "talk": talk}
    return render(request, "journeys/point_new.html", page, status=422 if form.errors else 200)


def _begun(request: HttpRequest, person: Person) -> dict[str, str]:
    line = line_seen_by(person, request.GET.get("line"))
    if line is None:
        return {}
    return {"field": line.field, "what": line.cells.get("what", ""), "how": line.cells.get("how", "")}
