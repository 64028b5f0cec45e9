# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A machine that guesses codes gets nowhere, and a town hall behind one address gets in."""

from itertools import product

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.models import StepKind
from medspil.web import guessing
from medspil.web.guessing import MOST, Guesses, place_of
from tests.cast import Cast
from tests.dialogue.room.stage import open_at
from tests.organisations.test_sign_in import _ask, _deliver

TOWN_HALL, ELSEWHERE = "10.1.1.1", "10.2.2.2"
WRONG = ["".join(parts) for parts in product("XQ", "W", "XQ", "W", "23456789", "23456789")]  # no code is like these


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "guesses", Guesses())


def _opens(code: str, address: str) -> HttpResponse:
    return Client(REMOTE_ADDR=address).get(reverse("phone", args=[code]))


def _types(code: str, address: str) -> HttpResponse:
    return Client(REMOTE_ADDR=address).post(reverse("join"), {"code": code})


def _guess(address: str, count: int = MOST) -> list[int]:
    return [_opens(code, address).status_code for code in WRONG[:count]]


def test_whoever_guesses_is_stopped_whichever_way(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.REFLECTION)
    assert set(_guess(ELSEWHERE)) == {404}
    for refused in (_opens(WRONG[-1], ELSEWHERE), _types(WRONG[-1], ELSEWHERE), _opens(meeting.code, ELSEWHERE)):
        assert refused.status_code == 429
        assert "For mange forsøg" in refused.content.decode()
    assert _types(meeting.code, ELSEWHERE).status_code == 429  # nor can she see that it was right
    assert _opens(meeting.code, TOWN_HALL).status_code == 200


def test_typed_guesses_count_as_well(cast: Cast) -> None:
    assert {_types(code, ELSEWHERE).status_code for code in WRONG[:MOST]} == {422}
    assert _opens(WRONG[-1], ELSEWHERE).status_code == 429


def test_a_town_hall_with_many_slips_still_gets_in(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.REFLECTION)
    assert _opens(meeting.code, TOWN_HALL).status_code == 200
    _guess(TOWN_HALL)
    assert {_opens(meeting.code, TOWN_HALL).status_code for _phone in range(20)} == {200}
    assert _types(f"{meeting.code[:4].lower()} {meeting.code[4:]}", TOWN_HALL).status_code == 302


def test_pages_that_ask_for_a_meeting_that_is_over_are_one_wrong_code(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.REFLECTION)
    assert {_opens("XWXW22", TOWN_HALL).status_code for _page in range(MOST + 20)} == {404}
    assert _opens(meeting.code, TOWN_HALL).status_code == 200


def test_it_is_over_after_an_hour() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    for code in WRONG[:MOST]:
        guesses.was_wrong(ELSEWHERE, code)
    assert guesses.refuses(ELSEWHERE, "KOMA47")
    now[0] = 3601
    assert not guesses.refuses(ELSEWHERE, "KOMA47")


def test_a_network_at_home_is_one_place() -> None:
    assert place_of("2001:db8:1:2::7") == place_of("2001:db8:1:2:ffff::1") != place_of("2001:db8:1:3::7")
    assert place_of("10.1.1.1") != place_of("10.1.1.2")
    assert place_of("") == ""


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "ADDRESSES", 10)
    guesses = Guesses()
    for number in range(50):
        guesses.was_wrong(f"10.0.0.{number}", "XWXW22")
    assert len(guesses._known) == 10


def test_five_hundred_may_ask_for_a_code_from_one_address(cast: Cast) -> None:
    answers = [
        Client(REMOTE_ADDR=TOWN_HALL).post(reverse("sign-in"), {"email": f"n{number}@fjordby.example"}).status_code
        for number in range(60)
    ]
    assert set(answers) == {302}


def test_nobody_is_sent_codes_without_end(cast: Cast) -> None:
    for number in range(12):
        _ask(Client(REMOTE_ADDR=f"10.3.3.{number}"), cast.ali.email)
    _deliver()
    assert len([letter for letter in mail.outbox if letter.to == [cast.ali.email]]) == 8
