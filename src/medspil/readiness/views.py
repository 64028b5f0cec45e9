# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.journeys.access import journey_for
from medspil.journeys.frame import frame
from medspil.organisations.permissions import Permission
from medspil.organisations.queries import colleagues_in
from medspil.privacy.groups import FEWEST
from medspil.readiness import actions
from medspil.readiness.access import round_for, round_to_answer
from medspil.readiness.forms import AnswerForm, ChangeForm, RoundForm
from medspil.readiness.queries import has_answered, is_asked, overview_of
from medspil.ui.forms import typed

HERE = "readiness"
FORTNIGHT = timedelta(days=14)


@require_safe
def readiness(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """The round that is open, and the results of those that are not."""
    journey, standing = journey_for(request, journey_id)
    overview = overview_of(journey)
    asks = overview.open is not None and is_asked(standing.person, journey)
    page = {
        **frame(journey, standing, HERE),
        "overview": overview,
        "asked": asks,
        "answered": asks and overview.open is not None and has_answered(standing.person, overview.open),
        "over": overview.open is not None and overview.open.closes_on < timezone.localdate(),
        "too_few": colleagues_in({journey.unit})[journey.unit_id] < FEWEST,
    }
    return render(request, "readiness/readiness.html", page)


def open_round(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_LEAD)
    form = RoundForm(typed(request), initial={"closes_on": timezone.localdate() + FORTNIGHT})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        asked = {name: said[name] for name in ("name", "closes_on", "by_mail")}
        actions.open_round(journey=journey, round_id=said["id"], by=standing.person, **asked)
        messages.success(request, _("The round is open. Tell colleagues why their answer matters."))
        return redirect(HERE, journey_id=journey.pk)
    count = colleagues_in({journey.unit})[journey.unit_id]
    page = {**frame(journey, standing, HERE), "form": form, "people": count, "too_few": count < FEWEST}
    return render(request, "readiness/round_new.html", page, status=422 if form.errors else 200)


def change_round(request: HttpRequest, journey_id: UUID, round_id: UUID) -> HttpResponse:
    round_, journey, standing = round_for(request, journey_id, round_id)
    form = ChangeForm(typed(request), initial={"name": round_.name, "closes_on": round_.closes_on})
    if request.method == "POST" and form.is_valid():
        actions.change_round(round=round_, by=standing.person, **form.cleaned_data)
        return redirect(HERE, journey_id=journey.pk)
    page = {**frame(journey, standing, HERE), "form": form, "round": round_}
    return render(request, "readiness/round.html", page, status=422 if form.errors else 200)


def answer(request: HttpRequest, journey_id: UUID, round_id: UUID) -> HttpResponse:
    """Twelve statements on a phone. What was answered cannot be seen or changed afterwards, and the page says so."""
    round_, journey, standing = round_to_answer(request, journey_id, round_id)
    if request.method != "POST" and has_answered(standing.person, round_):
        return redirect(HERE, journey_id=journey.pk)
    form = AnswerForm(typed(request))
    if request.method == "POST" and form.is_valid():
        new = actions.answer(round=round_, answers=form.cleaned_data, by=standing.person)
        words = _("Thank you. Your answer is counted, without your name.") if new else _("You have answered already.")
        messages.success(request, words)
        return redirect(HERE, journey_id=journey.pk)
    page = {"journey": journey, "round": round_, "form": form}
    return render(request, "readiness/answer.html", page, status=422 if form.errors else 200)


@require_POST
def close(request: HttpRequest, journey_id: UUID, round_id: UUID) -> HttpResponse:
    round_, journey, standing = round_for(request, journey_id, round_id)
    actions.close(round=round_, by=standing.person)
    return redirect(HERE, journey_id=journey.pk)
