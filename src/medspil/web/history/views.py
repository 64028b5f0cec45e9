# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.documents.responses import csv_response
from medspil.organisations.access import administrator_of_all
from medspil.organisations.confirming import confirmed
from medspil.organisations.events import HistoryRead, HistoryTaken
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.record.actions import remember
from medspil.web.history.forms import WantedForm
from medspil.web.history.queries import A_FILE, NOBODY, Names, Wanted, lines_of, names_in, page_of
from medspil.web.history.sheets import table_of


@require_safe
@confirmed
def history(request: HttpRequest) -> HttpResponse:
    """Who has done what, newest first."""
    person, names, form = _asked(request)
    if not form.is_valid():
        return render(request, "web/history.html", {"form": form}, status=422)
    wanted, before = form.wanted(), request.GET.get("before", "")
    page = page_of(person.municipality, wanted, names, before=int(before) if _is_number(before) else None)
    remember(HistoryRead(municipality_id=person.municipality_id, person_id=_person(wanted)), by=person)
    query = request.GET.copy()
    query.pop("before", None)
    shown = {"form": form, "page": page, "query": query.urlencode(), "first": not before, "most": A_FILE}
    return render(request, "web/history.html", shown)


@require_safe
@confirmed
def history_file(request: HttpRequest) -> HttpResponse:
    """The same lines as a table for a spreadsheet, with what is needed to check the chain."""
    person, names, form = _asked(request)
    if not form.is_valid():
        return render(request, "web/history.html", {"form": form}, status=422)
    wanted = form.wanted()
    table = table_of(lines_of(person.municipality, wanted, names))
    remember(HistoryTaken(municipality_id=person.municipality_id, person_id=_person(wanted)), by=person)
    return csv_response(table, "historik.csv")


def _asked(request: HttpRequest) -> tuple[Person, Names, WantedForm]:
    """Who asks, the names that there are, and what she wants to see."""
    person = administrator_of_all(request, to=Permission.HISTORY_READ)
    names = names_in(person.municipality)
    return person, names, WantedForm(request.GET, names=names)


def _person(wanted: Wanted) -> UUID | None:
    return UUID(wanted.who) if wanted.who not in {"", NOBODY} else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
