# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from medspil.journeys.access import journey_for, people_around
from medspil.journeys.actions import tasks as actions
from medspil.journeys.forms.tasks import TaskForm
from medspil.journeys.frame import frame
from medspil.journeys.models import JourneyPhase
from medspil.journeys.queries.tasks import tasks_by_phase
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored


@require_safe
def tasks(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    page = {**frame(journey, standing, "journey-tasks"), "phases": tasks_by_phase(journey)}
    return render(request, "journeys/tasks.html", page)


def add(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_WORK)
    form = TaskForm(request.POST or None, initial={"phase": journey.phase}, people=people_around(journey))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.add(
            journey=journey,
            task_id=said["id"],
            phase=JourneyPhase(said["phase"]),
            what=said["what"],
            owner=said["owner"],
            due_on=said["due_on"],
            by=standing.person,
        )
        stored(request, "journey-task")
        return redirect("journey-tasks", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey-tasks"), "form": form}
    return render(request, "journeys/task_new.html", page, status=422 if form.errors else 200)
