# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Could this help home care or the library too? A trial with its evidence goes to another unit."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.materials.canvases import canvas, filled
from medspil.organisations.access import signed_in
from medspil.organisations.permissions import Permission
from medspil.practice.access import tip_for, trial_for, units_beside
from medspil.practice.actions import tips as actions
from medspil.practice.forms.trials import TipForm
from medspil.practice.queries.ladders import measured, rounds_of
from medspil.practice.views.trial_page import CANVAS


def tip_new(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    trial = trial_for(request, trial_id, to=Permission.TRIAL_EDIT)
    form = TipForm(request.POST or None, units=units_beside(trial))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.give(trial=trial, tip_id=said["id"], unit=said["unit"], words=said["words"], by=signed_in(request))
        except ValidationError as error:
            form.add_error("unit", error)
        else:
            words = _("{unit} can now read about your trial, with figures and all.").format(unit=said["unit"].name)
            messages.success(request, words)
            return redirect("trial", trial_id=trial.pk)
    return render(request, "practice/tip_new.html", {"trial": trial, "form": form}, status=422 if form.errors else 200)


@require_safe
def tip(request: HttpRequest, tip_id: UUID) -> HttpResponse:
    """Another team's trial, as its own page shows it: the question, the figures, what was learned."""
    found = tip_for(request, tip_id)
    rounds = rounds_of(found.trial)
    page = {
        "tip": found,
        "trial": found.trial,
        "rounds": rounds,
        "measured": measured(rounds),
        "filled": filled(canvas(found.municipality_id, CANVAS), found.trial.canvas),
    }
    return render(request, "practice/tip.html", page)


@require_POST
def tip_take(request: HttpRequest, tip_id: UUID) -> HttpResponse:
    copy = actions.take(tip=tip_for(request, tip_id), by=signed_in(request))
    return redirect("trial", trial_id=copy.pk)


@require_POST
def tip_decline(request: HttpRequest, tip_id: UUID) -> HttpResponse:
    actions.decline(tip=tip_for(request, tip_id), by=signed_in(request))
    return redirect("home")
