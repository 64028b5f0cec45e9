# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in with figures from an app as a second step."""

import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import CommandError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from medspil.organisations.confirming import METHODS
from medspil.organisations.models import Person
from medspil.organisations.two_steps import PENDING, is_on, spare_codes, switch_on
from tests.cast import Cast, client_for
from tests.organisations.test_sign_in import CODE, _ask, _code_from_mail, _other_than

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = "/log-ind/trin-2/"


def figures(secret: str = SECRET) -> str:
    """What the app on the phone shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def _half_way(person: Person) -> Client:
    client = Client()
    _ask(client, person.email)
    assert client.post(CODE, {"code": _code_from_mail()}).headers["Location"].startswith(STEP)
    assert client.get("/").status_code == 302
    return client


def _type(client: Client, code: str) -> HttpResponse:
    return client.post(STEP, {"code": code})


@pytest.fixture
def ali(cast: Cast) -> Person:
    switch_on(person=cast.ali, secret=SECRET)
    return cast.ali


def test_the_figures_let_one_in_after_the_mail(ali: Person) -> None:
    client = _half_way(ali)
    assert _type(client, figures()).status_code == 302
    assert client.get("/").status_code == 200


def test_wrong_figures_do_not(ali: Person) -> None:
    client = _half_way(ali)
    answer = _type(client, _other_than(figures()))
    assert "Tallene passer ikke" in answer.content.decode()
    assert client.get("/").status_code == 302
    client.post(STEP)
    assert client.get("/").status_code == 302


def test_the_same_figures_work_once(ali: Person) -> None:
    seen = figures()
    _type(_half_way(ali), seen)
    again = _half_way(ali)
    _type(again, seen)
    assert again.get("/").status_code == 302


def test_a_spare_code_works_once(ali: Person) -> None:
    spare = spare_codes(ali)[0]
    client = _half_way(ali)
    _type(client, spare)
    assert client.get("/").status_code == 200
    again = _half_way(ali)
    _type(again, spare)
    assert again.get("/").status_code == 302


def test_figures_cannot_be_tried_without_end(ali: Person) -> None:
    client = _half_way(ali)
    for _try in range(5):
        _type(client, _other_than(figures()))
    _type(client, figures())
    assert client.get("/").status_code == 302


def test_without_the_first_step_there_is_no_second(ali: Person) -> None:
    client = Client()
    assert client.get(STEP).status_code == 302
    _type(client, figures())
    assert client.get("/").status_code == 302


def test_it_is_switched_on_when_figures_fit_and_off_again(cast: Cast) -> None:
    client, address = client_for(cast.ali), reverse("two-steps")
    page = client.get(address).content.decode()
    secret = client.session[PENDING]
    assert secret[:4] in page
    assert client.post(address, {"code": _other_than(figures(secret))}).status_code == 422
    assert not is_on(cast.ali)
    client.post(address, {"code": figures(secret)})
    assert is_on(cast.ali)
    assert spare_codes(cast.ali)[0] in client.get(address).content.decode()
    client.post(reverse("two-steps-off"))
    assert not is_on(cast.ali)
    assert spare_codes(cast.ali) == []


def test_only_whoever_has_just_shown_who_she_is_changes_it(ali: Person) -> None:
    client = client_for(ali)
    session = client.session
    session[METHODS] = [{"method": "code", "at": time.time() - 4000}]
    session.save()
    assert "/bekraeft/" in client.get(reverse("two-steps")).headers["Location"]
    client.post(reverse("two-steps-off"))
    assert is_on(ali)
    page = client.get(reverse("confirm")).content.decode()
    assert "fra appen" in page
    assert "Send koden" not in page
    assert client.post(reverse("confirm"), {"code": _other_than(figures())}).status_code == 422
    assert client.post(reverse("confirm"), {"code": figures()}).status_code == 302
    assert client.get(reverse("two-steps")).status_code == 200


def test_the_database_alone_does_not_tell_the_secret(ali: Person, settings: Settings) -> None:
    assert SECRET not in str(list(Authenticator.objects.values()))
    settings.SECRET_KEY = "another"
    cache.clear()
    client = _half_way(ali)
    _type(client, figures())
    assert client.get("/").status_code == 302


def test_whoever_has_lost_phone_and_codes_is_helped_by_it(ali: Person) -> None:
    call_command("person_onestep", "--email", ali.email.upper(), stdout=StringIO())
    assert not is_on(ali)
    for email in (ali.email, "nobody@fjordby.example"):
        with pytest.raises(CommandError):
            call_command("person_onestep", "--email", email, stdout=StringIO())
