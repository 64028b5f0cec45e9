# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Quick exercises: choose, start, and see what came of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import as_id, found, meeting_for, process_for
from medspil.dialogue.access.exercises import exercise_for, exercises_of
from medspil.dialogue.actions import exercises as actions
from medspil.dialogue.activities.menu import MENU, Entry, entry_of
from medspil.dialogue.forms.steps import alone, beginning
from medspil.dialogue.models import LeaderPresence, Process
from medspil.dialogue.queries.exercises import result_of
from medspil.dialogue.queries.shelves import shelf_of
from medspil.dialogue.trying import beginning_of
from medspil.organisations.access import signed_in, units_for_new
from medspil.organisations.models import Unit
from medspil.organisations.permissions import Permission


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """What a facilitator may try, and what the team has tried."""
    person = signed_in(request)
    page = {
        "menu": [entry for entry in MENU if entry.alone] if units_for_new(person, Permission.EXERCISE_START) else [],
        "exercises": exercises_of(person),
    }
    return render(request, "dialogue/exercises.html", page)


def start(request: HttpRequest, entry: str) -> HttpResponse:
    """One activity alone: in a process when the address names one, else in a team of one's own."""
    person, chosen = signed_in(request), found(entry_of(entry))
    process, units = _where(request)
    form = alone(chosen.kind)(
        request.POST or None, initial=_beginning(request, chosen), shelf=shelf_of(person.municipality_id)
    ).for_units(units)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        place = process or actions.place_of(unit=said["unit"], by=person)
        presence = LeaderPresence.IN_ROOM if said["leader_in_room"] else LeaderPresence.OUT
        fields = {**form.columns(), "kind": chosen.kind, "settings": form.settings()}
        meeting = actions.start(meeting_id=said["id"], process=place, fields=fields, presence=presence, by=person)
        return redirect("console", meeting_id=meeting.pk)
    page = {"form": form, "entry": chosen, "process": process}
    return render(request, "dialogue/exercise_new.html", page, status=422 if form.errors else 200)


@require_safe
def exercise(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What came of it: all that the room was shown, for the team alone."""
    meeting, standing = exercise_for(request, meeting_id)
    page = {"result": result_of(meeting), "may_run": standing.may(Permission.MEETING_RUN)}
    return render(request, "dialogue/exercise.html", page)


@require_POST
def end(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=Permission.MEETING_RUN)
    actions.end(meeting=meeting, by=standing.person)
    return redirect("exercise", meeting_id=meeting.pk)


def _where(request: HttpRequest) -> tuple[Process | None, list[Unit]]:
    """The process that the address names and its unit, or the units where the person may start; 404 when none."""
    named = request.GET.get("forloeb")
    if named:
        process, _standing = process_for(request, as_id(named), to=Permission.MEETING_RUN)
        return process, [process.unit]
    units = units_for_new(signed_in(request), Permission.EXERCISE_START)
    if not units:
        raise Http404
    return None, units


def _beginning(request: HttpRequest, entry: Entry) -> dict[str, Any]:
    """As the step of a script that the address names, or as the menu has it."""
    form = alone(entry.kind)
    script, step = request.GET.get("drejebog", ""), request.GET.get("trin", "")
    taken = beginning_of(signed_in(request).municipality_id, script, step) if script else None
    return {**taken, **form.begun(taken.pop("settings"))} if taken else beginning(entry, form)
