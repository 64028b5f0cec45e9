# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Each activity alone, as a quick exercise: three phones, one of them small, the wall and the console."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Visitor
from tests.browser.during import lay, stored
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}


@dataclass(frozen=True)
class Room:
    bo: Visitor
    wall: Visitor
    phones: list[Visitor]
    code: str

    def look(self, label: str) -> None:
        """All screens, as axe and as pictures; nothing runs over the edge of a small phone."""
        for place, visitor in (("telefon", self.phones[0]), ("lille", self.phones[2])):
            visitor.look(f"{label}-{place}")
        width = self.phones[2].page.evaluate("document.documentElement.scrollWidth")
        assert width <= SMALL["width"], f"{label}: {width}"
        self.wall.look(f"{label}-skaerm")
        self.bo.look(f"{label}-konsol")


def begin(visitor: Any, entry: str, **typed: str) -> Room:
    """Two clicks: the activity on the overview, and start."""
    bo: Visitor = visitor("bo", LAPTOP)
    bo.sign_in("Vær Bo")
    bo.go("/")
    bo.page.locator(f".exercise-links a[href*='/{entry}/']").click()
    bo.page.wait_for_url(f"**/{entry}/**")
    for label, text in typed.items():
        field = bo.page.locator(f"[name={label}]")
        if field.first.evaluate("e => e.tagName") == "SELECT":
            field.select_option(text)
        elif field.first.get_attribute("type") == "checkbox":
            field.check()
        elif field.first.get_attribute("type") == "radio":
            bo.page.locator(f"[name={label}][value='{text}']").check()
        else:
            field.fill(text)
    bo.look(f"{entry}-opret")
    bo.press("Start")
    code = bo.page.locator(".console-code .chip").inner_text().split(" ", 1)[1].replace(" ", "")
    wall: Visitor = visitor("wall", WALL)
    wall.go(f"/m/{code}/skaerm/")
    phones = [visitor(name, size) for name, size in (("one", PHONE), ("two", PHONE), ("three", SMALL))]
    for phone in phones:
        phone.go(f"/m/{code}/")
    expect(wall.page.locator("#room")).to_contain_text("3 er med")
    return Room(bo, wall, phones, code)


def end(room: Room, label: str) -> None:
    """The exercise is over; the team reads what came of it."""
    room.bo.press("Afslut øvelsen")
    expect(room.bo.page.get_by_text("Kun holdet ser denne side")).to_be_visible()
    room.bo.look(f"{label}-udbytte")
    expect(room.phones[0].page.get_by_text("bliver gemt til jeres hold")).to_be_visible()


def answer(phone: Visitor, label: str) -> None:
    phone.page.get_by_role("button", name=label).click()
    expect(phone.page.get_by_role("button", name=label)).to_have_attribute("aria-pressed", "true")


def hands(bo: Visitor, counts: dict[str, str]) -> None:
    bo.page.get_by_text("Tæl hænder i rummet").click()
    for label, count in counts.items():
        bo.page.locator(".hands-form").get_by_label(label).first.fill(count)
    bo.press("Tæl dem med")


@pytest.fixture
def plain(browser: Browser, server: RunningServer) -> Iterator[Visitor]:
    """A phone that runs no script."""
    context = browser.new_context(viewport=PHONE, locale="da-DK", java_script_enabled=False)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    yield Visitor(context, server.url, "plain")
    context.close()


def test_scale(visitor: Any, plain: Visitor) -> None:
    room = begin(visitor, "scale", scale="confidence", question="Jeg ved, hvad jeg må hjælpe med")
    one, two, three = room.phones
    room.look("skala-foer")
    one.page.get_by_role("button", name="Slet ikke").focus()  # with the keyboard alone
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Enter")
    expect(one.page.get_by_text("Dit svar er sendt")).to_be_visible()
    expect(one.page.get_by_role("button", name="Lidt")).to_be_focused()
    answer(two, "Ret meget")
    answer(three, "Helt")
    answer(three, "Noget")  # changed one's mind
    plain.go(f"/m/{room.code}/")
    plain.press("4 Ret meget")
    expect(plain.page.get_by_text("Dit svar er sendt")).to_be_visible()
    expect(room.wall.page.locator("#room")).to_contain_text("4 har svaret")
    expect(room.wall.page.locator(".spread")).to_have_count(0)
    hands(room.bo, {"Slet ikke": "2"})
    room.look("skala-svar")
    room.bo.press("Vis svarene")
    expect(room.wall.page.locator(".spread-table tr", has_text="Ret meget")).to_contain_text("2")
    expect(one.page.locator(".spread-table tr", has_text="Slet ikke")).to_contain_text("2 talt i rummet")
    expect(one.page.get_by_role("button", name="Lidt")).to_have_count(0)
    room.look("skala-vist")
    end(room, "skala")


def test_compass(visitor: Any) -> None:
    room = begin(visitor, "compass", case_1="compass-van-outside", case_2="compass-wrong-month")
    one, two, three = room.phones
    for phone, role in ((one, "Problemløsning"), (two, "Instruktion"), (three, "Instruktion")):
        phone.page.get_by_role("button", name=role).first.click()
        expect(phone.page.get_by_text("Din prik er sat").first).to_be_visible()
    expect(room.wall.page.get_by_text("3 har sat deres prik")).to_be_visible()
    expect(room.wall.page.locator(".compass-dot")).to_have_count(0)
    room.look("kompas-tre")
    hands(room.bo, {"Rådgivning": "1"})
    expect(room.wall.page.locator(".compass-dot")).to_have_count(4)
    expect(one.page.locator(".spread-table tr", has_text="Instruktion").first).to_contain_text("2")
    one.page.get_by_role("button", name="Inspiration").last.click()
    expect(room.wall.page.get_by_text("En har sat sin prik")).to_be_visible()
    room.look("kompas-fire")
    room.bo.press("Luk kompasset")
    expect(one.page.get_by_role("button", name="Inspiration")).to_have_count(0)
    room.look("kompas-lukket")
    end(room, "kompas")


def test_fine_compass(visitor: Any) -> None:
    room = begin(visitor, "compass", case_1="compass-notebook", fine="on")
    one, two, three = room.phones
    one.page.get_by_role("button", name="Rådgivning: langt mod »Sagen«, langt mod »Ord«").first.press("Enter")
    expect(one.page.get_by_text("Din prik er sat").first).to_be_visible()
    two.page.get_by_role("button", name="Rådgivning: lidt mod »Sagen«, lidt mod »Ord«").first.click()
    three.page.get_by_role("button", name="Instruktion: lidt mod »Vejen«, lidt mod »Handling«").first.click()
    expect(room.wall.page.locator("#room")).to_contain_text("3 har svaret")
    hands(room.bo, {"Rådgivning": "1"})
    expect(room.wall.page.locator(".compass-dot")).to_have_count(4)
    room.look("kompas-fint")


def test_words(visitor: Any, plain: Visitor) -> None:
    room = begin(visitor, "words", question="Hvilket ord passer på din uge?")
    one, two, three = room.phones
    one.press("Send")
    expect(one.page.get_by_role("alert").filter(has_text="Skriv mindst ét ord")).to_be_visible()
    for phone, words in ((one, ["Tillid", "Travlt"]), (two, ["tillid.", "MitID"]), (three, ["TILLID"])):
        for number, word in enumerate(words, start=1):
            phone.page.locator(f"#word-{number}").fill(word)
        phone.press("Send")
        expect(phone.page.get_by_text("Dine ord er sendt")).to_be_visible()
    plain.go(f"/m/{room.code}/")
    plain.page.locator("#word-1").fill("Travlt")
    plain.press("Send")
    expect(plain.page.get_by_text("Dine ord er sendt")).to_be_visible()
    expect(room.wall.page.get_by_text("tillid")).to_have_count(0)
    room.look("ord-skjult")
    room.bo.page.get_by_text("Skriv et ord for en uden telefon").click()
    room.bo.page.get_by_label("Ordet").fill("Kaffe")
    room.bo.press("Tæl det med")
    room.bo.press("Vis ordene")
    expect(room.wall.page.locator(".word").first).to_contain_text("tillid 3")
    expect(room.wall.page.locator(".word")).to_have_count(4)
    room.look("ord-vist")
    room.bo.page.get_by_role("button", name="Skjul Travlt").click()
    expect(room.wall.page.get_by_text("Travlt")).to_have_count(0)
    end(room, "ord")


def test_tables(visitor: Any, plain: Visitor) -> None:
    room = begin(visitor, "tables", question="Hvad gør vi ved jeres bord?", tables="2")
    for phone in room.phones:
        expect(phone.page.get_by_label("Din seddel")).to_be_visible()
    expect(room.wall.page.locator(".table-card")).to_have_count(2)
    at = {phone: phone.page.locator(".chip").first.inner_text() for phone in room.phones}
    assert sorted(list(at.values()).count(table) for table in set(at.values())) == [1, 2]
    plain.go(f"/m/{room.code}/")
    plain.press("Træk et bord")
    expect(plain.page.get_by_label("Din seddel")).to_be_visible()
    for number, phone in enumerate(room.phones):
        lay(phone, f"Seddel {number} fra {at[phone]}")
        stored(phone, f"Seddel {number} fra {at[phone]}")
    for phone in room.phones:
        for other in room.phones:
            seen = phone.page.locator("#board").get_by_text(f"fra {at[other]}").first
            expect(seen).to_be_visible() if at[phone] == at[other] else expect(seen).to_have_count(0)
    expect(room.wall.page.get_by_text("Seddel 0")).to_have_count(0)
    expect(room.bo.page.get_by_text("Seddel 0")).to_have_count(0)
    room.look("borde-skjult")
    room.bo.press("Vis alle borde")
    for screen in (room.wall, *room.phones):
        expect(screen.page.locator("#board .note")).to_have_count(3)
    room.look("borde-vist")
    end(room, "borde")


def test_tables_with_numbers(visitor: Any) -> None:
    room = begin(visitor, "tables", seating="choose", tables="4")
    one, two, three = room.phones
    expect(one.page.get_by_role("heading", name="Hvilket bord sidder du ved?")).to_be_visible()
    room.look("borde-vaelg")
    for phone, table in ((one, "Bord 3"), (two, "Bord 3"), (three, "Bord 1")):
        phone.page.get_by_role("button", name=table).click()
        expect(phone.page.locator(".chip").first).to_have_text(table)
    lay(one, "Fra bord tre")
    expect(two.page.locator("#board")).to_contain_text("Fra bord tre")
    three.page.get_by_text("Sid ved et andet bord").click()
    three.page.get_by_role("button", name="Bord 3").click()
    expect(three.page.locator("#board")).to_contain_text("Fra bord tre")


def test_speakers(visitor: Any, plain: Visitor) -> None:
    room = begin(visitor, "discussion", question="Hvad er vigtigst?")
    one, two, three = room.phones
    room.bo.press("Åbn en talerliste")
    one.page.get_by_label("Et kort navn, hvis du vil").fill("Ali")
    one.press("Bed om ordet")
    expect(one.page.get_by_text("Du står på listen som Ali")).to_be_visible()
    two.press("Bed om ordet")
    expect(two.page.get_by_text("Du står på listen som en kollega")).to_be_visible()
    room.bo.press("Giv ordet til Ali")
    expect(one.page.get_by_text("Du har ordet")).to_be_visible()
    one.press("Bed om ordet")
    expect(one.page.get_by_text("Du står på listen")).to_be_visible()
    plain.go(f"/m/{room.code}/")
    plain.page.get_by_label("Et kort navn, hvis du vil").fill("Tove")
    plain.press("Bed om ordet")
    expect(plain.page.get_by_text("Du står på listen som Tove")).to_be_visible()
    room.bo.page.get_by_label("En uden telefon").fill("Kim")
    room.bo.press("Skriv på listen")
    expect(room.wall.page.locator(".floor-list li")).to_have_text(["en kollega", "Tove", "Kim"])
    room.look("talere")
    room.bo.press("Giv ordet til en kollega")
    expect(two.page.get_by_text("Du har ordet")).to_be_visible()
    expect(room.wall.page.locator(".floor-list li")).to_have_text(["Tove", "Kim", "Ali har talt"])
    plain.page.reload()
    plain.press("Tag mig af listen")
    room.look("talere-anden")
    three.page.reload()
    expect(three.page.locator(".floor-list li")).to_have_count(2)
    end(room, "talere")


def test_fingers(visitor: Any) -> None:
    room = begin(visitor, "decide", proposal="Vi hænger et skilt op ved skranken")
    one, two, three = room.phones
    answer(one, "5 Jeg er med til at få det til at ske")
    answer(two, "3 Jeg kan leve med det")
    answer(three, "1 Jeg er meget i tvivl")
    room.look("fingre-skjult")
    room.bo.press("Vis fingrene")
    expect(room.wall.page.locator(".bar-now")).to_have_count(6)
    room.look("fingre-vist")
    form = room.bo.page.locator(".asked .decision-form")
    form.get_by_label("Hvem gør det?").select_option(label="Ali Aslan")
    form.get_by_label("Hvornår?").fill("2027-01-04")
    form.get_by_role("button", name="Skriv den ned").click()
    expect(one.page.locator(".decisions")).to_contain_text("Ali Aslan")
    room.bo.page.get_by_text("Spørg med fem fingre").click()
    room.bo.page.get_by_label("Hvad er forslaget?").fill("Vi tager det op igen i januar")
    room.bo.press("Spørg rummet")
    answer(two, "4 Det er en god idé")
    expect(room.wall.page.get_by_text("»Vi tager det op igen i januar«")).to_be_visible()
    room.look("fingre-anden")
    end(room, "fingre")


@pytest.mark.parametrize("entry", ["keep-develop-stop", "evaluation-window", "reflection", "closing"])
def test_boards(visitor: Any, entry: str) -> None:
    room = begin(visitor, entry)
    for number, phone in enumerate(room.phones):
        lay(phone, f"Seddel nummer {number}")
        stored(phone, f"Seddel nummer {number}")
    if entry != "closing":
        room.bo.press("Vis alle sedler")
    expect(room.wall.page.locator("#board .note")).to_have_count(3)
    room.look(entry)
    end(room, entry)


def test_case_and_legal_point(visitor: Any) -> None:
    case = begin(visitor, "case", case="cracked-screen")
    case.look("case")
    point = begin(visitor, "legal-point", legal_point="employer-liability")
    expect(point.phones[0].page.locator(".source")).to_have_count(0)
    point.bo.press("Vis pointen")
    expect(point.phones[0].page.locator(".source")).to_be_visible()
    point.look("pointe")
