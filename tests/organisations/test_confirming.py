# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Pages that give and take rights ask again who it is; and where somebody is signed in."""

import re
import time

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.organisations.confirming import METHODS, TRIES
from medspil.organisations.models import Person
from medspil.organisations.permissions import Role
from medspil.organisations.sessions import NOWHERE, kind_of
from tests.cast import Cast, client_for
from tests.organisations.test_sign_in import _ask, _code_from_mail, _deliver, _other_than

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"


def _since(client: Client, minutes: float) -> Client:
    session = client.session
    session[METHODS] = [{"method": "code", "at": time.time() - minutes * 60}]
    session.save()
    return client


@pytest.fixture
def rita(cast: Cast) -> Client:
    return _since(client_for(cast.rita), 31)


def _send(client: Client, wish: str = "/mennesker/") -> str:
    client.post(f"{reverse('confirm-send')}?next={wish}")
    _deliver()
    found = re.search(r"^\d{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[0]


def _type(client: Client, code: str, wish: str = "/mennesker/") -> HttpResponse:
    return client.post(f"{reverse('confirm')}?next={wish}", {"code": code})


@pytest.mark.parametrize(
    "name", ["people", "history", "history-file", "municipality", "municipality-texts", "municipality-colour"]
)
def test_after_half_an_hour_one_is_asked_again(rita: Client, name: str) -> None:
    answer = rita.get(reverse(name))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/bekraeft/?next=%2F")


def test_other_pages_do_not_ask(rita: Client) -> None:
    assert rita.get("/").status_code == 200


def test_whoever_is_fresh_is_not_asked(cast: Cast) -> None:
    assert _since(client_for(cast.rita), 29).get(reverse("people")).status_code == 200


def test_the_code_from_the_mail_leads_on(cast: Cast, rita: Client) -> None:
    code = _send(rita)
    assert mail.outbox[-1].to == [cast.rita.email]
    assert _type(rita, f"{code[:3]} {code[3:]}").headers["Location"] == "/mennesker/"
    assert rita.get(reverse("people")).status_code == 200


def test_a_wrong_code_does_not_and_five_end_it(rita: Client) -> None:
    code = _send(rita)
    for _try in range(TRIES):
        assert _type(rita, _other_than(code)).status_code == 422
    assert "Koden virker ikke længere" in _type(rita, code).content.decode()
    assert rita.get(reverse("people")).status_code == 302


def test_a_code_works_once_for_one_person_in_one_browser(cast: Cast, rita: Client) -> None:
    code = _send(rita)
    elsewhere = _since(client_for(cast.rita), 31)
    assert _type(elsewhere, code).status_code == 422
    assert _type(rita, code).status_code == 302
    assert _type(_since(rita, 31), code).status_code == 422


def test_no_code_is_right_when_none_was_sent(rita: Client) -> None:
    for typed in ("", "000000", "None"):
        assert _type(rita, typed).status_code == 422


def test_the_session_holds_no_code(rita: Client) -> None:
    code = _send(rita)
    assert code not in str(dict(rita.session))


def test_it_leads_to_no_other_site(rita: Client) -> None:
    assert _type(rita, _send(rita), wish="https://elsewhere.example/").headers["Location"] == "/"


def test_a_form_that_was_open_is_not_lost(cast: Cast, rita: Client) -> None:
    fields = {"name": "Nina Nord", "email": "nina@fjordby.example", "unit": cast.counter.pk, "role": Role.EMPLOYEE}
    rita.post(reverse("people"), fields)
    assert Person.objects.filter(email="nina@fjordby.example").exists()
    late = {**fields, "email": "late@fjordby.example"}
    assert "/bekraeft/" in _since(rita, 61).post(reverse("people"), late).headers["Location"]
    assert not Person.objects.filter(email="late@fjordby.example").exists()


def test_codes_are_not_sent_without_end(rita: Client) -> None:
    for _time in range(10):
        rita.post(reverse("confirm-send"))
    _deliver()
    assert len(mail.outbox) == 8
    assert "mange koder" in rita.get(reverse("confirm")).content.decode()


def _sign_in(cast: Cast, agent: str) -> Client:
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR="10.9.9.9")
    _ask(client, cast.ali.email)
    client.post("/log-ind/kode/", {"code": _code_from_mail()})
    return client


def test_one_sees_where_one_is_signed_in_and_ends_it_elsewhere(cast: Cast) -> None:
    desk, phone, others = _sign_in(cast, WINDOWS), _sign_in(cast, PHONE), client_for(cast.bo)
    page = desk.get(reverse("me")).content.decode()
    assert "Her · Edge, Windows" in page
    assert "Et andet sted · Safari, iPhone" in page
    desk.post(reverse("sign-out-elsewhere"))
    assert [client.get("/").status_code for client in (desk, phone, others)] == [200, 302, 200]
    assert "Et andet sted" not in desk.get(reverse("me")).content.decode()


def test_no_address_and_no_fingerprint_of_a_machine_is_kept(cast: Cast) -> None:
    _sign_in(cast, WINDOWS)
    assert [(row.ip, row.user_agent) for row in UserSession.objects.all()] == [(NOWHERE, "Edge, Windows")]


@pytest.mark.parametrize(("agent", "kind"), [(WINDOWS, "Edge, Windows"), (PHONE, "Safari, iPhone"), ("curl/8", "")])
def test_a_browser_is_named_in_two_words(agent: str, kind: str) -> None:
    assert kind_of(agent) == kind
