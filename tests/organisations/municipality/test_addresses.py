# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where a municipality's people have their addresses."""

from django.http import HttpResponse
from django.urls import reverse

from medspil.organisations.models import Person, SignInProvider
from medspil.organisations.municipality.actions import describe
from tests.cast import Cast, client_for
from tests.organisations.municipality.stage import text_of


def _add(cast: Cast, email: str, **more: str) -> HttpResponse:
    fields = {"name": "Nina Nord", "email": email, "unit": str(cast.counter.pk), "role": "employee", **more}
    return client_for(cast.rita).post(reverse("people"), fields)


def test_an_address_elsewhere_is_asked_about(cast: Cast) -> None:
    describe(municipality=cast.municipality, fields={"domains": ["fjordby.example"]}, by=None)
    answer = _add(cast, "nina@fjodby.example")
    assert answer.status_code == 422
    assert "Jeres adresser slutter på @fjordby.example." in text_of(answer)
    assert 'name="elsewhere"' in text_of(answer)
    assert not Person.objects.filter(name="Nina Nord").exists()
    assert _add(cast, "nina@fjodby.example", elsewhere="on").status_code == 302
    assert _add(cast, "nils@fjordby.example").status_code == 302
    assert 'name="elsewhere"' not in text_of(client_for(cast.rita).get(reverse("people")))


def test_where_nothing_is_said_no_address_is_asked_about(cast: Cast) -> None:
    assert _add(cast, "nina@hvorsomhelst.example").status_code == 302


def test_an_address_that_the_own_sign_in_does_not_know_is_refused(cast: Cast) -> None:
    fields = {"issuer": "https://login.example", "client_id": "x", "domains": ["fjordby.example"]}
    provider = SignInProvider.objects.create(municipality=cast.municipality, **fields)
    answer = _add(cast, "nina@elsewhere.example", elsewhere="on")
    assert "Jeres eget login kender ikke adressen" in text_of(answer)
    provider.codes = True
    provider.save()
    assert _add(cast, "nina@elsewhere.example", elsewhere="on").status_code == 302
