# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in by a code in a mail, from the address to the first page."""

import re

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import gettext
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from medspil.record.mail import send_letter
from tests.cast import Cast

SIGN_IN, CODE = "/log-ind/", "/log-ind/kode/"
WRONG = "That is not the code we sent. Look in the mail and type it again."


def _deliver() -> None:
    """What the worker does with the outbox."""
    for job in DBTaskResult.objects.filter(task_path__endswith="send_letter"):
        send_letter.func(*job.args_kwargs["args"])
        job.delete()


def _ask(client: Client, email: str) -> HttpResponse:
    return client.post(SIGN_IN, {"email": email}, follow=True)


def _code_from_mail() -> str:
    _deliver()
    found = re.search(r"^\d{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found[0]


def _other_than(code: str) -> str:
    return "".join(str((int(figure) + 1) % 10) for figure in code)


def _is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_the_code_from_the_mail_lets_one_in(cast: Cast) -> None:
    client = Client()
    assert client.get("/").headers["Location"] == "/log-ind/?next=/"
    page = _ask(client, cast.ali.email)
    assert page.redirect_chain[-1][0] == CODE
    code = _code_from_mail()
    letter = mail.outbox[-1]
    assert letter.to == [cast.ali.email]
    assert code in letter.subject
    assert client.post(CODE, {"code": code}).headers["Location"] == "/"
    assert cast.ali.name in client.get("/").content.decode()


def test_the_mail_waits_in_the_database_until_it_is_sent(cast: Cast) -> None:
    _ask(Client(), cast.ali.email)
    assert mail.outbox == []
    assert DBTaskResult.objects.filter(task_path__endswith="send_letter").count() == 1


def _sign_in_with_next(cast: Cast, wanted: str) -> str:
    """As a browser does it: the hidden field of one page and the address of the next carry the wish along."""
    client = Client()
    page = client.get(SIGN_IN, {"next": wanted})
    sent = {"email": cast.ali.email, **_hidden(page)}
    page = client.post(SIGN_IN, sent, follow=True)
    code_page = page.redirect_chain[-1][0]
    return client.post(code_page, {"code": _code_from_mail(), **_hidden(page)}).headers["Location"]


def test_one_comes_back_to_the_page_one_asked_for(cast: Cast) -> None:
    assert _sign_in_with_next(cast, "/aftaler/") == "/aftaler/"


def test_no_other_site_is_the_next_page(cast: Cast) -> None:
    assert _sign_in_with_next(cast, "https://elsewhere.example/") == "/"


def test_the_address_is_read_whatever_its_case(cast: Cast) -> None:
    client = Client()
    _ask(client, cast.ali.email.upper())
    client.post(CODE, {"code": _code_from_mail()})
    assert _is_in(client)


def test_a_wrong_code_says_what_to_do(cast: Cast) -> None:
    client = Client()
    _ask(client, cast.ali.email)
    response = client.post(CODE, {"code": _other_than(_code_from_mail())})
    assert gettext(WRONG) != WRONG
    assert gettext(WRONG) in response.content.decode()
    assert not _is_in(client)


def test_five_wrong_codes_end_it_and_the_right_one_comes_too_late(cast: Cast) -> None:
    client = Client()
    _ask(client, cast.ali.email)
    code = _code_from_mail()
    answers = [client.post(CODE, {"code": _other_than(code)}) for _try in range(5)]
    assert answers[-1].headers["Location"] == SIGN_IN
    assert gettext("The code no longer works. Ask for a new one.") in client.get(SIGN_IN).content.decode()
    client.post(CODE, {"code": code})
    assert not _is_in(client)


def test_an_old_code_no_longer_works(cast: Cast, settings: Settings) -> None:
    client = Client()
    _ask(client, cast.ali.email)
    code = _code_from_mail()
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 0
    client.post(CODE, {"code": code})
    assert not _is_in(client)


def test_a_code_works_once_and_only_where_it_was_asked_for(cast: Cast) -> None:
    client, elsewhere = Client(), Client()
    _ask(client, cast.ali.email)
    code = _code_from_mail()
    elsewhere.post(CODE, {"code": code})
    assert not _is_in(elsewhere)
    client.post(CODE, {"code": code})
    client.post("/log-ud/")
    client.post(CODE, {"code": code})
    assert not _is_in(client)


def test_an_unknown_address_gets_the_same_page(cast: Cast) -> None:
    pages = {email: _ask(Client(), email) for email in (cast.ali.email, "nobody@fjordby.example")}
    seen = {
        (page.redirect_chain[-1], page.status_code, _without_what_varies(page, email)) for email, page in pages.items()
    }
    assert len(seen) == 1


def test_the_mail_to_an_unknown_address_has_no_code_and_says_why(cast: Cast) -> None:
    _ask(Client(), "nobody@fjordby.example")
    _deliver()
    assert [letter.to for letter in mail.outbox] == [["nobody@fjordby.example"]]
    assert re.search(r"\d{6}", str(mail.outbox[0].body)) is None


def test_for_an_unknown_address_no_code_is_right(cast: Cast) -> None:
    client = Client()
    _ask(client, "nobody@fjordby.example")
    for typed in ("", "000000", "None"):
        client.post(CODE, {"code": typed})
    assert not _is_in(client)


def test_whoever_has_left_does_not_come_in(cast: Cast) -> None:
    cast.ali.is_active = False
    cast.ali.save()
    client = Client()
    _ask(client, cast.ali.email)
    _deliver()
    for found in re.findall(r"\b\d{6}\b", " ".join(str(letter.body) for letter in mail.outbox)):
        client.post(CODE, {"code": found})
    assert not _is_in(client)


@pytest.mark.parametrize("typed", ["", "ali", "ali@"])
def test_an_address_that_is_none_says_how_to_write_it(cast: Cast, typed: str) -> None:
    response = Client().post(SIGN_IN, {"email": typed})
    assert response.context["form"].errors["email"]
    assert response.context["form"]["email"].value() == typed
    assert not DBTaskResult.objects.exists()


def test_signed_out_one_is_out(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ali)
    assert client.get("/log-ud/").status_code == 405
    assert _is_in(client)
    client.post("/log-ud/")
    assert not _is_in(client)


def _without_what_varies(page: HttpResponse, email: str) -> str:
    text = page.content.decode().replace(email, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def _hidden(page: HttpResponse) -> dict[str, str]:
    """The hidden field that remembers the page asked for, if there is one."""
    found = re.search(r'name="next" value="([^"]*)"', page.content.decode())
    return {"next": found[1]} if found else {}
