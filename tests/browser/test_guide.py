# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The counter guide in a browser: found by keyboard in seconds, read at arm's length."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.during import Make

pytestmark = pytest.mark.browser

FIELD = "Hvad er du i tvivl om?"


def test_an_answer_is_found_by_keyboard_alone(visitor: Make) -> None:
    ali = visitor("ali", LAPTOP)
    ali.sign_in("Ali")
    ali.follow("Skrankeguide")
    ali.look("guide")
    page, field = ali.page, ali.page.get_by_label(FIELD)
    field.press_sequentially("må jeg tage borgerens telefonn")
    expect(page.locator(".guide-answer h2").first).to_have_text("Borgeren rækker dig sin telefon")
    expect(page.get_by_role("option").first).to_contain_text("Det kommer an på")
    expect(page.get_by_role("status")).to_contain_text("Det bedste: Borgeren rækker dig sin telefon")
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
