# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The page of a trial, as every button on it comes back to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medspil.materials.canvases import canvas, canvas_form, filled
from medspil.organisations.access import signed_in
from medspil.organisations.permissions import Permission
from medspil.practice.access import may_look_back, may_with
from medspil.practice.actions.trials import PLAN
from medspil.practice.forms.trials import EndForm, PlanForm
from medspil.practice.models import Trial, TrialState
from medspil.practice.panels import beside_trial
from medspil.practice.queries.ladders import measured, quality_of, rounds_of
from medspil.practice.queries.lists import windows_of
from medspil.ui.forms import Form

CANVAS = "trial-action"
LIMITS = "graenser"  # in an address: with natural limits
END_IDS = "end_%s"  # the canvas on the same page has a field of the same name


def plan_form(trial: Trial, data: Mapping[str, Any] | None = None) -> PlanForm:
    now = {name: getattr(trial, name) for name in PLAN}
    return PlanForm(data, initial=now, locked=trial.state != TrialState.DRAFT)


def show(
    request: HttpRequest,
    trial: Trial,
    *,
    words: Form | None = None,
    plan: PlanForm | None = None,
    end: EndForm | None = None,
    clashes: Sequence[str] = (),
) -> HttpResponse:
    """The whole page; forms that were sent come back as they were, with what is wrong."""
    page = _state(request, trial) | {
        "words": words or canvas_form(canvas(trial.municipality_id, CANVAS), initial=trial.canvas, draft=True),
        "plan": plan or plan_form(trial),
        "seen": {name: getattr(trial, name) for name in PLAN},
        "end": end or EndForm(initial={"reflection": trial.canvas.get("reflection", "")}, auto_id=END_IDS),
        "clashes": _clashed(trial, clashes),
    }
    sent = [form for form in (words, plan, end) if form is not None]
    wrong = bool(clashes) or any(form.errors for form in sent)
    return render(request, "practice/trial.html", page, status=422 if wrong else 200)


def _state(request: HttpRequest, trial: Trial) -> dict[str, Any]:
    rounds = rounds_of(trial)
    found = measured(rounds)
    return {
        "trial": trial,
        "rounds": rounds,
        "measured": found,
        "marks": quality_of(rounds, found),
        "filled": filled(canvas(trial.municipality_id, CANVAS), trial.canvas),
        "panels": beside_trial.panels(trial, signed_in(request)),
        "windows": windows_of(trial),
        "may_look_back": may_look_back(signed_in(request), trial),
        "edits": may_with(signed_in(request), trial, Permission.TRIAL_EDIT),
    }


def _clashed(trial: Trial, keys: Sequence[str]) -> list[tuple[str, str]]:
    """The titles of fields that somebody else has changed meanwhile, with what stands there now."""
    texts = filled(canvas(trial.municipality_id, CANVAS), trial.canvas) if keys else ()
    labels = PlanForm.base_fields
    return [
        *((field.title, text) for field, text in texts if field.key in keys),
        *((str(labels[name].label), str(getattr(trial, name) or "")) for name in PLAN if name in keys),
    ]
