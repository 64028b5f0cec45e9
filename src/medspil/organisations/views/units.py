# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The tree of units, for those who manage people in it."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from medspil.organisations.access import managed_unit, managed_units, signed_in
from medspil.organisations.confirming import confirmed
from medspil.organisations.models import Unit
from medspil.organisations.queries import all_units
from medspil.organisations.units import actions
from medspil.organisations.units.effects import effects_of, follows_from
from medspil.organisations.units.forms import CloseForm, LinesForm, NameForm, PlaceForm, words_for
from medspil.organisations.units.plans import Plan, plan_of
from medspil.organisations.units.tree import full_name, hangs_on, tree_of
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


@require_safe
@confirmed
def units(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    managed = managed_units(person)
    known = {unit.pk: unit for unit in managed}
    wanted = " ".join(request.GET.get("s", "").split())[:80]
    branches = tree_of(managed, person.municipality)
    found = [
        {"branch": each, "place": full_name(each.unit, known)}
        for each in branches
        if wanted.casefold() in each.unit.name.casefold()
    ]
    page = {"branches": branches, "wanted": wanted, "found": found, "top": branches[0].unit}
    return render(request, "organisations/units.html", page)


@require_safe
@confirmed
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    person, found, known = managed_unit(request, unit_id)
    beneath = [each for each in known.values() if found.pk in each.above()]
    branches = tree_of(beneath, person.municipality)
    page = {
        "unit": found,
        "branch": branches[0],
        "beneath": [each for each in branches if each.unit.parent_id == found.pk],
        "above": [known[pk] for pk in found.above()[:-1] if pk in known],
        "whole": found.parent_id in known,
        "bare": not hangs_on(found),
    }
    return render(request, "organisations/unit.html", page)


@confirmed
def unit_new(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    person, parent, _known = managed_unit(request, unit_id)
    form = NameForm(typed(request))
    if request.method == "POST" and form.is_valid():
        said = {"unit_id": form.cleaned_data["id"], "name": form.cleaned_data["name"]}
        if _did(form, "name", lambda: actions.add(**said, parent=parent, by=person)):
            messages.success(request, _("»{name}« is made.").format(name=said["name"]))
            return redirect("unit", unit_id=parent.pk)
    return _page(request, "organisations/unit_new.html", form, unit=parent)


@confirmed
def unit_name(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    person, found, _known = managed_unit(request, unit_id, whole=True)
    form = NameForm(typed(request), initial={"name": found.name})
    name = form.cleaned_data["name"] if form.is_valid() else ""
    if name and _did(form, "name", lambda: actions.rename(unit=found, name=name, by=person)):
        messages.success(request, _("It is now called »{name}«.").format(name=name))
        return redirect("unit", unit_id=found.pk)
    return _page(request, "organisations/unit_name.html", form, unit=found)


@confirmed
def unit_move(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """First who will see more and less, then the move."""
    person, found, known = managed_unit(request, unit_id, whole=True)
    form = PlaceForm(_asked(request), units=_places_for(found, known.values()))
    under: Any = form.cleaned_data["under"] if form.is_valid() else None
    sent = request.method == "POST" and under is not None
    if sent and _did(form, "under", lambda: actions.move(unit=found, under=under, by=person)):
        messages.success(request, _("»{name}« now lies beneath »{under}«.").format(name=found.name, under=under))
        return redirect("unit", unit_id=found.pk)
    effects = effects_of(found, under) if under else None
    return _page(request, "organisations/unit_move.html", form, unit=found, under=under, effects=effects, known=known)


@confirmed
def unit_close(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """First what it means, then the closing; perhaps with another unit that takes over."""
    person, found, known = managed_unit(request, unit_id, whole=True)
    form = CloseForm(_asked(request), units=_places_for(found, known.values()))
    into = form.cleaned_data["into"] if form.is_valid() else None
    sent = request.method == "POST" and form.is_valid()
    if sent and _did(form, "into", lambda: actions.close(unit=found, into=into, by=person)):
        messages.success(request, _("»{name}« is closed. What it has is still there.").format(name=found.name))
        return redirect("unit", unit_id=found.pk)
    effects = {"into": into, "effects": effects_of(found, into), "follow": follows_from(found)} if into else {}
    return _page(request, "organisations/unit_close.html", form, unit=found, asked=form.is_bound, **effects)


@require_POST
@confirmed
def unit_reopen(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    person, found, _known = managed_unit(request, unit_id, whole=True)
    try:
        actions.reopen(unit=found, by=person)
        messages.success(request, _("»{name}« is open again.").format(name=found.name))
    except actions.Refused as refused:
        messages.error(request, words_for(refused).message)
    return redirect("unit", unit_id=found.pk)


@require_POST
@confirmed
def unit_delete(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    known = {each.pk: each for each in managed_units(signed_in(request))}
    found = known.get(unit_id)
    if found is None or found.parent_id not in known:
        return redirect("units")  # gone with the first of two clicks
    try:
        actions.delete(unit=found, by=signed_in(request))
        messages.success(request, _("»{name}« is deleted.").format(name=found.name))
    except actions.Refused as refused:
        messages.error(request, words_for(refused).message)
        return redirect("unit", unit_id=found.pk)
    return redirect("unit", unit_id=found.parent_id)


@confirmed
def units_new(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Many lines: looked at first, and made when that was right."""
    person, parent, _known = managed_unit(request, unit_id)
    form, plan = LinesForm(typed(request)), None
    if request.method == "POST" and form.is_valid():
        plan = _planned(form, parent)
        if plan and "store" in request.POST and _did(form, "lines", lambda: actions.add_many(plan=plan, by=person)):
            words = ngettext("One unit is made.", "{n} units are made.", plan.new)
            messages.success(request, words.format(n=plan.new))
            stored(request, f"units-{parent.pk}")
            return redirect("unit", unit_id=parent.pk)
    return _page(request, "organisations/units_new.html", form, unit=parent, plan=plan)


def _planned(form: LinesForm, parent: Unit) -> Plan | None:
    plan = plan_of(form.cleaned_data["lines"], parent, all_units(parent.municipality))
    for fault in plan.faults:
        form.add_error("lines", fault)
    return None if plan.faults else plan


def _places_for(unit: Unit, units: Iterable[Unit]) -> list[Unit]:
    """Those that are open, and do not lie beneath the unit itself."""
    return [each for each in units if each.closed_on is None and unit.pk not in each.above()]


def _asked(request: HttpRequest) -> QueryDict | None:
    """A choice that is to be shown, or one that is to be carried out."""
    return typed(request) if request.method == "POST" else request.GET or None


def _did(form: forms.Form, field: str, act: Callable[[], object]) -> bool:
    """Do it; False when it was refused, and why stands at the field."""
    try:
        act()
    except actions.Refused as refused:
        form.add_error(field, words_for(refused))
        return False
    return True


def _page(request: HttpRequest, template: str, form: forms.Form, **page: Any) -> HttpResponse:
    return render(request, template, {"form": form, **page}, status=422 if form.errors else 200)
