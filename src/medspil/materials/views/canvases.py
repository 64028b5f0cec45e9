# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.documents.pdf import canvas_sheet
from medspil.documents.responses import pdf_response
from medspil.materials import queries
from medspil.materials.canvases import panes_of, shape_of
from medspil.materials.models import CanvasTemplate
from medspil.materials.panels import beside_template, beside_templates
from medspil.materials.sheets import chosen_paper, sheet_of
from medspil.organisations.access import signed_in


@require_safe
def canvases(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    page = {"canvases": queries.canvases(person.municipality_id), "panels": beside_templates.panels(person)}
    return render(request, "materials/canvases.html", page)


@require_safe
def canvas(request: HttpRequest, key: str) -> HttpResponse:
    """A template: what it is for, when to take it out, and the form itself, empty."""
    template = _template(request, key)
    shape = shape_of(template)
    page = {"shape": shape, "panes": panes_of(shape), "panels": beside_template.panels(template, signed_in(request))}
    return render(request, "materials/canvas.html", page)


@require_safe
def canvas_pdf(request: HttpRequest, key: str) -> HttpResponse:
    """An empty sheet to fill by hand; `?paper=a3` or `a4` when it is to be another size than the template's own."""
    shape = shape_of(_template(request, key))
    pdf = canvas_sheet(sheet_of(shape), paper=chosen_paper(shape, request.GET.get("paper")))
    return pdf_response(pdf, f"{key}.pdf")


def _template(request: HttpRequest, key: str) -> CanvasTemplate:
    found = queries.canvas_by_key(signed_in(request).municipality_id, key)
    if found is None:
        raise Http404
    return found
