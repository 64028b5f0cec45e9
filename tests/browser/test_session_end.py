# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A session ends while somebody writes: she is told in time, stays with one press, or loses nothing."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, Visitor

pytestmark = pytest.mark.browser

FORM = "/proevehandlinger/ny/"
STORY = "Vi spørger, før vi rækker ud efter telefonen"


def test_she_is_told_stays_and_loses_nothing(visitor: Any) -> None:
    karen: Visitor = visitor("karen", LAPTOP)
    page = karen.page
    karen.sign_in("Vær Karen")
    page.clock.install()
    karen.go(FORM)
    write(page)
    stays_with_one_press(karen)
    has_to_show_who_she_is(karen)
    karen.context.clear_cookies(name="sessionid")  # it has run out all the same
    page.locator("main form").get_by_role("button").last.click()
    karen.press("Vær Ali")  # somebody else at the same machine
    page.wait_for_url(lambda address: "log-ind" not in address)
    assert STORY not in str(page.evaluate("JSON.stringify(sessionStorage)"))
    comes_back(karen)


def write(page: Page) -> None:
    page.locator("[name=title]").fill("Spørg først")
    page.locator("[name=trial]").fill(STORY)
    page.locator("[name=ends_on]").fill("2027-03-01")


def stays_with_one_press(karen: Visitor) -> None:
    """The page's clock is five minutes from the end; the server is asked, and says the same."""
    page = karen.page
    karen.context.route("**/log-ind/tid/", lambda route: route.fulfill(json={"left": 300, "last": False}))
    page.clock.fast_forward("03:55:00")
    told = page.get_by_role("status").filter(has=page.get_by_role("button", name="Bliv logget ind"))
    expect(told).to_contain_text("Du bliver logget ud klokken")
    karen.look("session-slutter")
    with page.expect_response("**/log-ind/bliv/") as answer:
        page.get_by_role("button", name="Bliv logget ind").press("Enter")
    assert answer.value.json() == {"left": 4 * 60 * 60, "last": False}
    expect(page.get_by_text("Du er stadig logget ind.")).to_be_visible()
    karen.context.unroute("**/log-ind/tid/")


def has_to_show_who_she_is(karen: Visitor) -> None:
    """At the end of a long day no press will do: she confirms it in another tab, and what she typed still stands."""
    page = karen.page
    karen.context.route("**/log-ind/tid/", lambda route: route.fulfill(json={"left": 240, "last": True}))
    page.clock.fast_forward("03:56:00")
    told = page.get_by_role("status").filter(has_text="fordi du har været logget ind længe")
    expect(told).to_be_visible()
    expect(told.get_by_role("link")).to_have_attribute("href", "/bekraeft/")
    karen.look("session-bekraeft")
    karen.context.unroute("**/log-ind/tid/")
    expect(page.locator("[name=trial]")).to_have_value(STORY)


def comes_back(karen: Visitor) -> None:
    page = karen.page
    karen.context.clear_cookies(name="sessionid")
    karen.sign_in("Vær Karen")
    karen.go(FORM)
    write(page)
    karen.context.clear_cookies(name="sessionid")
    page.locator("main form").get_by_role("button").last.click()
    karen.press("Vær Karen")
    told = page.locator("main form > :first-child")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Her er det, du skrev, før du loggede ind igen.")
    expect(page.locator("[name=trial]")).to_have_value(STORY)
    expect(page.locator("[name=ends_on]")).to_have_value("2027-03-01")
    assert page.url.endswith(FORM)
    karen.look("session-tilbage")
