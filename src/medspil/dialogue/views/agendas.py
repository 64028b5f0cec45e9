# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import found, may_run, planned_for
from medspil.dialogue.access.in_meeting import step_in
from medspil.dialogue.actions import agendas as actions
from medspil.dialogue.activities.menu import MENU, entry_of
from medspil.dialogue.forms.agendas import ScriptForm
from medspil.dialogue.forms.steps import beginning, changed, new
from medspil.dialogue.links import home_of
from medspil.dialogue.models import Meeting, Process, Step
from medspil.dialogue.queries.processes import my_rehearsal, steps_of
from medspil.dialogue.queries.shelves import shelf_of
from medspil.materials.models import Script
from medspil.materials.queries import legal_points_by_keys, scripts_for, topic_by_key
from medspil.organisations.permissions import Permission

PREPARE = Permission.PROCESS_PREPARE


def agenda(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """Choose a length, get an agenda, make it one's own."""
    process, standing, meeting = planned_for(request, process_id, to=PREPARE)
    home = home_of(process)
    if (meeting is None) if home else not process.topic:
        return redirect(home or "topic-vote", process.pk)
    form = ScriptForm(request.POST or None, scripts=[] if home else _scripts(process))
    if request.method == "POST" and form.is_valid():
        actions.design(process=process, script=form.cleaned_data["script"], by=standing.person)
        messages.success(request, _("Here is the agenda. Change what you like."))
        return redirect("agenda", process_id=process.pk)
    steps = steps_of(meeting) if meeting else []
    page = {
        "process": process,
        "meeting": meeting,
        "form": form,
        "steps": steps,
        "total": sum(step.minutes for step in steps),
        "legal_points": legal_points_by_keys(process.municipality_id, _points_in(steps)).values(),
        "may_run": meeting is not None and may_run(standing.person, meeting),
        "rehearsal": my_rehearsal(process, standing.person),
        "removed": request.session.pop("removed_step", None),
    }
    return render(request, "dialogue/agenda.html", page, status=422 if form.errors else 200)


def _scripts(process: Process) -> list[Script]:
    return scripts_for(process.municipality_id, topic_by_key(process.municipality_id, process.topic))


@require_safe
def step_choose(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """The activities that the new step can be."""
    process, _standing, meeting = planned_for(request, process_id, to=PREPARE)
    page = {"process": process, "meeting": _planned(meeting), "menu": MENU}
    return render(request, "dialogue/agenda_menu.html", page)


def step_add(request: HttpRequest, process_id: UUID, entry: str) -> HttpResponse:
    process, standing, meeting = planned_for(request, process_id, to=PREPARE)
    chosen = found(entry_of(entry))
    kind = new(chosen.kind)
    form = kind(
        request.POST or None,
        initial=beginning(chosen, kind),
        shelf=shelf_of(process.municipality_id),
        steps=steps_of(_planned(meeting)),
    )
    if request.method == "POST" and form.is_valid():
        fields = {**form.columns(), "kind": chosen.kind, "settings": form.settings()}
        step = actions.add_step(
            meeting=_planned(meeting),
            step_id=form.cleaned_data["id"],
            fields=fields,
            place=form.place(),
            by=standing.person,
        )
        return redirect(reverse("agenda", args=[process.pk]) + f"#step-{step.pk}")
    page = {"process": process, "form": form, "entry": chosen}
    return render(request, "dialogue/agenda_step.html", page, status=422 if form.errors else 200)


def step_change(request: HttpRequest, process_id: UUID, step_id: UUID) -> HttpResponse:
    process, standing, meeting = planned_for(request, process_id, to=PREPARE)
    step = step_in(_planned(meeting), step_id)
    kind = changed(step.kind)
    now = {"title": step.title, "minutes": step.minutes, "own_notes": step.own_notes, **kind.begun(step.settings)}
    others = [other for other in steps_of(_planned(meeting)) if other.pk != step.pk]
    form = kind(request.POST or None, initial=now, shelf=shelf_of(process.municipality_id), steps=others)
    if request.method == "POST" and form.is_valid():
        actions.change_step(
            step=step, fields=form.columns(), settings=form.settings_over(step.settings), by=standing.person
        )
        return redirect(reverse("agenda", args=[process.pk]) + f"#step-{step.pk}")
    page = {"process": process, "step": step, "form": form}
    return render(request, "dialogue/agenda_step.html", page, status=422 if form.errors else 200)


@require_POST
def step_move(request: HttpRequest, process_id: UUID, step_id: UUID) -> HttpResponse:
    process, standing, meeting = planned_for(request, process_id, to=PREPARE)
    step = step_in(_planned(meeting), step_id)
    up = request.POST.get("way") == "up"
    actions.move(step=step, by_places=-1 if up else 1, by=standing.person)
    # Back to the button that was pressed, on the step that moved.
    return redirect(reverse("agenda", args=[process.pk]) + f"#{'up' if up else 'down'}-{step.pk}")


@require_POST
def step_remove(request: HttpRequest, process_id: UUID, step_id: UUID) -> HttpResponse:
    process, standing, meeting = planned_for(request, process_id, to=PREPARE)
    step = step_in(_planned(meeting), step_id)
    request.session["removed_step"] = step.title
    request.session["undo_step"] = _packed(step)
    actions.remove(step=step, by=standing.person)
    return redirect("agenda", process_id=process.pk)


@require_POST
def step_restore(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """Put the step back that was taken out last."""
    process, standing, meeting = planned_for(request, process_id, to=PREPARE)
    packed = request.session.pop("undo_step", None)
    if packed and packed["meeting"] == str(_planned(meeting).pk):
        actions.put_back(meeting=_planned(meeting), packed=packed, by=standing.person)
    return redirect("agenda", process_id=process.pk)


def _points_in(steps: Sequence[Step]) -> set[str]:
    return {step.settings["legal_point"] for step in steps if "legal_point" in step.settings}


def _planned(meeting: Meeting | None) -> Meeting:
    if meeting is None:
        raise Http404
    return meeting


def _packed(step: Step) -> dict[str, object]:
    names = ("kind", "part", "title", "minutes", "settings", "say", "do", "own_notes", "position")
    return {"id": str(step.pk), "meeting": str(step.meeting_id), **{name: getattr(step, name) for name in names}}
