# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Inviting, locking, opening: the page of all bids, and the page of one supplier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from medspil.journeys.frame import frame
from medspil.organisations.permissions import Permission
from medspil.procurement.access import assessor_in, group_of, method_in, paper_for, supplier_for
from medspil.procurement.actions import bids as actions
from medspil.procurement.actions.bids import BidsAreOpened, LockedAlready, NoSpecification, NotNow
from medspil.procurement.forms.bids import MethodForm, OpenForm, PaperForm, SupplierForm
from medspil.procurement.queries.bids import (
    assessors_of,
    method_of,
    opened_in,
    supplier_page,
    suppliers_of,
)
from medspil.procurement.queries.trying import of_supplier
from medspil.procurement.specification.reading import CannotBeUsed, Fault, read_filled
from medspil.procurement.thresholds import thresholds_on
from medspil.procurement.words import why_not
from medspil.ui.keeping import stored

LEAD, WORK = Permission.JOURNEY_LEAD, Permission.JOURNEY_WORK


def bids(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Where the bids have come to, step by step, and a form that invites one more supplier."""
    journey, standing = group_of(request, journey_id)
    form = SupplierForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.invite(supplier_id=said["id"], journey=journey, name=said["name"], by=standing.person)
        return redirect("bids", journey_id=journey.pk)
    method = method_of(journey)
    page = {**frame(journey, standing, "bids"), "form": form, "method": method, "thresholds": thresholds_on()}
    page["suppliers"] = suppliers_of(journey)
    if method:
        page |= {"opened": opened_in(method), "assessors": assessors_of(method.assessment)}
        page["me"] = assessor_in(method.assessment, standing.person)
    return render(request, "procurement/bids.html", page, status=422 if form.errors else 200)


def method(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Choose price model and weights, and lock them; afterwards to be read."""
    journey, standing = group_of(request, journey_id, to=LEAD if request.method == "POST" else WORK)
    form = MethodForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.lock(method_id=form.cleaned_data["id"], journey=journey, said=form.said(), by=standing.person)
        except (LockedAlready, NoSpecification) as refused:
            messages.warning(request, why_not(refused))
        stored(request, f"method-{journey.pk}")
        return redirect("bids", journey_id=journey.pk)
    page = {**frame(journey, standing, "bids"), "form": form, "method": method_of(journey)}
    return render(request, "procurement/method.html", page, status=422 if form.errors else 200)


@require_POST
def method_unlock(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = group_of(request, journey_id, to=LEAD)
    try:
        actions.unlock(method=method_in(journey), by=standing.person)
    except BidsAreOpened as refused:
        messages.warning(request, why_not(refused))
        return redirect("bids", journey_id=journey.pk)
    return redirect("method", journey_id=journey.pk)


def supplier(request: HttpRequest, supplier_id: UUID) -> HttpResponse:
    """One supplier: documents, and the bid once it is opened. A POST opens it."""
    row, journey, standing = supplier_for(request, supplier_id)
    form = OpenForm(request.POST or None, request.FILES or None)
    faults: list[Fault] = []
    chosen = method_of(journey)
    if request.method == "POST" and chosen and form.is_valid():
        try:
            asked = chosen.specification
            filled = read_filled(form.cleaned_data["file"].read(), rows=asked.asked(), code=asked.code)
            actions.open_bid(supplier=row, filled=filled, by=standing.person)
        except CannotBeUsed as refused:
            faults = refused.faults
        except NotNow as refused:
            messages.warning(request, why_not(refused))
            return redirect("supplier", supplier_id=row.pk)
        else:
            return redirect("supplier", supplier_id=row.pk)
    page = {**frame(journey, standing, "bids"), "form": form, "faults": faults}
    page |= supplier_page(row, chosen) | of_supplier(row, journey)
    return render(request, "procurement/supplier.html", page, status=422 if form.errors or faults else 200)


@require_POST
def supplier_remove(request: HttpRequest, supplier_id: UUID) -> HttpResponse:
    row, journey, standing = supplier_for(request, supplier_id)
    try:
        actions.remove(supplier=row, by=standing.person)
    except BidsAreOpened as refused:
        messages.warning(request, why_not(refused))
    return redirect("bids", journey_id=journey.pk)


def paper_new(request: HttpRequest, supplier_id: UUID) -> HttpResponse:
    row, journey, standing = supplier_for(request, supplier_id)
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.add_paper(paper_id=said["id"], supplier=row, title=said["title"], url=said["url"], by=standing.person)
        return redirect("supplier", supplier_id=row.pk)
    page = {**frame(journey, standing, "bids"), "supplier": row, "form": form}
    return render(request, "procurement/paper_new.html", page, status=422 if form.errors else 200)


@require_POST
def paper_remove(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    row, _journey, standing = paper_for(request, paper_id)
    actions.remove_paper(paper=row, by=standing.person)
    return redirect("supplier", supplier_id=row.supplier_id)
