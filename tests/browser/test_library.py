# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The library in a browser: answers while one types, and a leaflet that reads well on a phone."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.during import Make
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

FIELD = "Søg i emner, dilemmaer, regler og drejebøger"


def test_it_answers_while_one_types(visitor: Make) -> None:
    bo = visitor("bo", LAPTOP)
    bo.sign_in("Bo")
    bo.go("/emner/")
    bo.look("library")
    page = bo.page
    page.get_by_label(FIELD).press_sequentially("flækket skær")
    expect(page.locator(".hits h3").first).to_have_text("Den flækkede skærm")
    expect(page.locator(".hits mark").first).to_have_text("flækkede")
    expect(page.locator("[data-search-said]")).to_have_text(re.compile(r"\d+ steder|Ét sted"))
    expect(page.get_by_label(FIELD)).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?q=fl"))
    bo.look("library-found")
    page.locator(".hits h3 a").first.click()
    expect(page.locator("h1")).to_have_text("Den flækkede skærm")
    page.go_back()
    expect(page.locator(".hits h3").first).to_have_text("Den flækkede skærm")
    page.get_by_label(FIELD).fill("")
    expect(page.locator(".topic-card")).to_have_count(6)


def test_a_lost_network_takes_nothing_away(visitor: Make) -> None:
    bo = visitor("bo", LAPTOP)
    bo.sign_in("Bo")
    bo.go("/emner/?q=telefon")
    expect(bo.page.locator(".hits h3").first).to_be_visible()
    bo.context.set_offline(True)
    with bo.page.expect_event("requestfailed"):
        bo.page.get_by_label(FIELD).press_sequentially(" kabel")
    expect(bo.page.locator(".hits h3").first).to_be_visible()
    bo.context.set_offline(False)
    bo.press("Søg")
    expect(bo.page.locator(".hits h3").first).to_have_text("Kablet")


def test_it_is_a_form_without_script(browser: Browser, server: RunningServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{server.url}/log-ind/")
    page.get_by_role("button", name="Bo").first.click()
    page.goto(f"{server.url}/emner/")
    page.get_by_label(FIELD).fill("fuldmagten")
    page.get_by_role("button", name="Søg", exact=True).click()
    expect(page.locator(".hits h3").first).to_have_text("Fuldmagt og samtykke")
    context.close()


@pytest.mark.parametrize("size", [LAPTOP, {"width": 320, "height": 600}], ids=["laptop", "narrow"])
def test_a_leaflet_reads_well(visitor: Make, size: dict[str, int]) -> None:
    bo = visitor("bo", size)
    bo.sign_in("Bo")
    bo.go("/emner/own-equipment/")
    links = bo.page.locator("#contents li a")
    addresses = [str(link.get_attribute("href")) for link in links.all()]
    more = [
        "/emner/own-equipment/dilemmaer/cracked-screen/",
        "/emner/drejeboeger/own-equipment-30/",
        "/emner/?q=telefon",
    ]
    for number, address in enumerate(addresses + more):
        bo.go(address)
        bo.look(f"leaflet-{size['width']}-{number}")
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert bo.page.evaluate(wider) <= 0, address


def test_a_link_to_a_rule_shows_that_rule(visitor: Make) -> None:
    bo = visitor("bo", LAPTOP)
    bo.sign_in("Bo")
    bo.go("/emner/own-equipment/dilemmaer/cracked-screen/")
    bo.follow("Kommunen hæfter for din fejl")
    expect(bo.page.locator("#employer-liability h2")).to_be_in_viewport()
