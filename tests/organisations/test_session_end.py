# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How long a session has left, and where a form that came too late leads."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, client_for


def test_asking_keeps_nobody_signed_in_and_one_press_does(cast: Cast) -> None:
    ali = client_for(cast.ali)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=4))
    asked = [ali.get(reverse("session-left")).json()["left"] for _time in range(2)]
    assert all(200 < left <= 240 for left in asked)
    assert ali.post(reverse("session-stay")).json()["left"] == 12 * 60 * 60
    assert ali.get(reverse("session-left")).json()["left"] > 11 * 60 * 60
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert ali.post(reverse("session-stay")).json() == {"left": 0}
    assert ali.get("/").status_code == 302


def test_a_form_that_came_too_late_leads_back_to_its_page() -> None:
    page, ours = "/moeder/?uge=3", "http://testserver"
    sent_to = reverse("sign-out-elsewhere")

    def led(referer: str) -> str:
        return Client(headers={"referer": referer}).post(sent_to).headers["Location"]

    assert led(f"{ours}{page}") == "/log-ind/?next=/moeder/%3Fuge%3D3"
    assert led("https://evil.example/moeder/") == f"/log-ind/?next={sent_to}"
    assert led("") == f"/log-ind/?next={sent_to}"
