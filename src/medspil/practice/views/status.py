# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How it goes, for those who lead or facilitate; on a screen, and on two pages for a steering group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.dialogue.queries.waiting import waiting_for as in_dialogue
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import pdf_response
from medspil.organisations.access import signed_in
from medspil.practice.access import looked_after_by
from medspil.practice.queries.status import status_of
from medspil.practice.queries.waiting import waiting_for
from medspil.practice.steering import paper_of


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    processes, units = looked_after_by(person)
    rows = [*waiting_for(person), *in_dialogue(person)]
    page = {
        "rows": sorted(rows, key=lambda row: not row.urgent),
        "status": status_of(processes, units),
        "led": units,
    }
    return render(request, "practice/status.html", page)


@require_safe
def steering_pdf(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    paper = paper_of(status_of(*looked_after_by(person)), of=person.municipality.name)
    return pdf_response(render_pdf(paper), "status.pdf")
