# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Try-outs by employees and citizens, and what other municipalities say."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from medspil.journeys.frame import frame
from medspil.procurement.access import group_of, reference_to_change, supplier_for, try_out_for, try_out_to_change
from medspil.procurement.actions import trying as actions
from medspil.procurement.forms.trying import ReferenceChangeForm, ReferenceForm, TryOutChangeForm, TryOutForm, TurnForm
from medspil.procurement.queries.trying import scoring_open, tried
from medspil.procurement.queries.trying import side_by_side as compared
from medspil.procurement.trying import sus_statements
from medspil.ui.keeping import stored


def try_out_new(request: HttpRequest, supplier_id: UUID) -> HttpResponse:
    supplier, journey, standing = supplier_for(request, supplier_id)
    form = TryOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.plan(try_out_id=form.cleaned_data["id"], supplier=supplier, said=form.said(), by=standing.person)
        stored(request, f"try-out-new-{supplier.pk}")
        return redirect("try-out", try_out_id=made.pk)
    page = {**frame(journey, standing, "bids"), "supplier": supplier, "form": form}
    return render(request, "procurement/try_out_new.html", page, status=422 if form.errors else 200)


def try_out(request: HttpRequest, try_out_id: UUID) -> HttpResponse:
    """What those who tried managed, and a form for the next of them."""
    row, journey, standing = try_out_for(request, try_out_id)
    form = TurnForm(request.POST or None, tasks=row.tasks)
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data["id"]
        actions.note_turn(turn_id=made, try_out=row, results=form.results(), sus=form.sus(), by=standing.person)
        stored(request, f"turn-{row.pk}")
        return redirect("try-out", try_out_id=row.pk)
    page = {**frame(journey, standing, "bids"), "form": form, "tried": tried(row), "note": sus_statements().note}
    page["may_change"] = page["may_work"] and scoring_open(journey)
    return render(request, "procurement/try_out.html", page, status=422 if form.errors else 200)


def reference_new(request: HttpRequest, supplier_id: UUID) -> HttpResponse:
    supplier, journey, standing = supplier_for(request, supplier_id)
    form = ReferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.note_reference(
            reference_id=form.cleaned_data["id"],
            supplier=supplier,
            said=form.said(),
            answers=form.answers(),
            by=standing.person,
        )
        stored(request, f"reference-new-{supplier.pk}")
        return redirect("supplier", supplier_id=supplier.pk)
    page = {**frame(journey, standing, "bids"), "supplier": supplier, "form": form}
    return render(request, "procurement/reference_new.html", page, status=422 if form.errors else 200)


@require_safe
def side_by_side(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """What employees and citizens managed with each solution, beside each other."""
    journey, standing = group_of(request, journey_id)
    page = {**frame(journey, standing, "bids"), "suppliers": compared(journey)}
    return render(request, "procurement/try_outs.html", page)


def try_out_change(request: HttpRequest, try_out_id: UUID) -> HttpResponse:
    row, journey, standing = try_out_to_change(request, try_out_id)
    form = TryOutChangeForm(request.POST or None, try_out=row)
    if request.method == "POST" and form.is_valid():
        actions.correct(try_out=row, said=form.said(), by=standing.person)
        stored(request, f"try-out-{row.pk}")
        return redirect("try-out", try_out_id=row.pk)
    page = {**frame(journey, standing, "bids"), "try_out": row, "form": form}
    return render(request, "procurement/try_out_change.html", page, status=422 if form.errors else 200)


@require_POST
def try_out_remove(request: HttpRequest, try_out_id: UUID) -> HttpResponse:
    row, _journey, standing = try_out_to_change(request, try_out_id)
    actions.remove(try_out=row, by=standing.person)
    return redirect("supplier", supplier_id=row.supplier_id)


def reference_change(request: HttpRequest, reference_id: UUID) -> HttpResponse:
    row, journey, standing = reference_to_change(request, reference_id)
    form = ReferenceChangeForm(request.POST or None, reference=row)
    if request.method == "POST" and form.is_valid():
        actions.correct_reference(reference=row, said=form.said(), answers=form.answers(), by=standing.person)
        stored(request, f"reference-{row.pk}")
        return redirect("supplier", supplier_id=row.supplier_id)
    page = {**frame(journey, standing, "bids"), "reference": row, "form": form}
    return render(request, "procurement/reference_change.html", page, status=422 if form.errors else 200)


@require_POST
def reference_remove(request: HttpRequest, reference_id: UUID) -> HttpResponse:
    row, _journey, standing = reference_to_change(request, reference_id)
    actions.remove_reference(reference=row, by=standing.person)
    return redirect("supplier", supplier_id=row.supplier_id)
