# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An administrator makes the tree of units on the narrowest of screens, by keyboard where it counts."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 700}
LINES = "Kultur og Fritid\n\tBibliotek\n\t\tBibliotekets digitale hjælp i Lille Fjordby\nKultur og Fritid / Svømmehal"


def test_the_tree_is_made_and_changed_at_320_pixels(visitor: Any) -> None:
    rita: Visitor = visitor("rita", NARROW)
    page = rita.page
    rita.sign_in("Vær Rita")
    rita.go("/mennesker/")
    rita.look("mennesker")
    rita.follow("Opret eller lav om på afdelinger og team")
    _fits(rita, "afdelinger")
    rita.follow("Tilføj mange på én gang")
    page.get_by_label("Én på hver linje").fill(LINES)
    rita.press("Se på det først")
    _fits(rita, "afdelinger-mange")
    rita.press("Ja, opret dem")
    expect(page.get_by_text("4 afdelinger og team er oprettet.")).to_be_visible()
    rita.go("/afdelinger/")
    _fits(rita, "afdelinger-dybt")
    rita.follow("Svømmehal")
    _fits(rita, "afdeling")
    rita.follow("Flyt den")
    page.get_by_label("Under hvilken afdeling?").focus()
    page.keyboard.type("Borgerservice")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ser mere")).to_be_visible()
    _fits(rita, "afdeling-flyt")
    rita.press("Flyt den")
    rita.follow("Luk eller læg sammen")
    rita.press("Se, hvad det ændrer")
    _fits(rita, "afdeling-luk")
    rita.press("Luk den")
    _fits(rita, "afdeling-lukket")
    rita.press("Slet den")
    expect(page.get_by_text("»Svømmehal« er slettet.")).to_be_visible()


def _fits(rita: Visitor, label: str) -> None:
    rita.look(label)
    assert rita.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), label
