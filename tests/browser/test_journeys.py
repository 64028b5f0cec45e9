# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A digital journey from the first idea to its end, through all four phases, with a meeting on the way."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, Visitor, today
from tests.browser.during import lay, stored, walk_to

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}
NAME = "Svar på dit brev"
SENTENCE = "Borgerne svarer selv, når de har tid"
SAID = "Vi mister det, vi hører i telefonen"


def test_a_journey_goes_through_all_four_phases(visitor: Any) -> None:
    address = _begin(visitor("lene", LAPTOP))
    ib: Visitor = visitor("ib", LAPTOP)
    ib.sign_in("Vær Ib")
    _agree_on_a_purpose(ib, address)
    _move_on(ib, address, "preparation", "Forberedelse")
    _gather_and_tell(ib, address)
    _move_on(ib, address, "procurement", "Anskaffelse")
    _move_on(ib, address, "implementation", "I brug")
    _meet(ib, visitor("phone", PHONE), address)
    _plan(ib, address)
    _ask_and_answer(visitor("jonas", PHONE), ib, address)
    _fits_a_small_phone(ib, address)
    _end(ib, address)


def _begin(lene: Visitor) -> str:
    lene.sign_in("Vær Lene")
    lene.follow("Digitale veje")
    expect(lene.page.get_by_role("link", name="Start en digital vej")).to_be_visible()
    lene.look("veje")
    lene.follow("Start en digital vej")
    lene.page.get_by_label("Hvad kalder I den?").fill(NAME)
    lene.page.get_by_label("Hvad er idéen?").fill("Borgerne kan svare på breve digitalt.")
    lene.page.get_by_label("Hvem leder projektet?").select_option(label="Ib Iversen")
    lene.look("vej-ny")
    lene.press("Start")
    expect(lene.page.get_by_role("heading", name="Det næste gode skridt")).to_be_visible()
    lene.look("vej-begyndt")
    return lene.page.url.removeprefix(lene.base)


def _agree_on_a_purpose(ib: Visitor, address: str) -> None:
    ib.go(address)
    expect(ib.page.locator(".next-step")).to_contain_text("Aftal, hvorfor I gør det")
    ib.page.locator(".next-step").get_by_role("link").click()
    ib.look("vej-formaal-tomt")
    ib.follow("Aftal formålet")
    for name in ("citizens", "employees", "leaders", "politicians"):
        ib.page.locator(f"[name={name}]").fill("Det bliver nemmere")
    ib.page.locator("[name=one-sentence]").fill(SENTENCE)
    ib.page.get_by_label("Hvem har aftalt det?").fill("Lederne og arbejdsgruppen")
    ib.look("vej-formaal-aftal")
    ib.press("Gem")
    expect(ib.page.locator(".notice").filter(has_text=SENTENCE)).to_be_visible()
    ib.look("vej-formaal")


def _move_on(ib: Visitor, address: str, phase: str, label: str) -> None:
    ib.go(f"{address}fase/{phase}/")
    ib.look(f"vej-fase-{phase}")
    ib.page.get_by_role("button", name="Gå videre").click()
    expect(ib.page.locator(".process-line .is-now")).to_contain_text(label)
    expect(ib.page.locator(".journey-purpose")).to_contain_text(SENTENCE)


def _gather_and_tell(ib: Visitor, address: str) -> None:
    ib.go(f"{address}gruppe/ny/")
    ib.page.get_by_label("Hvem?").select_option(label="Jonas Juhl")
    ib.page.get_by_label("Den faglige skeptiker").check()
    ib.look("vej-medlem")
    ib.press("Gem")
    expect(ib.page.get_by_text("Ingen frontløber.")).to_be_visible()
    ib.follow("Beskriv gruppens opgave")
    ib.page.get_by_label("Hvad er gruppens opgave?").fill("Vi finder en løsning og anbefaler den.")
    ib.press("Gem")
    ib.look("vej-gruppe")
    ib.go(f"{address}nyt/fortael/")
    ib.page.get_by_label("Hvad er nyt?").fill("Intet er besluttet endnu.")
    ib.look("vej-fortael")
    ib.press("Fortæl det")
    ib.look("vej-nyt")


def _meet(ib: Visitor, phone: Visitor, address: str) -> None:
    ib.go(f"{address}traek-og-brems/")
    ib.look("vej-traek-tomt")
    ib.follow("Tag det op på et møde")
    ib.look("vej-moede-ny")
    ib.press("Lav dagsordenen")
    ib.look("vej-dagsorden")
    ib.follow("Hold mødet")
    code = ib.page.locator(".console-code .chip").inner_text().split(" ", 1)[1].replace(" ", "")
    phone.go(f"/m/{code}/")
    ib.press("Åbn mødet")
    walk_to(ib, "Hvad trækker, og hvad bremser?")
    phone.page.get_by_label("Fagligt: barrierer").check()
    lay(phone, SAID)
    stored(phone, SAID)
    phone.look("vej-telefon")
    ib.press("Vis alle sedler")
    expect(phone.page.locator("#board")).to_contain_text(SAID)
    walk_to(ib, "Det gør vi nu")
    ib.follow("Afslut mødet")
    expect(ib.page.get_by_role("checkbox").first).to_be_checked()
    ib.look("vej-afslut")
    ib.press("Afslut, og giv videre")
    ib.page.wait_for_url(re.compile("/udbytte/$"))
    ib.look("vej-udbytte")


def _plan(ib: Visitor, address: str) -> None:
    ib.go(f"{address}traek-og-brems/")
    ib.press("Læg det sagte over på skabelonen")
    expect(ib.page.get_by_text(SAID)).to_be_visible()
    ib.follow("Tag det med i planen")
    expect(ib.page.get_by_label("Hvad er det?")).to_have_value(SAID)
    ib.page.get_by_label("Hvad gør vi ved det?").fill("Aftal, hvem vi altid ringer til")
    ib.page.get_by_label("Hvem gør det?").select_option(label="Jonas Juhl")
    ib.page.get_by_label("Hvornår?").fill((today() + timedelta(days=9)).isoformat())
    ib.look("vej-punkt")
    ib.press("Gem")
    expect(ib.page.get_by_role("link", name="Aftal, hvem vi altid ringer til")).to_be_visible()
    ib.look("vej-traek")
    ib.go(f"{address}opgaver/")
    expect(ib.page.get_by_text("Aftal, hvem vi altid ringer til")).to_be_visible()
    ib.look("vej-opgaver")


def _ask_and_answer(jonas: Visitor, ib: Visitor, address: str) -> None:
    jonas.sign_in("Vær Jonas")
    jonas.go(f"{address}vis-frem/")
    jonas.page.get_by_label("Hvad vil du spørge om?").fill("Hvad sker der med telefontiden?")
    jonas.press("Spørg uden navn")
    expect(jonas.page.get_by_text("Venter på svar")).to_be_visible()
    ib.go(f"{address}vis-frem/")
    ib.look("vej-vis-frem")
    ib.page.locator(".rows").get_by_role("link", name="Svar").first.click()
    ib.page.get_by_label("Dit svar").fill("Den bliver.")
    ib.look("vej-svar")
    ib.press("Svar")
    jonas.go(f"{address}vis-frem/")
    expect(jonas.page.get_by_text("Den bliver.")).to_be_visible()
    jonas.look("vej-svaret")


def _fits_a_small_phone(ib: Visitor, address: str) -> None:
    ib.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    for path in ("", "formaal/", "gruppe/", "opgaver/", "traek-og-brems/", "oplaering/", "ambassadoerer/", "kunne/"):
        ib.go(address + path)
        ib.look("lille-vej-" + path.replace("/", ""))
        assert ib.page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], path
    ib.page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]


def _end(ib: Visitor, address: str) -> None:
    ib.go(f"{address}slut/")
    ib.page.get_by_label("Kom I derhen, hvor I ville?").fill("Ja, halvdelen svarer selv.")
    ib.page.get_by_label("Hvad ville I gøre anderledes?").fill("Vi ville spørge skeptikerne før.")
    ib.look("vej-slut")
    ib.press("Afslut vejen")
    expect(ib.page.get_by_text("Vi ville spørge skeptikerne før.")).to_be_visible()
    ib.look("vej-sluttet")
