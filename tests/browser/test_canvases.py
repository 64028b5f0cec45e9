# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A team fills canvases on phones: quick, with a network that comes and goes, and two at a time."""

import os
import re
import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, Visitor
from tests.browser.markup import ROOT
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}
PUT_IN = "import django; django.setup(); from tests.sample_canvases import put_in; put_in()"


@pytest.fixture(scope="module", autouse=True)
def _samples(server: RunningServer) -> None:
    """The server knows the small templates of the tests, whatever the content says today."""
    settings = {**os.environ, **server.environment, "MEDSPIL_DATA": str(server.data)}
    settings["DJANGO_SETTINGS_MODULE"] = "medspil.settings.demo"
    subprocess.run([sys.executable, "-c", PUT_IN], cwd=ROOT, env=settings, check=True, timeout=60)


def _begin(visitor: Visitor, layout: str, title: str) -> str:
    """Take a template into use, and say where it is."""
    visitor.go(f"/emner/skabeloner/sample-{layout}/")
    visitor.page.get_by_role("link", name=re.compile("Udfyld nu|Begynd på en ny")).click()
    visitor.page.get_by_label("Hvad kalder I den?").fill(title)
    visitor.press("Begynd")
    visitor.page.wait_for_url(re.compile(r"/skabeloner/[0-9a-f-]{36}/$"))
    return visitor.page.url.removeprefix(visitor.base)


def _open_row(visitor: Visitor) -> Any:
    row = visitor.page.locator("#new-staff")
    row.locator("summary").click()
    return row


def test_a_phone_fills_a_working_group_with_a_network_that_comes_and_goes(visitor: Any) -> None:
    ali: Visitor = visitor("ali", PHONE)
    ali.sign_in("Vær Ali")
    ali.go("/emner/skabeloner/sample-rows/")
    ali.look("skabelon")
    canvas = _begin(ali, "rows", "Vores arbejdsgruppe")
    row = _open_row(ali)
    row.get_by_label("Hvem").fill("En, der står ved skranken")
    row.get_by_label("Fordel").fill("Kender det, der driller")
    ali.look("skabelon-skriv")
    row.get_by_role("button", name="Tilføj").click()
    expect(ali.page.locator("#field-staff li")).to_have_count(1)

    row = _open_row(ali)
    row.get_by_label("Hvem").fill("Skrevet i elevatoren")
    ali.context.set_offline(True)
    row.get_by_role("button", name="Tilføj").click()
    ali.page.wait_for_url("chrome-error://**")
    ali.context.set_offline(False)
    ali.go(canvas)
    row = ali.page.locator("#new-staff")
    expect(row.get_by_label("Hvem")).to_have_value("Skrevet i elevatoren")  # and its summary is open
    ali.context.clear_cookies(name="sessionid")
    row.get_by_role("button", name="Tilføj").click()
    expect(ali.page.get_by_role("heading", name="Log ind", exact=True)).to_be_visible()
    ali.sign_in("Vær Ali")
    ali.go(canvas)
    expect(row.get_by_label("Hvem")).to_have_value("Skrevet i elevatoren")
    row.get_by_role("button", name="Tilføj").dblclick()
    expect(ali.page.locator("#field-staff li")).to_have_count(2)
    ali.go(canvas)
    expect(ali.page.locator("#field-staff li")).to_have_count(2)
    expect(ali.page.locator("#new-staff textarea").first).to_have_value("")
    ali.look("skabelon-telefon")
    ali.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    assert ali.page.evaluate("document.documentElement.scrollWidth") <= 320

    mette: Visitor = visitor("mette", LAPTOP)
    mette.sign_in("Vær Mette")
    mette.go(canvas)
    expect(mette.page.locator("#field-staff")).to_contain_text("Skrevet i elevatoren")
    mette.look("skabelon-baerbar")
    mette.press("Markér som færdig")
    mette.look("skabelon-faerdig")
    mette.go("/emner/skabeloner/")
    mette.look("skabeloner")


def test_two_change_one_line_and_an_expired_sign_in_does_not_hide_it(visitor: Any) -> None:
    ali: Visitor = visitor("ali", PHONE)
    mette: Visitor = visitor("mette", LAPTOP)
    ali.sign_in("Vær Ali")
    mette.sign_in("Vær Mette")
    canvas = _begin(ali, "columns", "To ad gangen")
    ali.page.get_by_label("Ny linje i »Det gode«").fill("Vi spørger først")
    ali.page.get_by_role("button", name=re.compile("Tilføj.*Det gode")).click()
    line = ali.page.locator("#field-good li")
    expect(line).to_contain_text("Vi spørger først")
    ali.page.get_by_role("link", name=re.compile("Ret.*Vi spørger først")).click()
    ali.look("skabelon-ret")
    ali.page.get_by_label("Tekst").fill("Den andens ord")
    mette.go(canvas)
    mette.page.get_by_role("link", name=re.compile("Ret.*Vi spørger først")).click()
    mette.page.get_by_label("Tekst").fill("Den enes ord")
    mette.press("Gem")
    expect(mette.page.locator("#field-good li")).to_contain_text("Den enes ord")

    ali.context.clear_cookies(name="sessionid")
    ali.press("Gem")
    ali.sign_in("Vær Ali")
    ali.go(canvas)
    ali.page.get_by_role("link", name=re.compile("Ret.*Den enes ord")).click()
    expect(ali.page.get_by_label("Tekst")).to_have_value("Den andens ord")
    ali.press("Gem")
    expect(ali.page.get_by_role("alert")).to_contain_text("Den enes ord")
    ali.look("skabelon-samtidig")
    ali.press("Gem som ny linje")
    expect(line).to_have_count(2)
    expect(line.nth(1)).to_contain_text("Den andens ord")
    ali.page.get_by_role("link", name=re.compile("Ret.*Den andens ord")).click()
    ali.press("Fjern linjen")
    expect(line).to_have_count(1)
    ali.press("Fortryd")
    expect(line).to_have_count(2)


def test_text_one_has_given_up_does_not_come_back(visitor: Any) -> None:
    ali: Visitor = visitor("ali", PHONE)
    ali.sign_in("Vær Ali")
    canvas = _begin(ali, "checklist", "Klar til fredag")
    ali.page.get_by_role("button", name="Færdig: I har selv prøvet den").press("Enter")
    ticked = ali.page.get_by_role("button", name="Færdig: I har selv prøvet den")
    expect(ticked).to_have_attribute("aria-pressed", "true")
    ali.look("skabelon-flueben")
    note = ali.page.get_by_label("Note")
    for _again in range(2):
        ali.go(canvas)
        ali.page.get_by_role("link", name=re.compile("Skriv en note.*hvad den ikke kan")).click()
        expect(note).to_have_value("")
        note.fill("Det var ikke vigtigt")
        ali.follow("Ikke nu")


@pytest.mark.parametrize("layout", ["columns", "window", "table", "list", "quadrant"])
def test_every_layout_reads_on_a_small_phone_and_on_a_laptop(visitor: Any, layout: str) -> None:
    ali: Visitor = visitor("ali", SMALL)
    ali.sign_in("Vær Ali")
    canvas = _begin(ali, layout, f"Ark af slagsen {layout}")
    ali.page.locator(".new-line textarea").first.fill("Et langt ord: beskæftigelsesindsatsmedarbejderne")
    ali.page.locator(".new-line button").first.click()
    expect(ali.page.locator(".canvas li")).to_have_count(1)
    assert ali.page.evaluate("document.documentElement.scrollWidth") <= 320
    ali.look(f"skabelon-{layout}-lille")
    ali.page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    ali.go(canvas)
    ali.look(f"skabelon-{layout}")
