# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.dialogue.recurring.looking import recurring_in
from medspil.organisations.access import may, signed_in, unit_for
from medspil.organisations.permissions import Permission


@require_safe
def recurring(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """What comes back in a team, for those who may read what it has handed over."""
    person = signed_in(request)
    unit = unit_for(person, unit_id, to=Permission.OUTCOME_VIEW)
    page = {"unit": unit, "found": recurring_in(unit), "may_start": may(person, Permission.PROCESS_START, unit)}
    return render(request, "dialogue/recurring.html", page)
