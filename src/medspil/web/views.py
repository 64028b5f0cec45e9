# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from medspil.counter.queries.waiting import waiting_for as in_guide
from medspil.dialogue.access import processes_of
from medspil.dialogue.activities.menu import MENU
from medspil.dialogue.queries.processes import lines_of
from medspil.dialogue.queries.waiting import waiting_for as in_dialogue
from medspil.directory.waiting import waiting_for as in_directory
from medspil.journeys.queries.waiting import waiting_for as on_journeys
from medspil.materials.waiting import waiting_for as in_materials
from medspil.organisations.access import signed_in, units_for_new
from medspil.organisations.middleware import open_to_all
from medspil.organisations.permissions import Permission
from medspil.practice.queries.waiting import waiting_for as in_practice
from medspil.readiness.waiting import waiting_for as in_readiness
from medspil.web.refusals import AWAY, unavailable


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for me, then my processes."""
    person = signed_in(request)
    mine = processes_of(person)
    leads = bool(units_for_new(person, Permission.PROCESS_START))
    there = [*in_materials(person), *in_guide(person), *in_directory(person), *on_journeys(person)]
    there += in_readiness(person)
    rows = [*in_practice(person), *in_dialogue(person), *there]
    page = {
        "person": person,
        "hour": timezone.localtime().hour,
        "rows": sorted(rows, key=lambda row: not row.urgent),
        "processes": lines_of(mine),
        "may_start": leads,
        "follows": leads or any(process.facilitator_id == person.pk for process in mine),
        "may_note": bool(units_for_new(person, Permission.DILEMMA_NOTE)),
        "menu": [entry for entry in MENU if entry.alone] if units_for_new(person, Permission.EXERCISE_START) else [],
    }
    return render(request, "web/home.html", page)


@open_to_all
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    names = {"session_cookie": settings.SESSION_COOKIE_NAME, "form_cookie": settings.CSRF_COOKIE_NAME}
    device = f"{'__Secure-' if request.is_secure() else ''}medspil_…"
    page = {**names, "device_cookie": device, "longest": settings.SESSION_COOKIE_AGE // 3600}
    return render(request, "web/privacy.html", page)


@open_to_all
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it
    return render(request, "web/not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is refused before a view is reached; nearly always because too much was sent."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return render(request, "web/too_much.html", status=413 if too_much else 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """What no view has foreseen; Django calls it while the error is being handled."""
    if isinstance(sys.exc_info()[1], AWAY):
        return unavailable()
    return render(request, "web/server_error.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    return render(request, "web/csrf_failure.html", status=403)
