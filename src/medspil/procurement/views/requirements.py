# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from medspil.journeys.frame import frame
from medspil.procurement.access import group_of, requirement_for, wish_in
from medspil.procurement.actions import requirements as actions
from medspil.procurement.actions.requirements import ChangedMeanwhile
from medspil.procurement.forms.requirements import RequirementForm, SuggestionsForm
from medspil.procurement.queries.requirements import asked_for, counts_of, offered_to, requirements_of
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


@require_safe
def requirements(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = group_of(request, journey_id)
    page = {
        **frame(journey, standing, "requirements"),
        "groups": requirements_of(journey),
        "out": requirements_of(journey, out=True),
        "counts": counts_of(journey),
    }
    return render(request, "procurement/requirements.html", page)


def requirement_new(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """A requirement; from a wish (`?wish=`) with its words."""
    journey, standing = group_of(request, journey_id)
    wish = wish_in(journey, request.GET.get("wish"))
    words = {"text": wish.text, "why": wish.why, "area": wish.area} if wish else {}
    form = RequirementForm(request.POST or None, initial=words)
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data["id"]
        actions.require(requirement_id=made, journey=journey, said=form.said(), wish=wish, by=standing.person)
        stored(request, f"requirement-new-{journey.pk}")
        return redirect("requirements", journey_id=journey.pk)
    page = {**frame(journey, standing, "requirements"), "form": form, "wish": wish}
    return render(request, "procurement/requirement_new.html", page, status=422 if form.errors else 200)


def requirement(request: HttpRequest, requirement_id: UUID) -> HttpResponse:
    """A requirement with the wishes behind it, to be changed."""
    row, journey, standing = requirement_for(request, requirement_id)
    now = {name: getattr(row, name) for name in ("area", "strength", "weight", "text", "why", "shows", "source")}
    form = RequirementForm(request.POST or None, initial={**now, "seen": row.version, "id": row.pk})
    meanwhile = False
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            actions.change(requirement=row, seen=seen, said=form.said(), by=standing.person)
        except ChangedMeanwhile:
            meanwhile = True
            form.data = {**request.POST.dict(), "seen": str(row.version)}  # now she has seen it
        else:
            stored(request, f"requirement-{row.pk}")
            return redirect("requirements", journey_id=journey.pk)
    page = {**frame(journey, standing, "requirements"), "form": form, "row": row, "meanwhile": meanwhile}
    page["wishes"] = asked_for(row)
    return render(request, "procurement/requirement.html", page, status=422 if form.errors or meanwhile else 200)


@require_POST
def requirement_out(request: HttpRequest, requirement_id: UUID) -> HttpResponse:
    row, journey, standing = requirement_for(request, requirement_id)
    actions.take_out(requirement=row, out="in" not in request.POST, by=standing.person)
    return redirect("requirements", journey_id=journey.pk)


def requirement_suggestions(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """The catalogue: tick what fits."""
    journey, standing = group_of(request, journey_id)
    form = SuggestionsForm(typed(request))
    if request.method == "POST" and form.is_valid():
        taken = actions.suggest(journey=journey, chosen=form.chosen(), by=standing.person)
        told = ngettext("One requirement is taken in.", "%(n)d requirements are taken in.", taken) % {"n": taken}
        messages.success(request, told if taken else _("All of it was here already."))
        return redirect("requirements", journey_id=journey.pk)
    page = {**frame(journey, standing, "requirements"), "form": form, "offered": offered_to(journey)}
    return render(request, "procurement/suggestions.html", page, status=422 if form.errors else 200)
