# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a trial measures: choosing it, and getting figures in by typing, pasting or tapping."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import as_id
from medspil.organisations.access import signed_in
from medspil.organisations.permissions import Permission
from medspil.practice.access import happening_in, measure_for, trial_for
from medspil.practice.actions import measures as actions
from medspil.practice.charts.reading import Row
from medspil.practice.forms.measures import FreezeForm, HappeningForm, MeasureForm, PasteForm, ValueForm
from medspil.practice.models import Measure, Trial
from medspil.practice.queries.ladders import measured, rounds_of, today_of
from medspil.practice.views.trial_page import LIMITS
from medspil.ui.keeping import stored
from medspil.ui.scripts import by_script

EDIT = Permission.TRIAL_EDIT


def measure_new(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = trial_for(request, trial_id, to=EDIT)
    form = MeasureForm(request.POST or None, initial={"nature": "count", "better": "up", "every": "week"})
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            actions.add_measure(root=trial.root, measure_id=said.pop("id"), fields=said, by=signed_in(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            stored(request, "measure-new")
            return redirect("trial", trial_id=trial.pk)
    page = {"trial": trial, "form": form}
    return render(request, "practice/measure_new.html", page, status=422 if form.errors else 200)


def measure(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """A measure with its curve, its figures, and a form for one more."""
    found, trial = measure_for(request, measure_id, to=EDIT if request.method == "POST" else Permission.PROCESS_VIEW)
    form = ValueForm(request.POST or None, measure=found, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        row = Row(line=1, day=form.cleaned_data["day"], value=form.cleaned_data["value"])
        actions.observe(measure=found, rows=[row], by=signed_in(request))
        messages.success(request, _("Saved"))
        return redirect("measure", measure_id=found.pk)
    return _page(request, found, trial, value=form)


def measure_change(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    found, trial = measure_for(request, measure_id, to=EDIT)
    names = ("title", "unit_of", "nature", "better", "goal", "every")
    form = MeasureForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in names}
        actions.change_measure(measure=found, fields=fields, by=signed_in(request))
        return redirect("measure", measure_id=found.pk)
    page = {"trial": trial, "form": form, "measure": found}
    return render(request, "practice/measure_new.html", page, status=422 if form.errors else 200)


@require_POST
def measure_drop(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    found, trial = measure_for(request, measure_id, to=EDIT)
    try:
        actions.drop_measure(measure=found, by=signed_in(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("measure", measure_id=measure_id)
    return redirect("trial", trial_id=trial.pk)


def measure_paste(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Two columns from a spreadsheet: shown first, stored when one says so."""
    found, trial = measure_for(request, measure_id, to=EDIT)
    form = PasteForm(request.POST or None, measure=found)
    ready = request.method == "POST" and form.is_valid()
    if ready and "store" in request.POST:
        changed = actions.observe(measure=found, rows=form.table.rows, by=signed_in(request))
        words = ngettext("One day has changed.", "%(n)d days have changed.", changed) % {"n": changed}
        messages.success(request, words)
        stored(request, f"paste-{found.pk}")
        return redirect("measure", measure_id=found.pk)
    page = {"trial": trial, "measure": found, "form": form, "rows": form.table.rows if ready else ()}
    return render(request, "practice/measure_paste.html", page, status=422 if form.errors else 200)


@require_POST
def measure_freeze(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """Fix the centre line on the days before anything was changed, or let it go."""
    found, trial = measure_for(request, measure_id, to=EDIT)
    form = FreezeForm(request.POST)
    if "loose" in request.POST:
        actions.freeze(measure=found, until=None, by=signed_in(request))
    elif form.is_valid():
        actions.freeze(measure=found, until=form.cleaned_data["until"], by=signed_in(request))
    else:
        return _page(request, found, trial, freeze=form)
    return redirect("measure", measure_id=found.pk)


@require_safe
def counter(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """One large button for the counter desk."""
    found, trial = measure_for(request, measure_id, to=EDIT)
    page = {"measure": found, "trial": trial, "count": today_of(found), "fresh_id": uuid4()}
    return render(request, "practice/counter.html", page)


@require_POST
def tap(request: HttpRequest, measure_id: UUID) -> HttpResponse:
    """A press on the counter, or one taken back. A press for a day gone by comes from a phone that had no net."""
    found, _trial = measure_for(request, measure_id, to=EDIT)
    day = _day_of(request)
    do = actions.untap if "back" in request.POST else actions.tap
    count = do(measure=found, tap_id=as_id(request.POST.get("id")), day=day)
    if by_script(request):
        return JsonResponse({"count": count, "day": day.isoformat()})
    return redirect("counter", measure_id=found.pk)


def _day_of(request: HttpRequest) -> Any:
    form = FreezeForm({"until": request.POST.get("day", "")})
    today = timezone.localdate()
    day = form.cleaned_data["until"] if form.is_valid() else today
    return min(day, today)


def happening_new(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = trial_for(request, trial_id, to=EDIT)
    form = HappeningForm(request.POST or None, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        by = signed_in(request)
        actions.note(root=trial.root, happening_id=said["id"], day=said["day"], words=said["words"], by=by)
        return redirect("trial", trial_id=trial.pk)
    page = {"trial": trial, "form": form}
    return render(request, "practice/happening_new.html", page, status=422 if form.errors else 200)


@require_POST
def happening_strike(request: HttpRequest, trial_id: UUID, happening_id: UUID) -> HttpResponse:
    trial = trial_for(request, trial_id, to=EDIT)
    happening = happening_in(trial, happening_id)
    if happening is not None:
        actions.strike_note(happening=happening, by=signed_in(request))
    return redirect("trial", trial_id=trial.pk)


def _page(
    request: HttpRequest,
    found: Measure,
    trial: Trial,
    *,
    value: ValueForm | None = None,
    freeze: FreezeForm | None = None,
) -> HttpResponse:
    rows = measured(rounds_of(trial), with_limits=LIMITS in request.GET)
    row = next(entry for entry in rows if entry.measure.pk == found.pk)
    page = {
        "measure": found,
        "trial": trial,
        "row": row,
        "value": value or ValueForm(measure=found, initial={"day": timezone.localdate()}),
        "freeze": freeze or FreezeForm(initial={"until": found.frozen_until or trial.root.starts_on}),
        "limits": LIMITS in request.GET,
    }
    wrong = (value and value.errors) or (freeze and freeze.errors)
    return render(request, "practice/measure.html", page, status=422 if wrong else 200)
