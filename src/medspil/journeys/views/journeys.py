# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medspil.journeys.access import journey_for, journeys_of, units_to_start_in
from medspil.journeys.actions import journeys as actions
from medspil.journeys.forms.journeys import StartForm
from medspil.journeys.frame import frame
from medspil.journeys.models import JourneyPhase
from medspil.journeys.panels import beside_journey
from medspil.journeys.queries.meetings import meetings_of
from medspil.journeys.queries.news import latest_news
from medspil.journeys.queries.tasks import open_in
from medspil.journeys.queries.ways import branches_of, ending_of, pause_of
from medspil.journeys.road import next_step, road_of
from medspil.journeys.signposts import SIGNPOSTS
from medspil.materials.queries import topic_by_key
from medspil.organisations.access import colleagues_of, signed_in, units_for_new
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored

GUIDE = "digital-journey"


@require_safe
def journeys(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    page = {
        "journeys": journeys_of(person),
        "may_start": bool(units_for_new(person, Permission.JOURNEY_START)),
        "signposts": SIGNPOSTS,
        "guide": topic_by_key(person.municipality_id, GUIDE),
    }
    return render(request, "journeys/journeys.html", page)


def start(request: HttpRequest) -> HttpResponse:
    person, units = units_to_start_in(request)
    form = StartForm(request.POST or None, units=units, people=colleagues_of(units))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        journey = actions.start(
            journey_id=said["id"],
            unit=said["unit"],
            name=said["name"],
            about=said["about"],
            lead=said["lead"],
            by=person,
        )
        stored(request, "journey-new")
        return redirect("journey", journey_id=journey.pk)
    return render(request, "journeys/journey_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def journey(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """The map of the four phases, and the next good step."""
    found, standing = journey_for(request, journey_id)
    road = road_of(found, standing)
    page = {
        **frame(found, standing, "journey"),
        "road": road,
        "next": next_step(road),
        "following": next((stretch.phase for stretch in road if stretch.state == "later"), None),
        "latest": latest_news(found),
        "meetings": meetings_of(found),
        "pause": pause_of(found),
        "ending": ending_of(found),
        "branches": branches_of(found),
        "may_reopen": standing.may(Permission.JOURNEY_LEAD),
        "panels": beside_journey.panels(found, standing),
    }
    return render(request, "journeys/journey.html", page)


def phase(request: HttpRequest, journey_id: UUID, phase: str) -> HttpResponse:
    """Move to a phase: what is missing is said before one does, and stops nobody."""
    found, standing = journey_for(request, journey_id, to=Permission.JOURNEY_LEAD)
    if phase not in JourneyPhase.values:
        raise Http404
    chosen = JourneyPhase(phase)
    if request.method == "POST":
        if actions.move_to(journey=found, phase=chosen, by=standing.person):
            messages.success(request, _("You are in the phase »{phase}« now.").format(phase=chosen.label))
        return redirect("journey", journey_id=found.pk)
    before = [stretch for stretch in road_of(found, standing) if stretch.phase.number < chosen.number]
    page = {
        **frame(found, standing, "journey"),
        "chosen": chosen,
        "missing": [seen for stretch in before for seen in stretch.missing],
        "open_tasks": open_in(found, found.phase_now) if chosen.number > found.phase_now.number else [],
    }
    return render(request, "journeys/phase.html", page)
