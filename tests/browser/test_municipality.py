# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality's colour in a browser: refused, looked at, taken, and read by axe on the pages that have it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, Visitor

pytestmark = pytest.mark.browser

PAINTED = "getComputedStyle(document.querySelector('main .button-primary')).backgroundColor"


def test_a_colour_is_refused_taken_and_read(visitor: Any) -> None:
    rita: Visitor = visitor("rita", LAPTOP)
    page: Page = rita.page
    rita.sign_in("Vær Rita")
    rita.go("/kommune/farve/")
    page.get_by_label("Vælg farven på en palet").fill("#f2b632")
    expect(page.locator("[name=colour]").first).to_have_value("#f2b632")
    rita.press("Gem farven")
    expect(page.get_by_role("alert")).to_contain_text("for lys til at kunne læses")
    rita.look("kommune-farve-fejl")
    page.locator("[name=colour]").first.fill("#7a1f5c")
    page.get_by_role("button", name="Se farven først").press("Enter")
    expect(page.get_by_text("Ingen andre ser den")).to_be_visible()
    assert page.evaluate(PAINTED) == "rgb(122, 31, 92)"
    rita.look("kommune-farve-set-foer")
    page.locator("[name=colour]").first.fill("#f2b632")
    rita.press("Gem farven")
    page.get_by_role("button", name="Gem #976b0a i stedet").click()
    expect(page.get_by_text("Farven er gemt.")).to_be_visible()
    try:
        rita.look("kommune")
        rita.go("/kommune/oplysninger/")
        assert page.evaluate(PAINTED) == "rgb(151, 107, 10)"
        rita.look("kommune-oplysninger")
        rita.go("/emner/")
        rita.look("emner-i-kommunens-farve")
    finally:  # the server is that of the other tests too
        rita.go("/kommune/farve/")
        page.locator("[name=colour]").first.fill("")
        rita.press("Gem farven")
