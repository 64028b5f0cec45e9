# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The table of a unit: what it does with which task, since when and why."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access.canvases import line_seen_by
from medspil.dialogue.queries.canvases import words_of
from medspil.expectations import actions
from medspil.expectations.access import meetings_held, place_for, task_for, units_to_agree_in
from medspil.expectations.actions import AgreedMeanwhile
from medspil.expectations.forms import AgreementForm, TaskForm
from medspil.expectations.models import Level
from medspil.expectations.queries import CANVAS, ended_in, public_page_of, row_of, table_of
from medspil.organisations.access import may
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored


@require_safe
def service_levels(request: HttpRequest) -> HttpResponse:
    place = place_for(request)
    if place is None:
        return render(request, "expectations/service_levels.html")
    page = {
        "place": place,
        "rows": table_of(place.unit),
        "ended": ended_in(place.unit),
        "public": public_page_of(place.unit),
        "canvas": CANVAS,
    }
    return render(request, "expectations/service_levels.html", page)


def service_new(request: HttpRequest) -> HttpResponse:
    """A task and what is agreed of it; from a line of a canvas (`?line=`) with the words that stand there."""
    person, units = units_to_agree_in(request)
    suggested = _suggested(request, person)
    form = TaskForm(request.POST or None, initial=suggested, units=units, meetings=meetings_held(units))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.begin(task_id=said["id"], unit=said["unit"], title=said["title"], said=form.said(), by=person)
        stored(request, "service-new")
        return redirect("service-levels")
    return render(request, "expectations/service_new.html", {"form": form}, status=422 if form.errors else 200)


def _suggested(request: HttpRequest, person: Person) -> dict[str, object]:
    line = line_seen_by(person, request.GET.get("line"))
    today: dict[str, object] = {"agreed_on": timezone.localdate()}
    if line is None:
        return today
    level = line.field if line.field in Level.values else None
    return {**today, "title": words_of(line)[:80], "level": level, "unit": line.canvas.unit_id}


def service_task(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """A task with its history, and for those who may a form for another agreement."""
    to = Permission.SERVICE_AGREE if request.method == "POST" else Permission.PROCESS_VIEW
    person, task = task_for(request, task_id, to=to)
    row = row_of(task)
    now = {"seen": row.now.number, "level": row.now.level, "words": row.now.words, "agreed_on": timezone.localdate()}
    form = AgreementForm(request.POST or None, initial=now, meetings=meetings_held([task.unit]))
    meanwhile = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree(task=task, seen=form.cleaned_data["seen"] or 0, said=form.said(), by=person)
        except AgreedMeanwhile:
            meanwhile, row = True, row_of(task)
            form.data = {**request.POST.dict(), "seen": str(row.now.number)}  # now she has seen it
        else:
            stored(request, f"service-{task.pk}")
            messages.success(request, _("Saved"))
            return redirect("service-task", task_id=task.pk)
    page = {"task": task, "row": row, "form": form, "meanwhile": meanwhile}
    page["agrees"] = may(person, Permission.SERVICE_AGREE, task.unit)
    return render(request, "expectations/service_task.html", page, status=422 if form.errors or meanwhile else 200)


@require_POST
def service_end(request: HttpRequest, task_id: UUID) -> HttpResponse:
    person, task = task_for(request, task_id, to=Permission.SERVICE_AGREE)
    actions.end(task=task, by=person)
    return redirect("service-levels")
