# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The whole road in five browsers at once: from a topic vote on phones to a trial's second round.

On the way one phone loses its network, the facilitator's browser is closed and another takes over, and the server is
killed without warning and started again. At the end every note that was acknowledged is there.
"""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Post, Visitor
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

Make = Any


@pytest.fixture
def people(visitor: Make) -> dict[str, Visitor]:
    return {
        "karen": visitor("karen", LAPTOP),
        "bo": visitor("bo", LAPTOP),
        "wall": visitor("wall", WALL),
        "one": visitor("one", PHONE),
        "two": visitor("two", PHONE),
    }


def test_from_a_vote_to_the_second_round(
    people: dict[str, Visitor], visitor: Make, server: RunningServer, post: Post, tmp_path: Path
) -> None:
    karen, bo = people["karen"], people["bo"]
    karen.go("/log-ind/")
    karen.look("log-ind")
    karen.sign_in("Vær Karen")
    karen.look("overblik")
    bo.sign_in("Vær Bo")

    process = _start(karen)
    _agree(karen, bo, process)
    _vote(people, process)
    _agenda(bo, process)
    _invite(karen, process, post)
    code = _open(people, process)
    _walk_to(bo, "Skriv for dig selv")
    _write_in_silence(people)
    _lose_the_network(people)
    _kill_the_server(people, server)
    sanne = _take_over(people, visitor, process)
    _share(people, sanne)
    _decide(people, sanne, visitor, code)
    outcome = _hand_over(people, sanne, karen, tmp_path)
    _answer(karen, outcome)
    _try(karen)


def _start(karen: Visitor) -> str:
    karen.go("/forloeb/nyt/")
    karen.look("forloeb-nyt")
    karen.press("Start")
    expect(karen.page.get_by_role("heading", name="Der er problemer")).to_be_visible()
    karen.look("forloeb-nyt-fejl")
    karen.page.get_by_label("Hvad skal borgere og kolleger have ud af det?").fill("Vi giver samme svar ved skranken.")
    karen.page.get_by_label("Hvem er facilitator?").select_option(label="Bo Brandt")
    karen.page.get_by_label("Hvornår mødes I cirka?").fill((date.today() - timedelta(days=1)).isoformat())
    karen.press("Start")
    expect(karen.page.locator(".form-error", has_text="Datoen er passeret")).to_be_visible()
    expect(karen.page.get_by_label("Hvad skal borgere og kolleger have ud af det?")).to_have_value(re.compile("samme svar"))
    karen.page.get_by_label("Hvornår mødes I cirka?").fill((date.today() + timedelta(days=7)).isoformat())
    karen.press("Start")
    karen.page.wait_for_url(re.compile(r"/forloeb/[0-9a-f-]{36}/$"))
    karen.look("forloeb-foer")
    return karen.page.url.removeprefix(karen.base)


def _agree(karen: Visitor, bo: Visitor, process: str) -> None:
    karen.go(process + "kontrakt/")
    karen.page.locator("textarea").first.fill("Et fælles svar, når borgeren rækker os telefonen. 120360-1234")
    for area in karen.page.locator("textarea").all()[1:]:
        area.fill("Det aftaler vi på mødet.")
    karen.press("Gem")
    expect(karen.page.locator(".form-error", has_text="cpr-nummer")).to_be_visible()
    expect(karen.page.locator("textarea").first).to_have_value(re.compile("fælles svar"))
    karen.look("kontrakt-cpr")
    karen.page.locator("textarea").first.fill("Et fælles svar, når borgeren rækker os telefonen.")
    karen.press("Gem")
    karen.press("Jeg er enig")
    karen.look("kontrakt")
    bo.go(process + "kontrakt/")
    bo.press("Jeg er enig")
    expect(bo.page.get_by_role("button", name="Jeg er enig")).to_have_count(0)


def _vote(people: dict[str, Visitor], process: str) -> None:
    karen, one, two = people["karen"], people["one"], people["two"]
    karen.go(process + "emnevalg/")
    karen.press("Åbn afstemningen")
    karen.look("emnevalg-aaben")
    link = karen.page.locator(".split strong").first.inner_text()
    path = "/" + link.split("/", 1)[1] + "/"
    for phone in (one, two):
        phone.go(path)
    one.look("valg")
    more = one.page.get_by_role("button", name="En prik mere på Borgerens eget udstyr")
    for _dot in range(3):
        more.click()
    more.click(force=True)  # it says that it is used up; a press all the same is answered in words
    expect(one.page.get_by_text("Du har sat alle dine prikker")).to_be_attached()
    one.press("Send")
    expect(one.page.get_by_text("Dine prikker er sat")).to_be_visible()
    one.look("valg-sendt")
    two.page.get_by_role("button", name="En prik mere på Fuldmagt og samtykke").click()
    two.press("Send")
    expect(two.page.get_by_text("Dine prikker er sat")).to_be_visible()
    karen.page.reload()
    expect(karen.page.get_by_text("2 har stemt")).to_be_visible()
    expect(karen.page.locator("table")).to_have_count(0)
    karen.press("Luk afstemningen, og se resultatet")
    expect(karen.page.locator("table tbody tr").first).to_contain_text("Borgerens eget udstyr")
    karen.look("emnevalg-resultat")
    two.press("Send")
    expect(two.page.get_by_role("heading", name="Afstemningen er lukket")).to_be_visible()
    two.look("valg-lukket")
    karen.page.get_by_role("button", name="Vælg Borgerens eget udstyr").click()


def _agenda(bo: Visitor, process: str) -> None:
    bo.go(process + "dagsorden/")
    bo.look("dagsorden-vaelg")
    bo.page.get_by_label(re.compile("60 minutter")).first.check()
    bo.press("Lav dagsordenen")
    bo.look("dagsorden")
    first = bo.page.locator("ol.rows li").nth(0).locator(".row-title").inner_text()
    bo.page.locator("ol.rows li").nth(0).get_by_role("button", name=re.compile("ned$")).click()
    expect(bo.page.locator("ol.rows li").nth(1).locator(".row-title")).to_contain_text(first.split(". ", 1)[1])
    bo.page.locator("ol.rows li").nth(1).get_by_role("button", name=re.compile("op$")).click()
    expect(bo.page.locator("ol.rows li").nth(0).locator(".row-title")).to_have_text(first)


def _invite(karen: Visitor, process: str, post: Post) -> None:
    karen.go(process + "indbydelse/")
    karen.page.get_by_label("Klokkeslæt").fill("10:30")
    karen.page.get_by_label("Hvor mødes I?").fill("Mødelokale 2")
    karen.look("indbydelse")
    karen.press("Send indbydelsen")
    expect(karen.page.get_by_text("Indbydelsen er på vej")).to_be_visible()
    _until(lambda: post.to("ali@fjordby.example"), karen.page)
    letter = post.to("ali@fjordby.example")[-1]
    calendar = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "REQUEST"
    assert b"SUMMARY:Borgerens eget udstyr" in (calendar.get_payload(decode=True) or b"")


def _open(people: dict[str, Visitor], process: str) -> str:
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
    return code


def _walk_to(bo: Visitor, title: str) -> None:
    for _step in range(12):
        current = bo.page.locator("[aria-current=step] .agenda-name").inner_text()
        if current == title:
            return
        bo.press("Næste trin")
        expect(bo.page.locator("[aria-current=step] .agenda-name")).not_to_have_text(current)
    raise AssertionError(title)


def _lay(phone: Visitor, text: str) -> None:
    phone.page.get_by_label("Din seddel").fill(text)
    phone.press("Læg seddel")


def _stored(phone: Visitor, text: str) -> None:
    row = phone.page.locator(".my-notes li", has_text=text)
    expect(row.get_by_role("button", name="Ret")).to_be_visible()


def _write_in_silence(people: dict[str, Visitor]) -> None:
    one, wall, bo = people["one"], people["wall"], people["bo"]
    expect(one.page.get_by_text("Kun du kan se det, du skriver nu")).to_be_visible()
    one.press("Læg seddel")
    expect(one.page.locator("[data-error]").first).to_contain_text("Skriv noget på sedlen")
    one.page.get_by_label("Din seddel").fill("x" * 10_000)
    one.press("Læg seddel")
    expect(one.page.locator("[data-error]").first).to_contain_text("for lang")
    _lay(one, "Hun hed 120360-1234")
    expect(one.page.locator("[data-error]").first).to_contain_text("cpr-nummer")
    expect(one.page.get_by_label("Din seddel")).to_have_value(re.compile("120360-1234"))
    one.look("telefon-cpr")
    _lay(one, "<script>alert(1)</script> Han rakte mig den bare")
    _stored(one, "Han rakte mig den bare")
    one.look("telefon-stille")
    expect(wall.page.locator("#room")).to_contain_text("en seddel skjult")
    expect(wall.page.get_by_text("Han rakte mig")).to_have_count(0)
    expect(bo.page.get_by_text("Han rakte mig")).to_have_count(0)
    bo.look("konsol-stille")
    wall.look("skaerm-stille")


def _lose_the_network(people: dict[str, Visitor]) -> None:
    two = people["two"]
    two.context.set_offline(True)
    _lay(two, "Skrevet i elevatoren")
    expect(two.page.get_by_text("En seddel venter på at blive sendt.")).to_be_visible()
    expect(two.page.locator(".connection")).to_contain_text("Ingen forbindelse")
    two.look("telefon-uden-net")
    two.context.set_offline(False)
    _stored(two, "Skrevet i elevatoren")
    expect(two.page.get_by_text("En seddel venter på at blive sendt.")).to_be_hidden()


def _kill_the_server(people: dict[str, Visitor], server: RunningServer) -> None:
    one, wall = people["one"], people["wall"]
    _lay(one, "Lagt lige før strømmen gik")
    _stored(one, "Lagt lige før strømmen gik")
    server.kill()
    expect(wall.page.locator(".wall-connection")).to_contain_text("Ingen forbindelse")
    wall.look("skaerm-uden-net")
    _lay(one, "Lagt mens serveren var væk")
    expect(one.page.get_by_text("En seddel venter på at blive sendt.")).to_be_visible()
    server.start()
    _stored(one, "Lagt mens serveren var væk")
    expect(wall.page.locator("#room")).to_contain_text("4 sedler skjult")


def _take_over(people: dict[str, Visitor], visitor: Make, process: str) -> Visitor:
    console = people["bo"].page.url.removeprefix(people["bo"].base)
    people["bo"].context.close()
    sanne: Visitor = visitor("sanne", LAPTOP)
    sanne.sign_in("Vær Sanne")
    sanne.go(console)
    sanne.page.get_by_text("Mennesker").click()
    sanne.press("Overtag styringen")
    expect(sanne.page.locator("#agenda")).to_contain_text("Sanne Skov styrer mødet")
    sanne.page.get_by_text("Mennesker").click()
    sanne.page.get_by_label("Hvem er referent?").select_option(label="Mette Madsen")
    sanne.page.locator("#console-more").get_by_role("button", name="Vælg").click()
    expect(sanne.page.locator("#agenda")).to_contain_text("Mette Madsen er referent")
    return sanne


def _share(people: dict[str, Visitor], sanne: Visitor) -> None:
    one, two, wall = people["one"], people["two"], people["wall"]
    sanne.press("Vis alle sedler")
    for text in ("Han rakte mig den bare", "Skrevet i elevatoren", "Lagt lige før", "Lagt mens serveren"):
        expect(wall.page.locator("#board")).to_contain_text(text)
        expect(two.page.locator("#board")).to_contain_text(text)
    expect(wall.page.locator("#board")).to_contain_text("<script>alert(1)</script>")
    wall.look("skaerm-vist")
    sanne.look("konsol-vist")
    sanne.press("Næste trin")
    sanne.page.get_by_role("checkbox").nth(0).check()
    sanne.page.get_by_role("checkbox").nth(1).check()
    sanne.page.get_by_label("Navn på en ny bunke").fill("Utryghed")
    sanne.press("Læg de valgte i en ny bunke")
    expect(wall.page.get_by_role("heading", name="Utryghed")).to_be_visible()
    sanne.look("konsol-bunker")
    wall.look("skaerm-bunker")
    sanne.press("Tilbage")
    expect(one.page.locator(".my-notes li")).to_have_count(3)
    sanne.press("Næste trin")
    expect(wall.page.get_by_role("heading", name="Utryghed")).to_be_visible()
    _walk_to(sanne, "Hvad siger reglerne?")
    one.look("telefon-regel-spoergsmaal")
    sanne.press("Vis pointen")
    expect(one.page.locator(".source")).to_contain_text("efterset")
    one.look("telefon-regel")
    wall.look("skaerm-regel")
    _walk_to(sanne, "Fasthold, udvikl, stop")
    one.page.get_by_label("Fasthold").check()
    _lay(one, "Borgeren taster selv")
    two.page.get_by_label("Udvikl").check()
    _lay(two, "Et fælles svar ved skranken")
    _stored(two, "Et fælles svar ved skranken")
    _stored(one, "Borgeren taster selv")
    one.look("telefon-fasthold")
    sanne.press("Vis alle sedler")
    expect(wall.page.locator(".tone-develop .note")).to_contain_text("Et fælles svar")
    wall.look("skaerm-fasthold-udvikl-stop")
    sanne.look("konsol-fasthold-udvikl-stop")


def _decide(people: dict[str, Visitor], sanne: Visitor, visitor: Make, code: str) -> None:
    one, two, wall = people["one"], people["two"], people["wall"]
    _walk_to(sanne, "Sæt prikker")
    one.page.get_by_role("button", name="En prik mere på Et fælles svar ved skranken").click()
    one.look("telefon-prikker")
    one.press("Send")
    expect(one.page.get_by_text("Dine prikker er sat")).to_be_visible()
    expect(wall.page.locator("#room")).to_contain_text("1 har stemt")
    expect(wall.page.locator(".dots")).to_have_count(0)
    sanne.press("Tæl prikkerne")
    expect(wall.page.locator(".tone-develop .dots")).to_contain_text("1")
    wall.look("skaerm-prikker")
    _walk_to(sanne, "Det aftaler vi")
    mette: Visitor = visitor("mette", LAPTOP)
    mette.sign_in("Vær Mette")
    mette.go(sanne.page.url.removeprefix(sanne.base) + "referat/")
    mette.look("referent")
    mette.press("Skriv den ned")
    expect(mette.page.locator(".decision-form [data-error]")).to_contain_text("Skriv, hvad I har aftalt")
    mette.page.get_by_label("Hvad gør vi?").fill("Opslag om den stille plads")
    mette.page.get_by_label("Hvem gør det?").select_option(label="Tove Toft")
    mette.page.get_by_label("Hvornår?").fill((date.today() + timedelta(days=10)).isoformat())
    mette.press("Skriv den ned")
    expect(wall.page.locator(".decisions")).to_contain_text("Opslag om den stille plads")
    expect(two.page.locator(".decisions")).to_contain_text("Tove Toft")
    sanne.look("konsol-aftaler")
    wall.look("skaerm-aftaler")
    sanne.press("Næste trin")
    _lay(two, "Lettet")
    expect(wall.page.locator("#board")).to_contain_text("Lettet")
    one.look("telefon-slut-runde")


def _hand_over(people: dict[str, Visitor], sanne: Visitor, karen: Visitor, tmp_path: Path) -> str:
    sanne.follow("Afslut mødet")
    sanne.page.get_by_label("Et par ord, der samler op").fill("Vi vil gerne hjælpe, men gør det forskelligt.")
    sanne.look("afslut")
    sanne.press("Afslut, og giv videre")
    sanne.page.wait_for_url(re.compile("/udbytte/$"))
    path = sanne.page.url.removeprefix(sanne.base)
    expect(people["one"].page.get_by_role("heading", name="Tak, fordi du var med")).to_be_visible()
    people["one"].look("telefon-tak")
    people["wall"].look("skaerm-tak")
    karen.go(path)
    expect(karen.page.locator("main")).to_contain_text("Et fælles svar ved skranken")
    for kept_back in ("Skrevet i elevatoren", "Lettet", "Han rakte mig"):
        assert kept_back not in karen.page.content()
    karen.look("udbytte")
    for name, start in (("Som PDF", b"%PDF"), ("Som Word", b"PK")):
        answer = karen.context.request.get(karen.base + str(karen.page.get_by_role("link", name=name).get_attribute("href")))
        assert answer.body().startswith(start)
    karen.go(path.replace("udbytte/", ""))
    expect(karen.page.get_by_role("heading", name="Siden findes ikke")).to_be_visible()
    return path


def _answer(karen: Visitor, outcome: str) -> None:
    karen.go("/")
    karen.look("overblik-svar")
    karen.go(outcome.replace("udbytte/", "svar/"))
    karen.page.get_by_label("Vi prøver det").first.check()
    karen.press("Gem svarene")
    expect(karen.page.locator(".form-error", has_text="Skriv hvorfor")).to_be_visible()
    karen.page.get_by_label(re.compile("Hvorfor")).first.fill("Vi prøver det ved skranke 2 i fire uger.")
    karen.look("svar")
    karen.press("Gem svarene")
    karen.go(outcome.replace("udbytte/", "det-kom-der-ud-af-det/"))
    expect(karen.page.get_by_text("Vi prøver det ved skranke 2 i fire uger.")).to_be_visible()
    karen.look("det-kom-der-ud-af-det")
    karen.go(outcome.replace("udbytte/", "samtale/"))
    karen.look("samtale")
    karen.page.get_by_label("Hvornår talte I sammen?").fill(date.today().isoformat())
    karen.press("Vi har talt sammen")
    karen.go("/aftaler/")
    expect(karen.page.get_by_role("link", name="Opslag om den stille plads", exact=True)).to_be_visible()
    karen.look("aftaler")
    karen.go(outcome.replace("udbytte/", "svar/"))
    karen.follow("Planlæg prøvehandlingen")


def _try(karen: Visitor) -> None:
    karen.look("proevehandling-ny")
    karen.press("Gem planen")
    karen.page.wait_for_url(re.compile(r"/proevehandlinger/[0-9a-f-]{36}/$"))
    karen.look("proevehandling-plan")
    karen.press("Start prøvehandlingen")
    karen.page.get_by_label("Hvad lærte I?").fill("De fleste kan, når vi venter lidt.")
    karen.page.get_by_label("Tilpas").check()
    karen.look("proevehandling-slut")
    karen.press("Afslut runden")
    expect(karen.page.get_by_text("runde 2")).to_be_visible()
    expect(karen.page.get_by_label("Erfaring")).to_have_value("De fleste kan, når vi venter lidt.")
    karen.look("proevehandling-runde-2")


def _until(true: Any, page: Page) -> None:
    """Wait, by the browser's own clock, until something outside it has happened."""
    for _try in range(60):
        if true():
            return
        page.wait_for_timeout(250)
    raise AssertionError("it never happened")
