# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a browser keeps of what somebody signed in has seen, and the names of cookies before and after the prefix."""

from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from medspil.dialogue.models import StepKind
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import open_at
from tests.web.world import make_world


def _kept(client: Client, address: str) -> str:
    return client.get(address).headers.get("Cache-Control", "")


def test_what_somebody_signed_in_is_shown_is_kept_only_where_she_may_be_writing(cast: Cast, material: None) -> None:
    world, bo = make_world(cast), client_for(cast.bo)
    for name, arguments in (
        ("home", []),
        ("process", [world.process.pk]),
        ("outcome", [world.held.pk]),
        ("outcome-pdf", [world.held.pk]),
        ("me", []),
    ):
        assert _kept(bo, reverse(name, args=arguments)) == "no-store", name
    assert _kept(bo, "/findes/ikke/") == "no-store"
    assert _kept(bo, reverse("trial-new")) == "private, no-cache"
    assert "no-store" in _kept(bo, reverse("console", args=[world.running.pk]))
    assert _kept(Client(), reverse("privacy")) == ""


def test_after_signing_out_going_back_shows_nothing(cast: Cast) -> None:
    assert client_for(cast.bo).post(reverse("sign-out")).headers["Clear-Site-Data"] == '"cache"'


def _token_of(client: Client, name: str, salt: str) -> str:
    request = RequestFactory().get("/")
    request.COOKIES[name] = client.cookies[name].value
    return str(request.get_signed_cookie(name, salt=salt))


def test_a_phone_stays_who_it_is_when_cookies_get_a_prefix(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CLOSING)
    phone, at, plain = Client(), reverse("phone", args=[meeting.code]), f"medspil_{meeting.code.lower()}"
    phone.get(at)
    before = _token_of(phone, plain, meeting.code)
    phone.get(at, secure=True)
    cookie = phone.cookies[f"__Secure-{plain}"]
    assert _token_of(phone, f"__Secure-{plain}", meeting.code) == before
    assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, at)
    del phone.cookies[plain]
    phone.get(at, secure=True)
    assert _token_of(phone, f"__Secure-{plain}", meeting.code) == before


def test_a_form_from_before_the_prefix_is_still_taken(cast: Cast, material: None, settings: Settings) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    phone, ready = Client(enforce_csrf_checks=True), reverse("ready", args=[meeting.code, step.pk])
    phone.get(reverse("phone", args=[meeting.code]))
    fields = {"ready": "1", "csrfmiddlewaretoken": phone.cookies["csrftoken"].value}
    settings.CSRF_COOKIE_NAME = "__Host-csrftoken"
    assert phone.post(ready, fields).status_code == 302
    del phone.cookies["csrftoken"]
    assert phone.post(ready, fields).status_code == 403
