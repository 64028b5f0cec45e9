# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The counter guide in a browser: found by keyboard in seconds, read at arm's length."""

import os
import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.browser.conftest import LAPTOP, PHONE, Visitor
from tests.browser.during import Make
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

FIELD = "Hvad er du i tvivl om?"
NOTHING_KEPT = "() => caches.keys().then((names) => names.length === 0)"


def test_an_answer_is_found_by_keyboard_alone(visitor: Make) -> None:
    ali = visitor("ali", LAPTOP)
    ali.sign_in("Ali")
    ali.follow("Skrankeguide")
    ali.look("guide")
    page, field = ali.page, ali.page.get_by_label(FIELD)
    field.press_sequentially("må jeg tage borgerens telefonn")
    expect(page.locator(".guide-answer h2").first).to_have_text("Borgeren rækker dig sin telefon")
    expect(page.get_by_role("option").first).to_contain_text("Det kommer an på")
    expect(page.locator("[data-search-said]")).to_contain_text("Det bedste: Borgeren rækker dig sin telefon")
    expect(field).to_have_attribute("aria-expanded", "true")
    ali.look("guide-found")
    field.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Borgeren rækker dig sin telefon")
    ali.look("guide-chosen")
    field.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    expect(field).to_be_focused()
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("Borgeren rækker dig sin telefon")
    ali.look("guide-answer")
    page.go_back()
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_large_type_is_remembered_and_fits_a_narrow_phone(visitor: Make) -> None:
    ali = visitor("ali", {**PHONE, "width": 320})
    ali.sign_in("Ali")
    ali.go("/skranke/?q=netbank")
    ali.press("Stor skrift")
    ali.follow("Borgeren vil have hjælp til sin netbank")
    expect(ali.page.locator("html")).to_have_class(re.compile("is-large"))
    assert ali.page.evaluate("document.documentElement.scrollWidth") == 320
    ali.look("guide-large")


def test_it_is_read_on_a_phone_without_a_net_until_sign_out(visitor: Make) -> None:
    ali = visitor("ali", PHONE)
    ali.sign_in("Ali")
    ali.go("/skranke/")
    page = ali.page
    page.wait_for_function("() => localStorage.getItem('medspil:pocket')")  # written when all is put aside
    page.evaluate("navigator.serviceWorker.ready")
    ali.go("/skranke/lomme/")
    ali.look("guide-pocket")
    ali.context.set_offline(True)
    ali.go("/skranke/")
    expect(page.locator("h1")).to_have_text("Skrankeguiden i lommen")
    expect(page.locator(".lead")).to_contain_text(re.compile("Gemt .*(minut|sekund|nu)"))
    assert page.evaluate("getComputedStyle(document.querySelector('.pocket')).borderTopStyle") == "solid"
    page.get_by_label(FIELD).fill("tage borgerens telefon")
    first = page.locator(".pocket:visible").first
    expect(first).to_contain_text("Borgeren rækker dig sin telefon")
    first.locator("summary").click()
    expect(first.locator(".guide-steps")).to_be_visible()
    if folder := os.environ.get("MEDSPIL_PICTURES"):
        page.screenshot(path=f"{folder}/guide-without-net.png")
    ali.context.set_offline(False)
    ali.go("/skranke/")
    page.locator(".account summary").click()
    ali.press("Log ud")
    page.wait_for_url("**/log-ind/**")
    page.wait_for_function("() => !localStorage.getItem('medspil:forget')")  # taken away when all is thrown away
    ali.context.set_offline(True)
    with pytest.raises(Error):
        ali.go("/skranke/")


def test_it_is_forgotten_when_the_sign_in_has_run_out_or_nobody_renews_it(visitor: Make) -> None:
    ali = visitor("ali", PHONE)
    ali.sign_in("Ali")
    page = ali.page
    _put_aside(ali)
    ali.context.set_offline(True)
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=15))
    ali.go("/skranke/")
    expect(page.get_by_role("heading", name="Svarene er for gamle")).to_be_visible()
    expect(page.locator(".pocket")).to_have_count(0)
    page.wait_for_function(NOTHING_KEPT)
    page.clock.set_fixed_time(datetime.now(UTC))
    ali.context.set_offline(False)
    _put_aside(ali)
    ali.context.clear_cookies(name="sessionid")
    ali.go("/skranke/")
    page.wait_for_url("**/log-ind/**")
    page.wait_for_function(NOTHING_KEPT)
    ali.context.set_offline(True)
    with pytest.raises(Error):
        ali.go("/skranke/")


def _put_aside(ali: Visitor) -> None:
    ali.go("/skranke/")
    ali.page.wait_for_function("() => localStorage.getItem('medspil:pocket')")  # written when all is put aside
    ali.page.evaluate("navigator.serviceWorker.ready")


def test_the_conversation_is_links_alone_and_leaves_nothing_behind(browser: Browser, server: RunningServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{server.url}/log-ind/")
    page.get_by_role("button", name="Ali").first.click()
    page.goto(f"{server.url}/skranke/samtalen/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    cookies = context.cookies()
    for choice in ("Begynd", "Det haster, for der er en frist i dag", "Borgeren mister noget"):
        page.get_by_role("link", name=choice, exact=True).click()
    expect(page.get_by_role("heading", name="Gør det for borgeren")).to_be_visible()
    expect(page.get_by_text("Problemløsning")).to_be_visible()
    expect(page.get_by_role("heading", name="Vis videre")).to_be_hidden()
    assert not [url for url in sent if "/static/" not in url], "what is chosen is never sent"
    assert context.cookies() == cookies
    context.close()


@pytest.mark.parametrize("size", [LAPTOP, {"width": 320, "height": 600}], ids=["laptop", "narrow"])
def test_the_conversation_looks_right(visitor: Make, size: dict[str, int]) -> None:
    ali = visitor("ali", size)
    ali.sign_in("Ali")
    for place in ("", "#what", "#together"):
        ali.go(f"/skranke/samtalen/{place}")
        ali.look(f"guide-talk-{size['width']}-{place.removeprefix('#') or 'start'}")
    assert ali.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
