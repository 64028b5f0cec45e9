# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Roles reach down the tree of units for leaders and administrators, and for nobody else."""

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client

from medspil.organisations.access import may, people_in, roles_in, units_where
from medspil.organisations.actions import OtherMunicipality, add_person, create_unit, give_role
from medspil.organisations.models import Membership, Person, Unit
from medspil.organisations.permissions import ROLE_PERMISSIONS, Permission, Role
from tests.cast import Cast, client_for

DOWNWARDS = {Role.LEADER, Role.ADMINISTRATOR}


def _at(unit: Unit, role: Role) -> Person:
    return add_person(unit=unit, name="Vera Vang", email="vera@fjordby.example", role=role, by=None)


@pytest.mark.parametrize("role", list(Role))
def test_only_leaders_and_administrators_reach_units_below(cast: Cast, role: Role) -> None:
    below = create_unit(parent=cast.counter, name="Skranke 2", by=None)
    person = _at(cast.counter, role)
    assert roles_in(person, cast.counter) == {role}
    assert roles_in(person, below) == ({role} if role in DOWNWARDS else frozenset())


@pytest.mark.parametrize("role", list(Role))
def test_no_role_reaches_up_or_sideways(cast: Cast, role: Role) -> None:
    person = _at(cast.counter, role)
    assert roles_in(person, cast.root) == frozenset()
    assert roles_in(person, cast.jobcentre) == frozenset()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("permission", list(Permission))
def test_the_singular_and_the_plural_agree(cast: Cast, role: Role, permission: Permission) -> None:
    create_unit(parent=cast.counter, name="Skranke 2", by=None)
    person = _at(cast.counter, role)
    everywhere = Unit.objects.all()
    assert set(units_where(person, permission)) == {unit for unit in everywhere if may(person, permission, unit)}
    assert may(person, permission, cast.counter) == (permission in ROLE_PERMISSIONS[role])


def test_nobody_has_a_role_in_another_municipality(cast: Cast) -> None:
    with pytest.raises(OtherMunicipality):
        give_role(person=cast.karen, unit=cast.other_unit, role=Role.LEADER, by=None)
    assert roles_in(cast.karen, cast.other_unit) == frozenset()
    assert cast.ulla not in people_in(cast.root, cast.municipality)


def test_a_role_given_twice_is_one(cast: Cast) -> None:
    before = Membership.objects.count()
    give_role(person=cast.ali, unit=cast.counter, role=Role.EMPLOYEE, by=None)
    assert Membership.objects.count() == before


def test_one_address_is_one_person_whatever_its_case(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(municipality=cast.municipality, name="Ali To", email=cast.ali.email.upper())


def _add(client: Client, unit: Unit, **changes: str) -> HttpResponse:
    form = {"name": "Vera Vang", "email": "vera@fjordby.example", "unit": str(unit.pk), "role": Role.EMPLOYEE}
    return client.post("/mennesker/", form | changes, follow=True)


def test_an_administrator_lets_somebody_in_everywhere_below(cast: Cast) -> None:
    _add(client_for(cast.rita), cast.jobcentre)
    assert roles_in(Person.objects.get(name="Vera Vang"), cast.jobcentre) == {Role.EMPLOYEE}


def test_an_administrator_lets_nobody_into_another_municipality(cast: Cast) -> None:
    response = _add(client_for(cast.rita), cast.other_unit)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["unit"])


def test_an_address_in_use_is_refused_and_the_name_kept(cast: Cast) -> None:
    response = _add(client_for(cast.rita), cast.counter, email=cast.ali.email.upper())
    assert list(response.context["form"].errors) == ["email"]
    assert response.context["form"]["name"].value() == "Vera Vang"


def test_the_last_administrator_stays(cast: Cast) -> None:
    held = Membership.objects.of(cast.municipality).get(person=cast.rita, role=Role.ADMINISTRATOR)
    response = client_for(cast.rita).post(f"/mennesker/rolle/{held.pk}/fjern/", follow=True)
    assert response.status_code == 200
    assert Role.ADMINISTRATOR in roles_in(cast.rita, cast.root)


def test_a_role_taken_is_gone_at_the_next_request(cast: Cast) -> None:
    lene = client_for(cast.lene)
    assert lene.get("/forloeb/nyt/").status_code == 200
    held = Membership.objects.of(cast.municipality).get(person=cast.lene)
    client_for(cast.rita).post(f"/mennesker/rolle/{held.pk}/fjern/")
    assert lene.get("/forloeb/nyt/").status_code == 302  # it was her last: she is signed out


def test_no_administrator_ends_a_role_in_another_municipality(cast: Cast) -> None:
    held = Membership.objects.of(cast.other_municipality).get(person=cast.ulla)
    assert client_for(cast.rita).post(f"/mennesker/rolle/{held.pk}/fjern/").status_code == 404
    assert Membership.objects.filter(pk=held.pk).exists()


def test_the_list_names_nobody_from_another_municipality(cast: Cast) -> None:
    page = client_for(cast.rita).get("/mennesker/").content.decode()
    assert cast.ali.name in page
    assert cast.ulla.name not in page
