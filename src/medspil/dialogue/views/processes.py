# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import WITH_A_PAGE, process_for, processes_of
from medspil.dialogue.access.exercises import exercises_of
from medspil.dialogue.actions import processes as actions
from medspil.dialogue.activities.menu import MENU
from medspil.dialogue.forms.processes import AgainForm, StartForm
from medspil.dialogue.links import home_of
from medspil.dialogue.models import Phase
from medspil.dialogue.panels import panels_of
from medspil.dialogue.queries.canvases import canvases_in
from medspil.dialogue.queries.checklist import ticks_itself
from medspil.dialogue.queries.processes import (
    checklists_of,
    line_of,
    lines_of,
    meetings_of,
    past_laps,
    seen_in,
    vote_of,
)
from medspil.dialogue.queries.waiting import waiting_in
from medspil.materials.models import TopicKind
from medspil.materials.phases import advice
from medspil.materials.queries import topics
from medspil.organisations.access import colleagues_of, may, signed_in, units_for_new
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored

GUIDES = {"first-time-facilitator", "leader-phases", "taking-part"}  # what each of the three does in a process


@require_safe
def processes(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    page = {
        "processes": lines_of(processes_of(person)),
        "may_start": bool(units_for_new(person, Permission.PROCESS_START)),
    }
    return render(request, "dialogue/processes.html", page)


def start(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    units = units_for_new(person, Permission.PROCESS_START)
    if not units:
        raise Http404
    form = StartForm(request.POST or None, units=units, people=colleagues_of(units))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        process = actions.start(
            process_id=said["id"],
            unit=said["unit"],
            value=said["value"],
            facilitator=said["facilitator"],
            planned_on=said["planned_on"],
            by=person,
        )
        stored(request, "process-new")
        return redirect("process", process_id=process.pk)
    return render(request, "dialogue/process_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def process(request: HttpRequest, process_id: UUID) -> HttpResponse:
    found, standing = process_for(request, process_id, kinds=WITH_A_PAGE)
    if home := home_of(found):
        return redirect(home, found.pk)
    meetings, seen = meetings_of(found), seen_in(found)
    page = {
        "process": found,
        "standing": standing,
        "line": line_of(seen),
        "waiting": [] if found.closed_at else waiting_in(found, standing.person, seen),
        "phases": [(phase, advice(phase), items) for phase, items in checklists_of(found, seen).items()],
        "meetings": [meeting for meeting in meetings if meeting.lap == found.lap],
        "past_laps": past_laps(found, meetings),
        "vote": vote_of(found),
        "panels": panels_of(found, standing.person),
        "in_use": canvases_in(found),
        "exercises": [meeting for meeting in exercises_of(standing.person) if meeting.process_id == found.pk],
        "menu": [entry for entry in MENU if entry.alone],
        "may_exercise": standing.may(Permission.MEETING_RUN),
        "may_prepare": standing.may(Permission.PROCESS_PREPARE),
        "reads_team": may(standing.person, Permission.OUTCOME_VIEW, found.unit),
        "may_lead": standing.may(Permission.PROCESS_LEAD),
        "guides": [guide for guide in topics(found.municipality_id, TopicKind.GUIDE) if guide.key in GUIDES],
    }
    return render(request, "dialogue/process.html", page)


def again(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """From after to before once more."""
    found, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    form = AgainForm(request.POST or None, initial={"lap": found.lap})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        same = said["topic"] == "same"
        if said["lap"] == found.lap and not actions.go_round(
            process=found, planned_on=said["planned_on"], keep_topic=same, by=standing.person
        ):
            messages.error(request, _("A meeting is running, or the process is over. Then it cannot go round again."))
            return redirect("process", process_id=found.pk)
        return redirect("agenda" if same else "topic-vote", process_id=found.pk)
    page = {"process": found, "form": form}
    return render(request, "dialogue/process_again.html", page, status=422 if form.errors else 200)


@require_POST
def tick(request: HttpRequest, process_id: UUID) -> HttpResponse:
    found, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    key = request.POST.get("key", "")
    if ticks_itself(key) or not any(key == entry.key for phase in Phase for entry in advice(phase).items):
        raise Http404
    actions.tick(process=found, key=key, done=request.POST.get("done") == "1", by=standing.person)
    return redirect(reverse("process", args=[found.pk]) + f"#item-{key}")
