# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The citizens' version: looked at and published by those who agree, read by anybody, printed by both."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.documents.pdf import render_pdf
from medspil.documents.qr import qr_svg
from medspil.documents.responses import pdf_response
from medspil.expectations import actions
from medspil.expectations.access import page_by_code, unit_to
from medspil.expectations.forms import PublishForm
from medspil.expectations.models import PublicPage
from medspil.expectations.papers import leaflet_of, paper_of
from medspil.expectations.queries import public_page_of, table_of
from medspil.organisations.middleware import open_to_all
from medspil.organisations.models import Unit
from medspil.organisations.permissions import Permission
from medspil.organisations.queries import letterhead_of
from medspil.ui.links import absolute


def service_citizens(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """What citizens would read, how hard it is to read, and the button that publishes it."""
    person, unit = unit_to(request, unit_id, to=Permission.SERVICE_AGREE)
    public = public_page_of(unit)
    contact = public.contact if public else ""
    form = PublishForm(request.POST or None, initial={"contact": contact})
    if request.method == "POST" and form.is_valid():
        actions.publish(unit=unit, contact=form.cleaned_data["contact"], by=person)
        messages.success(request, _("Citizens can read it now."))
        return redirect("service-citizens", unit_id=unit.pk)
    page: dict[str, Any] = {
        "unit": unit,
        "public": public,
        "form": form,
        "leaflet": leaflet_of(table_of(unit), contact=contact),
    }
    if public:
        page["address"] = _address(request, public)
    return render(request, "expectations/service_citizens.html", page, status=422 if form.errors else 200)


@require_POST
def service_withdraw(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    person, unit = unit_to(request, unit_id, to=Permission.SERVICE_AGREE)
    actions.withdraw(unit=unit, by=person)
    messages.success(request, _("It is no longer public."))
    return redirect("service-citizens", unit_id=unit.pk)


@require_safe
def service_pdf(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    _person, unit = unit_to(request, unit_id, to=Permission.PROCESS_VIEW)
    return _pdf(request, unit, public_page_of(unit))


@open_to_all
@require_safe
def service_public(request: HttpRequest, code: str) -> HttpResponse:
    public = page_by_code(code)
    address = _address(request, public)
    leaflet = leaflet_of(table_of(public.unit), contact=public.contact)
    page = {
        "public": public,
        "tenant": public.unit.municipality,
        "leaflet": leaflet,
        "qr": qr_svg(address, title=address),
    }
    return render(request, "expectations/public.html", page)


@open_to_all
@require_safe
def service_public_pdf(request: HttpRequest, code: str) -> HttpResponse:
    public = page_by_code(code)
    return _pdf(request, public.unit, public)


def _pdf(request: HttpRequest, unit: Unit, public: PublicPage | None) -> HttpResponse:
    leaflet = leaflet_of(table_of(unit), contact=public.contact if public else "")
    document = paper_of(leaflet, unit=unit.name, address=_address(request, public) if public else "")
    letterhead = letterhead_of(unit.municipality)
    return pdf_response(render_pdf(document, largest=True, letterhead=letterhead), "det-kan-vi-hjaelpe-med.pdf")


def _address(request: HttpRequest, public: PublicPage) -> str:
    return absolute(request, reverse("service-public", args=[public.code]))
