# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The specification: made ready by the project lead, out as Word and PDF."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medspil.documents.pdf import render_pdf
from medspil.documents.responses import docx_response, pdf_response
from medspil.documents.word import render_docx
from medspil.journeys.frame import frame
from medspil.organisations.permissions import Permission
from medspil.procurement.access import group_of, specification_for
from medspil.procurement.actions.requirements import BidsAreCompared, NothingToAsk, make_specification
from medspil.procurement.forms.requirements import MakeForm
from medspil.procurement.papers import draft_paper, specification_paper
from medspil.procurement.queries.requirements import counts_of, draft_of, specifications_of


def specification(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """What will be sent, and what has been. Making it ready is the project lead's."""
    to = Permission.JOURNEY_LEAD if request.method == "POST" else Permission.JOURNEY_WORK
    journey, standing = group_of(request, journey_id, to=to)
    form = MakeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_specification(specification_id=form.cleaned_data["id"], journey=journey, by=standing.person)
        except NothingToAsk:
            messages.warning(request, _("There are no requirements yet. Write the first one."))
        except BidsAreCompared:
            messages.warning(request, _("Price model and weights are locked to the specification that you have sent."))
        return redirect("specification", journey_id=journey.pk)
    page = {**frame(journey, standing, "requirements"), "form": form, "counts": counts_of(journey)}
    page["made"] = specifications_of(journey)
    return render(request, "procurement/specification.html", page, status=422 if form.errors else 200)


@require_safe
def specification_draft(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, _standing = group_of(request, journey_id)
    return pdf_response(render_pdf(draft_paper(journey, draft_of(journey))), "kravspecifikation-udkast.pdf")


@require_safe
def specification_pdf(request: HttpRequest, specification_id: UUID) -> HttpResponse:
    made, journey, _standing = specification_for(request, specification_id)
    return pdf_response(render_pdf(specification_paper(journey, made)), f"kravspecifikation-{made.number}.pdf")


@require_safe
def specification_docx(request: HttpRequest, specification_id: UUID) -> HttpResponse:
    made, journey, _standing = specification_for(request, specification_id)
    return docx_response(render_docx(specification_paper(journey, made)), f"kravspecifikation-{made.number}.docx")
