# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The conversation aid. It takes nothing in: the choices are places on the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.counter.conversation import aid_paper, conversation
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import pdf_response


@require_safe
def aid(request: HttpRequest) -> HttpResponse:
    return render(request, "counter/aid.html", {"talk": conversation()})


@require_safe
def aid_pdf(_request: HttpRequest) -> HttpResponse:
    return pdf_response(render_pdf(aid_paper(conversation())), "samtalen.pdf")
