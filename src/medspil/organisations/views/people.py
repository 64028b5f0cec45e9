# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.organisations import actions
from medspil.organisations.access import managed_units, membership_for, signed_in
from medspil.organisations.confirming import confirmed
from medspil.organisations.events import PeopleRead
from medspil.organisations.forms import PersonForm, WhereForm
from medspil.organisations.models import Unit
from medspil.organisations.permissions import Role
from medspil.organisations.queries import UnitPeople, memberships_by_unit, my_memberships
from medspil.organisations.sessions import places_of
from medspil.organisations.units.tree import in_order
from medspil.record.actions import remember
from medspil.ui.forms import typed


def me(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    places = places_of(person, request)
    elsewhere = any(not place.here for place in places)
    page = {"person": person, "memberships": my_memberships(person), "places": places, "elsewhere": elsewhere}
    return render(request, "organisations/me.html", page)


@confirmed
def people(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    units = managed_units(person)
    where = WhereForm(request.GET, units=units)
    chosen = where.cleaned_data.get("afdeling") if where.is_valid() else None
    form = PersonForm(typed(request), units=units, initial={"unit": chosen.pk if chosen else ""})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.add_person(
            unit=said["unit"], name=said["name"], email=said["email"], role=Role(said["role"]), by=person
        )
        messages.success(request, _("{name} can now sign in.").format(name=said["name"]))
        return redirect("people")
    remember(PeopleRead(municipality_id=person.municipality_id), by=person)
    found = _shown(where, units)
    page = {"form": form, "where": where, "units": found, "manages_all": any(unit.parent_id is None for unit in units)}
    return render(request, "organisations/people.html", page, status=422 if form.errors else 200)


def _shown(where: WhereForm, units: list[Unit]) -> list[UnitPeople]:
    said = where.cleaned_data
    chosen = said.get("afdeling")
    shown = [unit for unit in units if chosen is None or unit.path.startswith(chosen.path)]
    return memberships_by_unit([unit for _depth, unit in in_order(shown)], said.get("s", ""))


@require_POST
@confirmed
def take_role(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    membership = membership_for(request, membership_id)
    try:
        actions.take_role(membership=membership, by=signed_in(request))
    except actions.LastAdministrator:
        messages.error(request, _("The municipality needs at least one administrator. Name another one first."))
    return redirect("people")
