# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The road through the meeting, and what goes wrong on it."""

import re
from datetime import timedelta
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, Visitor, today
from tests.browser.server import RunningServer

Make = Any


def open_the_room(people: dict[str, Visitor], process: str) -> None:
    bo = people["bo"]
    bo.go(process)
    bo.look("forloeb-klar")
    bo.follow("Hold mødet")
    bo.look("konsol-foer")
    code = bo.page.locator(".console-code .chip").inner_text().split(" ", 1)[1].replace(" ", "")
    people["wall"].go(f"/m/{code}/skaerm/")
    people["wall"].look("skaerm-foer")
    one, two = people["one"], people["two"]
    one.go("/m/")
    one.page.get_by_label("Kode").fill("XXXX99")
    one.press("Vær med")
    expect(one.page.get_by_role("alert")).to_contain_text("Intet møde har den kode")
    one.look("kode-forkert")
    one.page.get_by_label("Kode").fill(code.lower()[:4] + " " + code[4:])
    one.press("Vær med")
    two.go(f"/m/{code}/")
    one.look("telefon-venter")
    expect(people["wall"].page.locator("#room")).to_contain_text("2 er med")
    bo.press("Åbn mødet")
    expect(one.page.locator("#top")).to_contain_text("Trin 1 af")
    one.look("telefon-ramme")
    people["wall"].look("skaerm-ramme")
    bo.look("konsol-ramme")


def walk_to(bo: Visitor, title: str) -> None:
    for _step in range(12):
        current = bo.page.locator("[aria-current=step] .agenda-name").inner_text()
        if current == title:
            return
        bo.press("Næste trin")
        expect(bo.page.locator("[aria-current=step] .agenda-name")).not_to_have_text(current)
    raise AssertionError(title)


def lay(phone: Visitor, text: str) -> None:
    phone.page.get_by_label("Din seddel").fill(text)
    phone.press("Læg seddel")


def stored(phone: Visitor, text: str) -> None:
    row = phone.page.locator(".my-notes li", has_text=text)
    expect(row.get_by_role("button", name="Ret")).to_be_visible()


def write_in_silence(people: dict[str, Visitor]) -> None:
    one, wall, bo = people["one"], people["wall"], people["bo"]
    expect(one.page.get_by_text("Kun du kan se det, du skriver nu")).to_be_visible()
    one.press("Læg seddel")
    expect(one.page.locator("[data-error]").first).to_contain_text("Skriv noget på sedlen")
    one.page.get_by_label("Din seddel").fill("x" * 10_000)
    one.press("Læg seddel")
    expect(one.page.locator("[data-error]").first).to_contain_text("for lang")
    lay(one, "Hun hed 120360-1234")
    expect(one.page.locator("[data-error]").first).to_contain_text("cpr-nummer")
    expect(one.page.get_by_label("Din seddel")).to_have_value(re.compile("120360-1234"))
    one.look("telefon-cpr")
    lay(one, "<script>alert(1)</script> Han rakte mig den bare")
    stored(one, "Han rakte mig den bare")
    one.look("telefon-stille")
    expect(wall.page.locator("#room")).to_contain_text("en seddel skjult")
    expect(wall.page.get_by_text("Han rakte mig")).to_have_count(0)
    expect(bo.page.get_by_text("Han rakte mig")).to_have_count(0)
    bo.look("konsol-stille")
    wall.look("skaerm-stille")


def lose_the_network(people: dict[str, Visitor]) -> None:
    two = people["two"]
    two.context.set_offline(True)
    lay(two, "Skrevet i elevatoren")
    expect(two.page.get_by_text("En seddel venter på at blive sendt.")).to_be_visible()
    expect(two.page.locator(".connection")).to_contain_text("Ingen forbindelse")
    two.look("telefon-uden-net")
    two.context.set_offline(False)
    stored(two, "Skrevet i elevatoren")
    expect(two.page.get_by_text("En seddel venter på at blive sendt.")).to_be_hidden()


def kill_the_server(people: dict[str, Visitor], server: RunningServer) -> None:
    one, wall = people["one"], people["wall"]
    lay(one, "Lagt lige før strømmen gik")
    stored(one, "Lagt lige før strømmen gik")
    server.kill()
    expect(wall.page.locator(".wall-connection")).to_contain_text("Ingen forbindelse")
    wall.look("skaerm-uden-net")
    lay(one, "Lagt mens serveren var væk")
    expect(one.page.get_by_text("En seddel venter på at blive sendt.")).to_be_visible()
    server.start()
    stored(one, "Lagt mens serveren var væk")
    expect(wall.page.locator("#room")).to_contain_text("4 sedler skjult")


def take_over(people: dict[str, Visitor], visitor: Make) -> Visitor:
    console = people["bo"].page.url.removeprefix(people["bo"].base)
    people["bo"].context.close()
    sanne: Visitor = visitor("sanne", LAPTOP)
    sanne.sign_in("Vær Sanne")
    sanne.go(console)
    sanne.page.locator("#console-hand-on summary").click()
    sanne.press("Overtag selv styringen")
    expect(sanne.page.locator("#agenda")).to_contain_text("Sanne Skov styrer mødet")
    sanne.page.locator("#console-more summary").click()
    sanne.page.get_by_label("Hvem er referent?").select_option(label="Mette Madsen")
    sanne.page.locator("#console-more").get_by_role("button", name="Vælg").click()
    expect(sanne.page.locator("#agenda")).to_contain_text("Mette Madsen er referent")
    return sanne


def share(people: dict[str, Visitor], sanne: Visitor) -> None:
    one, two, wall = people["one"], people["two"], people["wall"]
    sanne.press("Vis alle sedler")
    for text in ("Han rakte mig den bare", "Skrevet i elevatoren", "Lagt lige før", "Lagt mens serveren"):
        expect(wall.page.locator("#board")).to_contain_text(text)
        expect(two.page.locator("#board")).to_contain_text(text)
    expect(wall.page.locator("#board")).to_contain_text("<script>alert(1)</script>")
    wall.look("skaerm-vist")
    sanne.look("konsol-vist")
    sanne.press("Næste trin")
    sanne.page.locator(".pile-form input[name=notes]").nth(0).check()
    sanne.page.locator(".pile-form input[name=notes]").nth(1).check()
    sanne.page.get_by_label("Navn på en ny bunke").fill("Utryghed")
    sanne.press("Læg de valgte i en ny bunke")
    expect(wall.page.get_by_role("heading", name="Utryghed")).to_be_visible()
    sanne.look("konsol-bunker")
    wall.look("skaerm-bunker")
    sanne.press("Tilbage")
    expect(one.page.locator(".my-notes li")).to_have_count(3)
    sanne.press("Næste trin")
    expect(wall.page.get_by_role("heading", name="Utryghed")).to_be_visible()
    walk_to(sanne, "Hvad siger reglerne?")
    one.look("telefon-regel-spoergsmaal")
    sanne.press("Vis pointen")
    expect(one.page.locator(".source")).to_contain_text("tjekket")
    one.look("telefon-regel")
    wall.look("skaerm-regel")
    walk_to(sanne, "Fasthold, udvikl, stop")
    one.page.get_by_label("Fasthold").check()
    lay(one, "Borgeren taster selv")
    two.page.get_by_label("Udvikl").check()
    lay(two, "Et fælles svar ved skranken")
    stored(two, "Et fælles svar ved skranken")
    stored(one, "Borgeren taster selv")
    one.look("telefon-fasthold")
    sanne.press("Vis alle sedler")
    expect(wall.page.locator(".tone-develop .note")).to_contain_text("Et fælles svar")
    wall.look("skaerm-fasthold-udvikl-stop")
    sanne.look("konsol-fasthold-udvikl-stop")


def decide(people: dict[str, Visitor], sanne: Visitor, visitor: Make) -> None:
    one, two, wall = people["one"], people["two"], people["wall"]
    walk_to(sanne, "Sæt prikker")
    one.page.get_by_role("button", name="En prik mere på Et fælles svar ved skranken").click()
    one.look("telefon-prikker")
    one.press("Send")
    expect(one.page.get_by_text("Dine prikker er sat")).to_be_visible()
    expect(wall.page.locator("#room")).to_contain_text("1 har stemt")
    expect(wall.page.locator(".dots")).to_have_count(0)
    sanne.press("Tæl prikkerne")
    expect(wall.page.locator(".tone-develop .dots")).to_contain_text("1")
    wall.look("skaerm-prikker")
    walk_to(sanne, "Det aftaler vi")
    mette: Visitor = visitor("mette", LAPTOP)
    mette.sign_in("Vær Mette")
    mette.go(sanne.page.url.removeprefix(sanne.base) + "referat/")
    mette.look("referent")
    mette.press("Skriv den ned")
    expect(mette.page.locator(".decision-form [data-error]")).to_contain_text("Skriv, hvad I har aftalt")
    mette.page.get_by_label("Hvad gør vi?").fill("Opslag om den stille plads")
    mette.page.get_by_label("Hvem gør det?").select_option(label="Tove Toft")
    mette.page.get_by_label("Hvornår?").fill((today() + timedelta(days=10)).isoformat())
    mette.press("Skriv den ned")
    expect(wall.page.locator(".decisions")).to_contain_text("Opslag om den stille plads")
    expect(two.page.locator(".decisions")).to_contain_text("Tove Toft")
    sanne.look("konsol-aftaler")
    wall.look("skaerm-aftaler")
    sanne.press("Næste trin")
    lay(two, "Lettet")
    expect(wall.page.locator("#board")).to_contain_text("Lettet")
    one.look("telefon-slut-runde")
