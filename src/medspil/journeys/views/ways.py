# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Other ways a journey can take: a pause, a branch, an end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.journeys.access import journey_for, units_to_branch_to
from medspil.journeys.actions import ways as actions
from medspil.journeys.forms.ways import BranchForm, EndForm, PauseForm
from medspil.journeys.frame import frame
from medspil.journeys.models import JourneyState
from medspil.journeys.queries.ways import ending_of
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored

LEAD = Permission.JOURNEY_LEAD


def pause(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=LEAD)
    form = PauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.pause(journey=journey, reason=said["reason"], look_again_on=said["look_again_on"], by=standing.person)
        return redirect("journey", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey"), "form": form}
    return render(request, "journeys/pause.html", page, status=422 if form.errors else 200)


@require_POST
def resume(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Go on after a pause, or after an end that was none."""
    journey, standing = journey_for(request, journey_id, to=LEAD, ended=True)
    if journey.state == JourneyState.PAUSED:
        actions.resume(journey=journey, by=standing.person)
    else:
        actions.reopen(journey=journey, by=standing.person)
    return redirect("journey", journey_id=journey.pk)


def branch(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=LEAD, ended=True)
    form = BranchForm(
        request.POST or None,
        initial={"unit": journey.unit_id},
        units=units_to_branch_to(standing.person, journey),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        new = actions.branch(
            journey=journey,
            branch_id=said["id"],
            unit=said["unit"],
            name=said["name"],
            about=said["about"],
            by=standing.person,
        )
        stored(request, f"branch-{journey.pk}")
        messages.success(request, _("Purpose and group came along. The rest begins anew."))
        return redirect("journey", journey_id=new.pk)
    page = {**frame(journey, standing, "journey"), "form": form}
    return render(request, "journeys/branch.html", page, status=422 if form.errors else 200)


def end(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=LEAD)
    before = ending_of(journey)
    names = ("reached", "keeps", "differently")
    form = EndForm(request.POST or None, initial={name: getattr(before, name, "") for name in names})
    if request.method == "POST" and form.is_valid():
        actions.end(journey=journey, by=standing.person, **{name: form.cleaned_data[name] for name in names})
        stored(request, f"end-{journey.pk}")
        return redirect("journey", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey"), "form": form}
    return render(request, "journeys/end.html", page, status=422 if form.errors else 200)
