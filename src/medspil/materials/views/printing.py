# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material on paper, and to edit in Word."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from medspil.documents.pdf import render_pdf
from medspil.documents.responses import pdf_response, zip_response
from medspil.materials import papers
from medspil.materials.access import case_in, leaflet_for, part_in, programme_for
from medspil.materials.canvases import shape_of
from medspil.materials.word_package import word_package


@require_safe
def topic_pdf(request: HttpRequest, key: str) -> HttpResponse:
    leaflet = leaflet_for(request, key)
    programmes = [programme_for(request, script.key) for script in leaflet.scripts]
    return pdf_response(render_pdf(papers.topic_paper(leaflet, programmes)), f"{key}.pdf")


@require_safe
def topic_word(request: HttpRequest, key: str) -> HttpResponse:
    """The whole topic as Word documents, in a zip."""
    leaflet = leaflet_for(request, key)
    programmes = [programme_for(request, script.key) for script in leaflet.scripts]
    used = {timed.canvas.key: timed.canvas for programme in programmes for timed in programme.steps if timed.canvas}
    package = word_package(leaflet, programmes, [shape_of(template) for template in used.values()])
    return zip_response(package, f"{key}-word.zip")


@require_safe
def case_pdf(request: HttpRequest, key: str, case: str) -> HttpResponse:
    """A case for the table, in large print."""
    read = case_in(leaflet_for(request, key), case)
    return pdf_response(render_pdf(papers.case_paper(read), large=True), f"{case}.pdf")


@require_safe
def leader_pdf(request: HttpRequest, key: str) -> HttpResponse:
    leaflet = leaflet_for(request, key)
    part_in(leaflet, "leader")
    return pdf_response(render_pdf(papers.leader_paper(leaflet.topic)), f"{key}-leder.pdf")


@require_safe
def script_pdf(request: HttpRequest, key: str) -> HttpResponse:
    return pdf_response(render_pdf(papers.script_paper(programme_for(request, key))), f"{key}.pdf")
