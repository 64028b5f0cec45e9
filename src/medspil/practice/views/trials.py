# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medspil.dialogue.models import OutcomeItem, Process
from medspil.materials.canvases import canvas, canvas_form
from medspil.organisations.access import colleagues_of, signed_in
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.practice.access import process_to_try_in, proposal_for, trial_for, units_for_trials
from medspil.practice.actions import trials as actions
from medspil.practice.boards import said_on_boards
from medspil.practice.forms.trials import PlanForm, TrialForm
from medspil.practice.queries.lists import trials_seen_by
from medspil.practice.views.trial_page import CANVAS, plan_form, show
from medspil.ui.forms import typed
from medspil.ui.keeping import stored

BEFORE_START = {"reflection", "new-actions"}  # written when the trial has been tried


@require_safe
def trials(request: HttpRequest) -> HttpResponse:
    return render(request, "practice/trials.html", {"trials": trials_seen_by(signed_in(request))})


def trial_new(request: HttpRequest) -> HttpResponse:
    """Plan a trial action: from a proposal (`?item=`), in a process (`?process=`), or from nothing."""
    person = signed_in(request)
    item = proposal_for(person, request.GET.get("item"))
    process = item.outcome.meeting.process if item else process_to_try_in(person, request.GET.get("process"))
    units = units_for_trials(person, None if item else process)
    template = canvas(person.municipality_id, CANVAS)
    data = typed(request)
    frame = TrialForm(data, units=units, people=colleagues_of(units), initial=_suggestion(person, item, process))
    words = canvas_form(template, data, initial=said_on_boards(item, reader=person), draft=True, leave_out=BEFORE_START)
    plan = PlanForm(data)
    if data is not None and frame.is_valid() & words.is_valid() & plan.is_valid():
        fields = {name: frame.cleaned_data[name] for name in ("title", "owner", "starts_on", "ends_on")}
        fields |= {"item": item, "process": process, **plan.cleaned_data}
        unit = frame.cleaned_data["unit"]
        trial = actions.plan(
            trial_id=frame.cleaned_data["id"], unit=unit, fields=fields, canvas=words.cleaned_data, by=person
        )
        stored(request, "trial-new")
        return redirect("trial", trial_id=trial.pk)
    page = {"frame": frame, "words": words, "plan": plan, "item": item}
    wrong = frame.errors or words.errors or plan.errors
    return render(request, "practice/trial_new.html", page, status=422 if wrong else 200)


def _suggestion(person: Person, item: OutcomeItem | None, process: Process | None) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "unit": process.unit_id if process else None,
        "title": item.text[:80] if item else "",
        "owner": person.pk,
        "starts_on": today,
        "ends_on": today + timedelta(days=28),
    }


def trial(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """A trial: its question, what is expected, what is measured, what was learned and what happens now."""
    to = Permission.TRIAL_EDIT if request.method == "POST" else Permission.PROCESS_VIEW
    found = trial_for(request, trial_id, to=to)
    if request.method != "POST":
        return show(request, found)
    words = canvas_form(canvas(found.municipality_id, CANVAS), request.POST, initial=found.canvas, draft=True)
    plan = plan_form(found, request.POST)
    clashes: list[str] = []
    if words.is_valid() & plan.is_valid():
        seen = _seen(request, [*words.cleaned_data, *plan.cleaned_data])
        by = signed_in(request)
        try:
            clashes = actions.write_trial(
                trial=found, canvas=words.cleaned_data, plan=plan.cleaned_data, seen=seen, by=by
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("trial", trial_id=found.pk)
        if not clashes:
            messages.success(request, _("Saved"))
            stored(request, f"trial-{found.pk}")
            return redirect("trial", trial_id=found.pk)
    return show(request, found, words=words, plan=plan, clashes=clashes)


def _seen(request: HttpRequest, keys: list[str]) -> dict[str, str]:
    """What stood in the fields when the page was drawn."""
    return {key: request.POST.get(f"seen-{key}", "").replace("\r\n", "\n") for key in keys}
