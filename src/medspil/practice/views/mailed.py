# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Answers by a link in a mail, without signing in.

A link that is merely looked at changes nothing: mail scanners open every link. The page it leads to sends its own form
at once, so that it takes one click where there is a browser, and shows the button where there is no script.
"""

from datetime import date

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from medspil.organisations.middleware import open_to_all
from medspil.practice.access import commitment_by_id, membership_by_ids, running_measure
from medspil.practice.actions import commitments, measures, posting
from medspil.practice.charts.reading import Row
from medspil.practice.forms.commitments import HowForm
from medspil.practice.forms.measures import OneValueForm
from medspil.practice.letters import (
    COMMITMENT_DAYS,
    COMMITMENT_SALT,
    NO_THANKS_SALT,
    VALUE_DAYS,
    VALUE_SALT,
    read_token,
)
from medspil.practice.models import CommitmentStatus

STATUSES = {
    "gjort": CommitmentStatus.DONE,
    "i-gang": CommitmentStatus.OPEN,
    "opgivet": CommitmentStatus.DROPPED,
}


@open_to_all
@never_cache
def answer(request: HttpRequest, token: str, answer: str) -> HttpResponse:
    """How a commitment goes. Answered again, the latest counts."""
    status = STATUSES.get(answer)
    if status is None:
        raise Http404
    try:
        commitment = commitment_by_id(read_token(token, salt=COMMITMENT_SALT, days=COMMITMENT_DAYS))
    except signing.BadSignature:
        return _too_late(request)
    form = HowForm(request.POST or None, initial={"how_it_went": commitment.how_it_went})
    done = request.method == "POST" and form.is_valid()
    if done:
        words = form.cleaned_data["how_it_went"] or commitment.how_it_went
        commitments.settle(commitment=commitment, status=status, how_it_went=words, by=commitment.owner)
    page = {"commitment": commitment, "form": form, "done": done, "token": token, "answer": answer}
    page["tenant"] = commitment.municipality
    return render(request, "practice/mailed_answer.html", page, status=422 if form.errors else 200)


@open_to_all
@never_cache
def value(request: HttpRequest, token: str) -> HttpResponse:
    """One field: the week's figure."""
    try:
        measure_id, day = _pair(read_token(token, salt=VALUE_SALT, days=VALUE_DAYS))
    except signing.BadSignature:
        return _too_late(request)
    measure, trial = running_measure(measure_id)
    form = OneValueForm(request.POST or None, measure=measure)
    done = request.method == "POST" and form.is_valid()
    if done:
        row = Row(line=1, day=date.fromisoformat(day), value=form.cleaned_data["value"])
        measures.observe(measure=measure, rows=[row], by=None)
    page = {"measure": measure, "trial": trial, "form": form, "day": date.fromisoformat(day), "done": done}
    page["tenant"] = measure.municipality
    return render(request, "practice/mailed_value.html", page, status=422 if form.errors else 200)


@csrf_exempt  # RFC 8058: the mail program itself posts here; the signed link is the right to do so
@open_to_all
@never_cache
def no_thanks(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the weekly letter; or have it again, from the same page."""
    try:
        person_id, unit_id = _pair(read_token(token, salt=NO_THANKS_SALT))
    except signing.BadSignature as error:
        raise Http404 from error
    person, unit = membership_by_ids(person_id, unit_id)
    done = request.method == "POST"
    if done:
        posting.decline_weekly(person=person, unit=unit, declined="again" not in request.POST)
    page = {"unit": unit, "tenant": person.municipality, "done": done, "again": "again" in request.POST}
    return render(request, "practice/no_thanks.html", page)


def _pair(carried: object) -> tuple[str, str]:
    assert isinstance(carried, list)  # noqa: S101 - we signed it
    first, second = carried
    return str(first), str(second)


def _too_late(request: HttpRequest) -> HttpResponse:
    words = _("The link is too old, or it was cut off. Sign in, and answer there.")
    return render(request, "practice/mailed_late.html", {"words": words}, status=410)
