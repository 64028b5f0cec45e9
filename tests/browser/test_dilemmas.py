# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A dilemma on a phone whose net is cut, whose sign-in expires, and that others use as well."""

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import LAPTOP, PHONE, Visitor
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

NOTE = "/dilemmaer/noter/"


def _ali(visitor: Any, size: dict[str, int] = PHONE) -> Visitor:
    ali: Visitor = visitor("ali", size)
    ali.sign_in("Vær Ali")
    ali.go(NOTE)
    return ali


def _write(who: Visitor, told: str) -> None:
    who.page.get_by_label("Hvad skete der?").fill(told)
    who.press("Noter det")


def _says(who: Visitor, words: str) -> None:
    expect(who.page.locator("[data-unsent-words]")).to_contain_text(words)


def _in_the_log(who: Visitor, told: str) -> int:
    who.go("/dilemmaer/")
    return who.page.locator(".rows > li", has_text=told).count()


def test_what_is_written_without_a_net_is_sent_once(visitor: Any, server: RunningServer) -> None:
    ali = _ali(visitor)
    ali.look("dilemma-telefon")
    ali.context.set_offline(True)
    ali.page.get_by_text("Reglerne").click()
    _write(ali, "Skrevet i kælderen")
    _says(ali, "Gemt her")
    _write(ali, "Og en til")
    _says(ali, "Dilemmaer, der venter på at blive sendt: 2")
    expect(ali.page.get_by_label("Hvad skete der?")).to_have_value("")
    ali.context.set_offline(False)
    _says(ali, "Noteret. Tak.")
    assert _in_the_log(ali, "Skrevet i kælderen") == 1
    expect(ali.page.locator(".rows > li", has_text="Skrevet i kælderen")).to_contain_text("Reglerne")
    assert _in_the_log(ali, "Og en til") == 1


def test_an_answer_that_is_lost_on_the_way_makes_no_second_row(visitor: Any, server: RunningServer) -> None:
    ali = _ali(visitor)
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    ali.page.route(f"**{NOTE}", lose_the_first)
    _write(ali, "Svaret kom aldrig frem")
    _says(ali, "Noteret. Tak.")
    assert lost == [200]
    assert _in_the_log(ali, "Svaret kom aldrig frem") == 1


def test_an_expired_sign_in_loses_nothing_and_sends_nothing_in_another_name(
    visitor: Any, server: RunningServer
) -> None:
    ali = _ali(visitor)
    ali.page.get_by_text("Mine kolleger. Mit navn står ved").click()
    ali.context.clear_cookies()
    _write(ali, "Skrevet efter fyraften")
    _says(ali, "Du er logget ud")
    expect(ali.page.get_by_role("link", name="Log ind")).to_be_visible()
    ali.look("dilemma-logget-ud")
    ali.sign_in("Vær Mette")  # the same phone
    assert _in_the_log(ali, "Skrevet efter fyraften") == 0
    ali.context.clear_cookies()
    ali.sign_in("Vær Ali")
    _says(ali, "Noteret. Tak.")
    assert _in_the_log(ali, "Skrevet efter fyraften") == 1
    expect(ali.page.locator(".rows > li", has_text="Skrevet efter fyraften")).to_contain_text("Ali Aslan")


def test_what_is_refused_comes_back_into_the_form(visitor: Any, server: RunningServer) -> None:
    ali = _ali(visitor)
    ali.context.set_offline(True)
    ali.page.get_by_text("Tiden", exact=True).click()
    _write(ali, "Hendes cpr er 010203-1234")
    _says(ali, "Gemt her")
    ali.context.set_offline(False)
    expect(ali.page.locator("[data-error-summary]")).to_contain_text("cpr-nummer")
    expect(ali.page.get_by_label("Hvad skete der?")).to_have_value("Hendes cpr er 010203-1234")
    expect(ali.page.get_by_label("Tiden")).to_be_checked()
    ali.look("dilemma-afvist")
    ali.page.get_by_text("Mine kolleger. Mit navn står ved").click()
    _write(ali, "Hun havde sit nummer med på en seddel")
    _says(ali, "Noteret. Tak.")
    expect(ali.page.locator("main")).not_to_contain_text("cpr-nummer")  # nothing is said to be wrong with the next one
    expect(ali.page.get_by_label("Tiden")).not_to_be_checked()
    expect(ali.page.get_by_label("Ingen. Kun ugen bliver gemt")).to_be_checked()
    assert _in_the_log(ali, "Hun havde sit nummer med på en seddel") == 1


def test_the_log_and_its_themes_on_every_screen(visitor: Any, server: RunningServer) -> None:
    ali = _ali(visitor, {"width": 320, "height": 640})
    for path, label in ((NOTE, "dilemma-lille"), ("/dilemmaer/", "dilemmaer-lille")):
        ali.go(path)
        ali.look(label)
        assert ali.page.evaluate("document.documentElement.scrollWidth") <= 320, path
    ali.page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    ali.look("dilemmaer")
    karen: Visitor = visitor("karen", LAPTOP)
    karen.sign_in("Vær Karen")
    karen.go("/dilemmaer/")
    expect(karen.page.get_by_role("img").first).to_be_visible()
    expect(karen.page.locator(".rows > li")).to_have_count(0)
    karen.look("dilemmaer-leder")
