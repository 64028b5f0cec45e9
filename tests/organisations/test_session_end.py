# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How long a session has left, and where a form that came too late leads."""

import re
import time
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from medspil.dialogue.models import StepKind
from medspil.organisations.session_store import BEGAN, METHODS
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import open_at

HOUR = 60 * 60


def test_asking_keeps_nobody_signed_in_and_one_press_does(cast: Cast) -> None:
    ali = client_for(cast.ali)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=4))
    asked = [ali.get(reverse("session-left")).json()["left"] for _time in range(2)]
    assert all(200 < left <= 240 for left in asked)
    assert ali.post(reverse("session-stay")).json() == {"left": 4 * HOUR, "last": False}
    assert ali.get(reverse("session-left")).json()["left"] > 3.9 * HOUR
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert ali.post(reverse("session-stay")).json() == {"left": 0, "last": True}
    assert ali.get("/").status_code == 302


def test_using_medspil_keeps_somebody_signed_in_and_a_page_that_is_open_does_not(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CLOSING)
    bo = client_for(cast.bo)
    soon = timezone.now() + timedelta(minutes=30)
    Session.objects.update(expire_date=soon)
    for name in ("console-regions", "listen-on"):
        assert bo.get(reverse(name, args=[meeting.pk])).status_code == 200
    assert Session.objects.get().expire_date == soon
    bo.get(reverse("console", args=[meeting.pk]))
    assert bo.get(reverse("session-left")).json()["left"] > 3.9 * HOUR
    kept = Session.objects.get().expire_date
    bo.get("/")
    assert Session.objects.get().expire_date == kept  # not stored again within minutes


def _signed_in_for(client: Client, hours: float) -> None:
    session = client.session
    session[METHODS] = [{"method": "code", "at": time.time() - hours * HOUR}]
    session.pop(BEGAN, None)
    session.save()


def test_after_a_working_day_no_use_keeps_anybody_signed_in_and_showing_who_it_is_does(cast: Cast) -> None:
    ali = client_for(cast.ali)
    _signed_in_for(ali, 11.9)
    ali.get("/")
    answer = ali.post(reverse("session-stay")).json()
    assert answer["last"]
    assert 5 * 60 < answer["left"] <= 6 * 60
    assert ali.get(reverse("session-left")).json()["last"]

    ali.post(reverse("confirm-send"))
    (letter,) = DBTaskResult.objects.values_list("args_kwargs", flat=True)
    code = re.search(r"\b\d{6}\b", letter["args"][0]["text"])
    assert code
    assert ali.post(reverse("confirm"), {"code": code[0]}).status_code == 302
    assert ali.post(reverse("session-stay")).json() == {"left": 4 * HOUR, "last": False}

    _signed_in_for(ali, 12.1)
    assert ali.get("/").status_code == 302


def test_whoever_came_in_without_a_record_of_it_is_counted_from_then(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ali)
    session = client.session
    assert time.time() - session[BEGAN] < HOUR
    session[BEGAN] -= 13 * HOUR
    session.save()
    assert client.get("/").status_code == 302


def test_the_pages_of_the_room_that_need_sign_in_tell_in_time(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CLOSING)
    bo = client_for(cast.bo)
    for name in ("console", "minutes"):
        assert "data-session=" in bo.get(reverse(name, args=[meeting.pk])).content.decode()
    assert "data-session=" not in Client().get(reverse("phone", args=[meeting.code])).content.decode()


def test_a_form_that_came_too_late_leads_back_to_its_page() -> None:
    page, ours = "/moeder/?uge=3", "http://testserver"
    sent_to = reverse("sign-out-elsewhere")

    def led(referer: str) -> str:
        return Client(headers={"referer": referer}).post(sent_to).headers["Location"]

    assert led(f"{ours}{page}") == "/log-ind/?next=/moeder/%3Fuge%3D3"
    assert led("https://evil.example/moeder/") == f"/log-ind/?next={sent_to}"
    assert led("") == f"/log-ind/?next={sent_to}"
