# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.documents.model import SheetField
from medspil.documents.pdf import canvas_sheet
from medspil.documents.responses import pdf_response
from medspil.materials import queries
from medspil.materials.canvases import fields_of
from medspil.organisations.access import signed_in


@require_safe
def canvases(request: HttpRequest) -> HttpResponse:
    known = queries.canvases(signed_in(request).municipality_id)
    return render(request, "materials/canvases.html", {"canvases": known})


@require_safe
def canvas_pdf(request: HttpRequest, key: str) -> HttpResponse:
    """An empty sheet to fill by hand; `?paper=a4` for the small one."""
    template = queries.canvas_by_key(signed_in(request).municipality_id, key)
    if template is None:
        raise Http404
    fields = tuple(SheetField(title=field.title, help=field.help, tone=field.tone) for field in fields_of(template))
    sheet = canvas_sheet(
        title=template.title,
        purpose=template.purpose,
        layout=template.layout,
        fields=fields,
        paper="a4" if request.GET.get("paper") == "a4" else "a3",
    )
    return pdf_response(sheet, f"{key}.pdf")
