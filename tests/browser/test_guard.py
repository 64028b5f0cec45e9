# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The guard asks: in an ordinary form, and on a phone whose network was cut when the note was written."""

from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, Visitor, until
from tests.browser.during import lay, stored
from tests.browser.room import Room
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
YES = "Det peger ikke på en borger. Send"


def test_a_form_asks_and_is_answered_from_the_keyboard(visitor: Any, server: RunningServer) -> None:
    ali: Visitor = visitor("ali", PHONE)
    ali.sign_in("Vær Ali")
    ali.go("/dilemmaer/noter/")
    ali.context.set_offline(True)
    ali.page.get_by_label("Hvad skete der?").fill("Fru Hansen rakte mig sin telefon")
    ali.press("Noter det")
    ali.context.set_offline(False)
    box = ali.page.get_by_role("checkbox", name="Det peger ikke på en borger.")
    expect(ali.page.locator("mark")).to_have_text("Hansen")
    expect(ali.page.get_by_label("Hvad skete der?")).to_have_value("Fru Hansen rakte mig sin telefon")
    ali.look("vagten-spoerger")
    box.focus()
    ali.page.keyboard.press("Space")
    ali.press("Noter det")
    expect(ali.page.locator("[data-unsent-words]")).to_contain_text("Noteret. Tak.")


def test_a_phone_asks_about_a_note_that_was_written_without_a_network(browser: Browser, server: RunningServer) -> None:
    with ExitStack() as stack:
        room = Room(browser, server, stack)
        with room.through() as (network, guest):
            room.join(guest)
            before = room.hidden()
            network.drop()
            for text in ("Fru Hansen rakte mig sin telefon", "Ring til Bo Lund om det"):
                lay(guest, text)
            network.mend()
            answer(room, guest, before)
            room.all_as_fresh(guest)


def answer(room: Room, guest: Visitor, before: int) -> None:
    page = guest.page
    asked = page.get_by_role("region", name="Læs sedlen en gang til")
    expect(page.get_by_role("link", name="2 sedler venter på dit svar.")).to_be_visible()
    expect(asked.locator("mark")).to_have_text(["Hansen", "Bo Lund"])
    page.set_viewport_size(NARROW)
    guest.look("vagten-spoerger-telefon")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert room.hidden() == before
    page.reload()
    expect(asked.locator("mark")).to_have_text(["Hansen", "Bo Lund"])

    other = guest.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name=YES).last.click()
    expect(asked.locator("mark")).to_have_text(["Hansen"])
    other.close()
    stored(guest, "Ring til Bo Lund om det")

    asked.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(asked.get_by_label("Ret sedlen")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("En borger rakte mig sin telefon")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(asked).to_be_hidden()
    stored(guest, "En borger rakte mig sin telefon")
    until(lambda: room.hidden() == before + 2, page)
