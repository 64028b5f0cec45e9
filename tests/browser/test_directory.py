# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Help offers in a browser: found at the counter, given to the citizen, written by an editor, read by anybody."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP
from tests.browser.during import Make

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 640}


@pytest.mark.parametrize("size", [LAPTOP, NARROW], ids=["laptop", "narrow"])
def test_found_at_the_counter_and_given_to_the_citizen(visitor: Make, size: dict[str, int]) -> None:
    ali = visitor("ali", size)
    page, wide = ali.page, f"directory-{size['width']}"
    ali.sign_in("Ali")
    ali.go("/hjaelpetilbud/")
    ali.look(wide)
    page.get_by_label("Hvad er der brug for hjælp til?").fill("mit id på telefonen")
    page.get_by_label("Sprog").select_option("ar")
    ali.press("Find hjælp")
    expect(page.locator(".hits h3").first).to_have_text("Digital hjælp i Borgerservice")
    ali.look(f"{wide}-found")
    page.locator(".hits h3 a").first.click()
    ali.look(f"{wide}-offer")
    ali.follow("Giv det til borgeren")
    expect(page.get_by_label(re.compile("Marker teksten"))).to_have_value(re.compile("Torvet 1"))
    ali.look(f"{wide}-handout")
    page.get_by_role("link", name="Siden, den fører til").click()
    ali.look(f"{wide}-public")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_editor_writes_an_offer_by_keyboard_and_a_mistake_loses_nothing(visitor: Make) -> None:
    rita = visitor("rita", LAPTOP)
    page = rita.page
    rita.sign_in("Rita")
    rita.go("/hjaelpetilbud/nyt/")
    rita.look("directory-new")
    page.get_by_label("Hvad hedder tilbuddet?").fill("Snak om nettet")
    page.get_by_label("Hvem hjælper?").select_option(label="Fjordby Bibliotek")
    page.get_by_label("Hvad kan man få hjælp til?").fill("En kop kaffe og en snak.")
    page.get_by_label("Lære at kunne selv").check()
    rita.press("Videre til hvor og hvornår")
    page.get_by_label("Hvor?").select_option(label="Hovedbiblioteket")
    page.get_by_label("onsdag").fill("ti til tolv")
    rita.press("Gem")
    expect(page.locator(".error-summary")).to_contain_text("Skriv tiderne sådan")
    rita.look("directory-hours-wrong")
    page.get_by_label("onsdag").fill("10-12")
    rita.press("Gem")
    expect(page.locator(".hours")).to_contain_text("Onsdag")
    rita.look("directory-editor")
    rita.go("/hjaelpetilbud/oversigt/")
    rita.look("directory-desk")
    rita.go("/hjaelpetilbud/indlaes/")
    page.get_by_label("Fil med tilbud").set_input_files(
        {"name": "tilbud.csv", "mimeType": "text/csv", "buffer": b"navn;udbyder;mandag\nA;B;ti til to\n"}
    )
    rita.press("Se, hvad den vil gøre")
    rita.look("directory-intake-wrong")
    page.get_by_label("Fil med tilbud").set_input_files(
        {"name": "tilbud.csv", "mimeType": "text/csv", "buffer": b"navn;udbyder;mandag\nA;B;10-12\n"}
    )
    rita.press("Se, hvad den vil gøre")
    rita.look("directory-intake")


class OtherSite(BaseHTTPRequestHandler):
    """The municipality's own site, which shows the directory in a frame."""

    address = ""

    def do_GET(self) -> None:
        frame = f'<iframe title="Hjælp" width="700" height="600" src="{self.address}"></iframe>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<title>Kommunen</title>{frame}".encode())

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def test_another_site_shows_the_directory_in_a_frame(visitor: Make) -> None:
    somebody = visitor("somebody", LAPTOP)
    page = somebody.page
    somebody.go("/hjaelp/10000009/?indlejret=1")
    somebody.look("directory-embedded")
    OtherSite.address = page.url
    with ThreadingHTTPServer(("127.0.0.1", 0), OtherSite) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        page.goto(f"http://localhost:{other.server_port}/")
        frame = page.frame_locator("iframe")
        frame.get_by_role("link", name="Åben it-café").click()
        expect(frame.locator("h1")).to_have_text("Åben it-café")
        other.shutdown()
