# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The administrator's page, and addresses that are none."""

import pytest
from django.test import Client
from django.urls import reverse

from medspil.organisations.models import Membership, Person
from medspil.organisations.permissions import Role
from tests.cast import Cast, client_for

HOW = "Skriv adressen sådan: navn@kommune.dk."


def _fields(cast: Cast, email: str) -> dict[str, str]:
    return {"name": "Nina Nord", "email": email, "unit": str(cast.counter.pk), "role": Role.EMPLOYEE}


@pytest.mark.parametrize("email", ["nina", "nina@", "nina@fjordby", "nina nord@fjordby.example"])
def test_an_address_that_is_none_is_refused_and_the_rest_stays(cast: Cast, email: str) -> None:
    answer = client_for(cast.rita).post(reverse("people"), _fields(cast, email))
    assert answer.status_code == 422
    assert HOW in answer.content.decode()
    assert "Nina Nord" in answer.content.decode()
    assert not Person.objects.filter(name="Nina Nord").exists()


def test_a_person_is_added_and_can_ask_for_a_code(cast: Cast) -> None:
    client_for(cast.rita).post(reverse("people"), _fields(cast, "Nina@Fjordby.example"))
    nina = Person.objects.get(email="nina@fjordby.example")
    assert [row.unit for row in Membership.objects.of(cast.municipality).filter(person=nina)] == [cast.counter]


def test_an_address_in_use_is_refused_whatever_its_case(cast: Cast) -> None:
    answer = client_for(cast.rita).post(reverse("people"), _fields(cast, cast.bo.email.upper()))
    assert answer.status_code == 422
    assert "bruger allerede adressen" in answer.content.decode()


def test_the_last_administrator_stays(cast: Cast) -> None:
    client = client_for(cast.rita)
    row = Membership.objects.of(cast.municipality).get(person=cast.rita, role=Role.ADMINISTRATOR)
    answer = client.post(reverse("role-take", args=[row.pk]), follow=True)
    assert "mindst en administrator" in answer.content.decode()
    assert Membership.objects.of(cast.municipality).filter(pk=row.pk).exists()


def test_signing_in_with_no_address_says_how_to_write_one(db: None) -> None:
    answer = Client().post(reverse("sign-in"), {"email": "bo"})
    assert HOW in answer.content.decode()
