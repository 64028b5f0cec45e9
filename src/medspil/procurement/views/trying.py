# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Try-outs by employees and citizens, and what other municipalities say."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from medspil.journeys.frame import frame
from medspil.procurement.access import supplier_for, try_out_for
from medspil.procurement.actions import trying as actions
from medspil.procurement.forms.trying import ReferenceForm, TryOutForm, TurnForm
from medspil.procurement.queries.trying import tried
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
    return render(request, "procurement/try_out.html", page, status=422 if form.errors else 200)


def reference_new(request: HttpRequest, supplier_id: UUID) -> HttpResponse:
    supplier, journey, standing = supplier_for(request, supplier_id)
    form = ReferenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("place", "role", "held_on")}
        actions.note_reference(
            reference_id=form.cleaned_data["id"],
            supplier=supplier,
            said=said,
            answers=form.answers(),
            by=standing.person,
        )
        stored(request, f"reference-new-{supplier.pk}")
        return redirect("supplier", supplier_id=supplier.pk)
    page = {**frame(journey, standing, "bids"), "supplier": supplier, "form": form}
    return render(request, "procurement/reference_new.html", page, status=422 if form.errors else 200)
