# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Choosing the weekly letter: leaders for their teams, everybody for themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from medspil.organisations.access import signed_in, unit_for, units_where
from medspil.organisations.permissions import Permission
from medspil.practice.actions import posting
from medspil.practice.queries.lists import weekly_letters_of


def weekly(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if request.method == "POST":
        _choose(request)
        messages.success(request, _("Saved"))
        return redirect("weekly")
    led = units_where(person, Permission.PROCESS_LEAD)
    return render(request, "practice/weekly.html", {"rows": weekly_letters_of(person), "led": led})


def _choose(request: HttpRequest) -> None:
    person, unit_id = signed_in(request), request.POST.get("unit")
    wanted = request.POST.get("wanted") == "1"
    if "team" in request.POST:
        unit = unit_for(person, unit_id, to=Permission.PROCESS_LEAD)
        posting.choose_weekly(unit=unit, wanted=wanted, by=person)
    else:
        unit = unit_for(person, unit_id, to=Permission.PROCESS_VIEW)
        posting.decline_weekly(person=person, unit=unit, declined=not wanted)
