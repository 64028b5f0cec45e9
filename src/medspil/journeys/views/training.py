# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Training per team, and the ambassadors with their channel."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.journeys.access import ambassador_in, journey_for, people_around, training_in
from medspil.journeys.actions import questions
from medspil.journeys.actions import training as actions
from medspil.journeys.forms.questions import ChannelForm
from medspil.journeys.forms.training import AmbassadorForm, CountForm, TrainingForm
from medspil.journeys.frame import frame
from medspil.journeys.queries.questions import questions_to_ambassadors
from medspil.journeys.queries.training import ambassadors_of, teams_of, units_of
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored

WORK = Permission.JOURNEY_WORK


@require_safe
def training(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    page = {**frame(journey, standing, "journey-training"), "teams": teams_of(journey)}
    return render(request, "journeys/training.html", page)


def plan(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=WORK)
    form = TrainingForm(request.POST or None, units=units_of(journey))
    if request.method == "POST" and form.is_valid():
        actions.plan(journey=journey, training_id=form.cleaned_data["id"], said=form.said(), by=standing.person)
        stored(request, f"training-{journey.pk}")
        return redirect("journey-training", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey-training"), "form": form}
    return render(request, "journeys/training_new.html", page, status=422 if form.errors else 200)


def count(request: HttpRequest, journey_id: UUID, training_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=WORK)
    found = training_in(journey, training_id)
    form = CountForm(request.POST or None, initial={"through": found.through, "size": found.size})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.count(training=found, through=said["through"], size=said["size"], by=standing.person)
        return redirect("journey-training", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey-training"), "form": form, "training": found}
    return render(request, "journeys/training_count.html", page, status=422 if form.errors else 200)


def ambassadors(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Whom one can ask in each department, and the channel to them: without a name."""
    journey, standing = journey_for(request, journey_id)
    there = ambassadors_of(journey)
    form = ChannelForm(request.POST or None, units=list({row.unit.pk: row.unit for row in there}.values()))
    if request.method == "POST" and (journey.closed or not there):
        raise Http404
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        questions.ask(journey=journey, question_id=said["id"], text=said["text"], unit=said["unit"])
        stored(request, f"channel-{journey.pk}")
        messages.success(request, _("It stands below, without your name."))
        return redirect("journey-ambassadors", journey_id=journey.pk)
    page = {
        **frame(journey, standing, "journey-ambassadors"),
        "ambassadors": there,
        "form": form,
        "questions": questions_to_ambassadors(journey),
        "mine": {row.unit_id for row in there if row.person_id == standing.person.pk},
    }
    return render(request, "journeys/ambassadors.html", page, status=422 if form.errors else 200)


def name_ambassador(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=WORK)
    form = AmbassadorForm(request.POST or None, units=units_of(journey), people=people_around(journey))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.name_ambassador(
            journey=journey,
            ambassador_id=said["id"],
            unit=said["unit"],
            person=said["person"],
            by=standing.person,
        )
        return redirect("journey-ambassadors", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey-ambassadors"), "form": form}
    return render(request, "journeys/ambassador_new.html", page, status=422 if form.errors else 200)


@require_POST
def remove_ambassador(request: HttpRequest, journey_id: UUID, ambassador_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=WORK)
    actions.remove_ambassador(ambassador=ambassador_in(journey, ambassador_id), by=standing.person)
    return redirect("journey-ambassadors", journey_id=journey.pk)
