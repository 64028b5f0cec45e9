# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's buttons that step into a role."""

from uuid import uuid4

from django.test import Client
from pytest_django import Settings

from tests.cast import Cast


def test_a_button_is_pressed_not_followed(cast: Cast) -> None:
    client = Client()
    assert client.get(f"/demo/vaer/{cast.karen.pk}/").status_code == 405
    assert client.get("/").status_code == 302


def test_pressed_one_is_that_person(cast: Cast) -> None:
    client = Client()
    assert client.post(f"/demo/vaer/{cast.karen.pk}/").status_code == 302
    assert cast.karen.name in client.get("/").content.decode()


def test_another_site_cannot_press_it(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/demo/vaer/{cast.karen.pk}/").status_code == 403
    assert client.get("/").status_code == 302


def test_pressed_again_one_is_somebody_else(cast: Cast) -> None:
    client = Client()
    client.post(f"/demo/vaer/{cast.karen.pk}/")
    client.post(f"/demo/vaer/{cast.ali.pk}/")
    page = client.get("/").content.decode()
    assert cast.ali.name in page
    assert cast.karen.name not in page


def test_nobody_steps_into_whoever_is_not_there(cast: Cast) -> None:
    cast.ali.is_active = False
    cast.ali.save()
    for person_id in (uuid4(), cast.ali.pk):
        assert Client().post(f"/demo/vaer/{person_id}/").status_code == 404


def test_outside_the_demo_the_sign_in_page_names_nobody(cast: Cast, settings: Settings) -> None:
    assert cast.karen.name in Client().get("/log-ind/").content.decode()
    settings.DEMO = False
    assert cast.karen.name not in Client().get("/log-ind/").content.decode()
