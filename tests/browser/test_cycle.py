# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From an outcome to a practice that is adopted, and round again: the leader answers, the team looks back in a quarter
of an hour and keeps what works, and the next meeting begins with what the last one left open."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Visitor, today
from tests.browser.during import lay, stored

pytestmark = pytest.mark.browser

TRIAL = "Borgeren holder selv telefonen"
NEXT = "Alle skranker gør det sådan fra mandag"


@pytest.fixture
def people(visitor: Any) -> dict[str, Visitor]:
    sizes = {"karen": LAPTOP, "bo": LAPTOP, "ali": LAPTOP, "wall": WALL, "phone": PHONE}
    found = {name: visitor(name, size) for name, size in sizes.items()}
    for name in ("karen", "bo", "ali"):
        found[name].sign_in(f"Vær {name.title()}")
    return found


def test_from_an_outcome_to_an_adopted_practice_and_a_second_cycle(people: dict[str, Visitor]) -> None:
    answer_the_rest(people["karen"])
    look_back_together(people)
    adopt(people["ali"])
    process = see_what_came_of_it(people["ali"])
    go_round(people["bo"], people["karen"], process)
    begin_with_what_is_left(people, process)


def answer_the_rest(karen: Visitor) -> None:
    karen.follow("Svar nu")
    for group in karen.page.locator("form section.card").all():
        if not group.get_by_role("radio", checked=True).count():
            group.get_by_label("Vi gør det").check()
            group.get_by_label(re.compile("Hvorfor")).fill("Det gør vi fra i dag.")
    karen.press("Gem svarene")
    expect(karen.page.get_by_text(re.compile("Holdet kan se (dem|det)"))).to_be_visible()


def look_back_together(people: dict[str, Visitor]) -> None:
    bo, wall, phone = people["bo"], people["wall"], people["phone"]
    bo.go("/proevehandlinger/")
    bo.follow(TRIAL)
    bo.press("Lav mødet")
    open_the_room(bo, wall, phone)
    expect(wall.page.locator("#stage")).to_contain_text("Syv ud af ti kan logge på selv")
    wall.look("skaerm-evaluering-proevet")
    bo.press("Næste trin")
    phone.page.get_by_label("Hvad gik godt?").check()
    lay(phone, "De fleste kunne selv anden gang")
    stored(phone, "De fleste kunne selv anden gang")
    bo.press("Vis alle sedler")
    expect(wall.page.locator(".column", has_text="Hvad gik godt?")).to_contain_text("kunne selv anden gang")
    wall.look("skaerm-evalueringsvindue")
    bo.press("Næste trin")
    bo.page.get_by_label("Hvad gør vi?").fill(NEXT)
    bo.page.get_by_label("Hvem gør det?").select_option(label="Mette Madsen")
    bo.page.get_by_label("Hvornår?").fill((today() + timedelta(days=7)).isoformat())
    bo.press("Skriv den ned")
    expect(phone.page.locator(".decisions")).to_contain_text(NEXT)
    bo.follow("Afslut mødet")
    bo.press("Afslut, og giv videre")
    bo.page.wait_for_url(re.compile("/udbytte/$"))


def open_the_room(bo: Visitor, wall: Visitor, phone: Visitor) -> None:
    bo.page.wait_for_url(re.compile(r"/moeder/[0-9a-f-]{36}/$"))
    code = bo.page.locator(".console-code .chip").inner_text().split(" ", 1)[1].replace(" ", "")
    wall.go(f"/m/{code}/skaerm/")
    phone.go(f"/m/{code}/")
    way_in = wall.page.locator(".wall-qr svg").bounding_box()
    assert way_in is not None
    assert way_in["width"] == way_in["height"] > 400  # read from the back of a room, while there is nothing else to see
    wall.look("skaerm-kom-med")
    bo.press("Åbn mødet")
    expect(wall.page.locator("[data-joining]")).to_have_count(0)
    expect(phone.page.locator("#top")).to_contain_text("Trin 1 af")


def adopt(ali: Visitor) -> None:
    ali.go("/proevehandlinger/")
    ali.follow(TRIAL)
    expect(ali.page.get_by_role("link", name=f"Evalueringsvindue: {TRIAL}")).to_be_visible()
    ali.page.get_by_label("Som vi troede", exact=True).check()
    ali.page.get_by_label("Hvad lærte I?").fill("De fleste kan, når vi venter lidt.")
    ali.page.get_by_label("Gør det fast").check()
    ali.press("Afslut runden")
    expect(ali.page.get_by_text(re.compile("Afsluttet .*Gør det fast"))).to_be_visible()
    ali.look("proevehandling-gjort-fast")


def see_what_came_of_it(ali: Visitor) -> str:
    """The page for the team, and the poster for the wall; where the process is."""
    ali.page.locator("dl.facts").get_by_role("link").click()
    ali.page.wait_for_url(re.compile(r"/forloeb/[0-9a-f-]{36}/$"))
    process = ali.page.url.removeprefix(ali.base)
    held = ali.page.locator(".meeting-entry", has_text="Borgerens eget udstyr")
    held.get_by_role("link", name="Se udbyttet").click()
    ali.follow("Det kom der ud af det")
    expect(ali.page.locator("main")).to_contain_text("Det gør vi fra i dag.")
    expect(ali.page.locator("main")).to_contain_text(TRIAL)
    ali.look("det-kom-der-ud-af-det-plakat")
    href = str(ali.page.get_by_role("link", name="Plakat i A3").get_attribute("href"))
    assert ali.context.request.get(ali.base + href).body().startswith(b"%PDF")
    return process


def go_round(bo: Visitor, karen: Visitor, process: str) -> None:
    karen.go(process)
    karen.follow("Slut forløbet med en evaluering")
    expect(karen.page.locator("main")).to_contain_text("Borgerne kan selv næste gang")
    karen.look("afslutning-ny")
    bo.go(process)
    bo.follow("En omgang til")
    bo.page.get_by_label("Det samme emne én gang til.").check()
    bo.page.get_by_label("Hvornår mødes I cirka?").fill((today() + timedelta(days=30)).isoformat())
    bo.look("omgang-til")
    bo.press("Begynd")
    bo.page.get_by_label(re.compile("30 minutter")).first.check()
    bo.press("Lav dagsordenen")
    expect(bo.page.locator("ol.rows li").first).to_contain_text("Siden sidst")


def begin_with_what_is_left(people: dict[str, Visitor], process: str) -> None:
    bo, wall, phone = people["bo"], people["wall"], people["phone"]
    bo.go(process)
    expect(bo.page.get_by_role("heading", name="Tidligere omgange")).to_be_visible()
    bo.look("forloeb-omgang-2")
    bo.follow("Hold mødet")
    open_the_room(bo, wall, phone)
    sign = bo.page.locator("#board li.note", has_text=NEXT)
    expect(phone.page.locator("#board")).to_contain_text(NEXT)
    sign.get_by_text("Et par ord, eller en anden dato").click()
    sign.get_by_label(re.compile("Hvordan gik det?")).fill("Det gør alle nu.")
    bo.look("konsol-siden-sidst")
    sign.get_by_role("button", name="Færdig").click()
    for screen in (wall, phone):
        expect(screen.page.locator("#board li.note", has_text=NEXT)).to_contain_text("Det gør alle nu.")
    wall.look("skaerm-siden-sidst")
    phone.look("telefon-siden-sidst")
    bo.go("/aftaler/")
    expect(bo.page.locator("li", has_text=NEXT)).to_contain_text("Færdig")
