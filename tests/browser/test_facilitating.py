# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A facilitator practises, and then runs a meeting with a colleague, as both see it in their browsers."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Visitor, today
from tests.browser.during import lay, stored, walk_to

pytestmark = pytest.mark.browser
Make = Any


@pytest.fixture
def ib(visitor: Make) -> Visitor:
    """Ib, who gets Lene's topic and an agenda of sixty minutes for her process."""
    lene: Visitor = visitor("lene", LAPTOP)
    lene.sign_in("Vær Lene")
    lene.go("/forloeb/")
    lene.page.locator("main a[href^='/forloeb/']:not([href$='/nyt/'])").first.click()
    process = lene.page.url.removeprefix(lene.base)
    lene.go(process + "emnevalg/")
    topic = lene.page.locator("form", has=lene.page.locator("input[name=topic][value=own-equipment]"))
    topic.get_by_role("button").click()
    ib: Visitor = visitor("ib", LAPTOP)
    ib.sign_in("Vær Ib")
    ib.go(process + "dagsorden/")
    ib.page.get_by_label("60 minutter").first.check()
    ib.press("Lav dagsordenen")
    return ib


def code_of(console: Visitor) -> str:
    return console.page.locator(".console-code .chip").last.inner_text().split(" ", 1)[1].replace(" ", "")


def rehearse(ib: Visitor, visitor: Make) -> None:
    agenda = ib.page.url
    ib.look("dagsorden-navne-og-oevelse")
    ib.press("Begynd at øve")
    ib.press("Åbn mødet")
    phone: Visitor = visitor("phone", PHONE)
    wall: Visitor = visitor("wall", WALL)
    phone.go(f"/m/{code_of(ib)}/")
    wall.go(f"/m/{code_of(ib)}/skaerm/")
    walk_to(ib, "Skriv for dig selv")
    for _minute in range(6):
        clock = ib.page.locator("#agenda .clock")
        ends = clock.get_attribute("data-ends")
        with ib.page.expect_response(lambda answer: answer.request.method == "POST"):
            ib.press("Spol et minut frem")
        expect(clock).not_to_have_attribute("data-ends", ends or "")
    expect(wall.page.locator("#room")).to_contain_text("5 er færdige")
    ib.press("Vis alle sedler")
    expect(wall.page.locator(".note").nth(4)).to_be_visible()
    for screen in (ib, phone, wall):
        expect(screen.page.get_by_text("Øvemøde", exact=True).first).to_be_visible()
        screen.look(f"oevemoede-{screen.name}")
    ib.press("Slut øvelsen")
    expect(ib.page.get_by_text("Øvelsen er slut. Intet fra den er gemt.")).to_be_visible()
    expect(phone.page.get_by_text("Øvelsen er slut. Intet fra den er gemt.")).to_be_visible()
    for screen in (phone, wall):
        screen.context.close()
    ib.page.goto(agenda)


def run_together(ib: Visitor, jonas: Visitor, phone: Visitor, wall: Visitor) -> None:
    console = ib.page.url.removeprefix(ib.base)
    ib.press("Åbn mødet")
    phone.go(f"/m/{code_of(ib)}/")
    wall.go(f"/m/{code_of(ib)}/skaerm/")
    ib.press("Pause, 5 min.")
    for screen in (phone, wall):
        expect(screen.page.locator("#message")).to_contain_text("Pause til")
    phone.look("telefon-besked")
    wall.look("skaerm-besked")
    ib.look("konsol-besked")
    ib.press("Fjern den")
    expect(wall.page.locator("#message")).to_be_hidden()
    for _press in range(2):
        seen = ib.page.locator("form:has(.minutes-form) [name=seen]")
        minutes = seen.input_value()
        ib.page.get_by_role("button", name="Giv 5 minutter mere").click()
        expect(seen).not_to_have_value(minutes)
    expect(ib.page.locator(".lateness")).to_have_text("10 minutter bagud")
    ib.look("konsol-bagud")
    ib.page.get_by_role("button", name="Forkort").first.click()
    expect(ib.page.locator(".lateness")).not_to_have_text("10 minutter bagud")

    ib.page.get_by_text("Giv styringen videre").click()
    ib.press("Jonas Juhl")
    expect(ib.page.locator("#agenda")).to_contain_text("Jonas Juhl styrer mødet")
    jonas.go("/")
    expect(jonas.page.get_by_text("Du styrer mødet nu", exact=True)).to_be_visible()
    jonas.look("overblik-du-styrer")
    jonas.go(console)
    expect(jonas.page.locator("#agenda")).to_contain_text("Jonas Juhl styrer mødet")
    jonas.page.wait_for_timeout(1500)  # coming and going is told at most twice a second: he has to have been there
    jonas.context.close()
    away = ib.page.locator(".facilitator-away")
    expect(away).to_be_visible(timeout=30_000)
    expect(away).to_contain_text("Jonas har været væk siden")
    ib.look("konsol-kollega-vaek")
    away.get_by_role("button", name="Overtag styringen").click()
    expect(ib.page.locator("#agenda")).to_contain_text("Ib Iversen styrer mødet")


def names_and_joining(ib: Visitor, phone: Visitor, wall: Visitor) -> None:
    walk_to(ib, "Skriv for dig selv")
    phone.page.get_by_label("Dit navn").fill("Jonas")
    phone.page.get_by_label("Din seddel").fill("Køen var lang")
    phone.press("Læg seddel")
    expect(phone.page.locator("[data-error]").first).to_contain_text("Sig ja til, at dit navn")
    phone.look("telefon-navn-uden-ja")
    phone.page.get_by_label("Ja, mit navn må stå på sedlen").check()
    phone.press("Læg seddel")
    stored(phone, "Køen var lang")
    phone.page.get_by_label("Dit navn").fill("")
    lay(phone, "Der var kø")
    stored(phone, "Der var kø")
    phone.press("Jeg er færdig")
    expect(phone.page.locator("[data-ready]")).to_have_attribute("aria-pressed", "true")
    ib.press("Vis alle sedler")
    expect(phone.page.locator("#board")).to_contain_text("Der var kø")
    expect(phone.page.locator("[data-ready]")).to_have_attribute("aria-pressed", "true")
    expect(wall.page.locator(".signature")).to_have_text("Jonas")
    for number in range(2):
        ib.page.locator(".note-pick input").nth(number).check()
    ib.look("konsol-saml")
    ib.press("Slå de valgte sammen til én seddel")
    expect(wall.page.locator(".note")).to_have_count(1)
    ib.page.get_by_role("button", name="Skil ad").click()
    expect(wall.page.locator(".note")).to_have_count(2)
    ib.page.get_by_text("Navne på sedlerne").click()
    ib.press("Gør mødet anonymt")
    expect(wall.page.locator(".signature")).to_have_count(0)
    expect(phone.page.locator("#room")).to_contain_text("Du er anonym.")
    phone.follow("Hvem kan se hvad?")
    phone.look("hvem-kan-se-hvad")
    phone.page.go_back()


def take_words_out(ib: Visitor, phone: Visitor, wall: Visitor) -> None:
    """What one phone wrote is gone from all screens, and from the phone that wrote it."""
    note = ib.page.locator(".note", has_text="Der var kø")
    note.get_by_role("link", name="Fjern tekst").click()
    expect(ib.page.get_by_label("Ordene, der skal væk")).to_have_value("Der var kø")
    ib.page.get_by_label("Jeg er sikker").check()
    ib.look("fjern-tekst-fra-moedet")
    ib.press("Fjern for altid")
    expect(ib.page.get_by_text("Teksten er fjernet.")).to_be_visible()
    expect(wall.page.locator("#board")).to_contain_text("[fjernet]")
    expect(phone.page.locator("#board")).to_contain_text("[fjernet]")
    kept = "() => JSON.stringify(localStorage)"
    assert "Køen var lang" in phone.page.evaluate(kept)
    assert "Der var kø" not in phone.page.evaluate(kept)
    ib.look("konsol-tekst-fjernet")


def hears_on_as_long_as_it_is_hers(ib: Visitor) -> None:
    """A console asks for another right to listen, and says so when there is none."""
    state, address = ib.page.locator("html"), ib.page.locator("[data-room]").get_attribute("data-listen") or ""
    expect(state).to_have_attribute("data-connection", "online")
    with ib.page.expect_response(lambda answer: answer.url.endswith(address), timeout=30_000) as another:
        ib.page.clock.fast_forward("01:45")  # with the next beat
    token = another.value.json()["token"]  # of the same second it is the same as before
    expect(ib.page.locator("[data-room]")).to_have_attribute("data-token", token)
    expect(state).to_have_attribute("data-connection", "online")
    ib.context.clear_cookies(name="sessionid")
    ib.page.clock.fast_forward("01:45")
    expect(ib.page.get_by_text("Du er logget ud, eller siden er ikke længere din.")).to_be_visible(timeout=30_000)


def keep_open(ib: Visitor, phone: Visitor, wall: Visitor) -> None:
    walk_to(ib, "Fasthold, udvikl, stop")
    ib.page.get_by_text("Åben i flere dage").click()
    ib.page.get_by_label("Til og med hvilken dag?").fill(today().isoformat())
    ib.press("Hold åben")
    expect(ib.page.get_by_label("Tekst til dem, der ikke var her")).to_have_value(re.compile(code_of(ib)[:4]))
    expect(wall.page.locator("#top")).to_contain_text("Åben til og med")
    expect(phone.page.locator("#top")).to_contain_text("Åben til og med")
    ib.look("konsol-aaben-i-dage")
    phone.look("telefon-aaben-i-dage")
    wall.look("skaerm-aaben-i-dage")
    lay(phone, "Skrevet hjemmefra")
    stored(phone, "Skrevet hjemmefra")
    ib.press("Luk nu")
    expect(phone.page.get_by_text("Nu er der lukket.")).to_be_visible()
    phone.look("telefon-lukket")
    ib.press("Vis alle sedler")
    expect(wall.page.locator("#board")).to_contain_text("Skrevet hjemmefra")


def test_practise_then_run_with_a_colleague_and_keep_a_board_open(ib: Visitor, visitor: Make) -> None:
    rehearse(ib, visitor)
    ib.page.get_by_label("Med eget navn").check()
    ib.page.locator("form", has=ib.page.get_by_label("Med eget navn")).get_by_role("button", name="Gem").click()
    ib.follow("Hold mødet")
    jonas: Visitor = visitor("jonas", LAPTOP)
    jonas.sign_in("Vær Jonas")
    phone: Visitor = visitor("phone", PHONE)
    wall: Visitor = visitor("wall", WALL)
    run_together(ib, jonas, phone, wall)
    names_and_joining(ib, phone, wall)
    take_words_out(ib, phone, wall)
    keep_open(ib, phone, wall)
    small: Visitor = visitor("ib", PHONE)
    small.sign_in("Vær Ib")
    small.page.clock.install()
    small.go(ib.page.url.removeprefix(ib.base))
    hears_on_as_long_as_it_is_hers(small)
    small.look("konsol-paa-telefon")
