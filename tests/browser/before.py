# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The road before the meeting: start, agree, vote, plan, invite."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.conftest import Post, Visitor, today, until


def start(karen: Visitor) -> str:
    karen.go("/forloeb/nyt/")
    karen.look("forloeb-nyt")
    karen.press("Start")
    expect(karen.page.get_by_role("heading", name="Der er problemer")).to_be_visible()
    karen.look("forloeb-nyt-fejl")
    karen.page.get_by_label("Hvad skal borgere og kolleger have ud af det?").fill("Vi giver samme svar ved skranken.")
    karen.page.get_by_label("Hvem er facilitator?").select_option(label="Bo Brandt")
    karen.page.get_by_label("Hvornår mødes I cirka?").fill((today() - timedelta(days=1)).isoformat())
    karen.press("Start")
    expect(karen.page.locator(".form-error", has_text="Datoen er passeret")).to_be_visible()
    expect(karen.page.get_by_label("Hvad skal borgere og kolleger have ud af det?")).to_have_value(
        re.compile("samme svar")
    )
    karen.page.get_by_label("Hvornår mødes I cirka?").fill((today() + timedelta(days=7)).isoformat())
    karen.press("Start")
    karen.page.wait_for_url(re.compile(r"/forloeb/[0-9a-f-]{36}/$"))
    karen.look("forloeb-foer")
    return karen.page.url.removeprefix(karen.base)


def agree(karen: Visitor, bo: Visitor, process: str) -> None:
    karen.go(process + "kontrakt/")
    karen.page.locator("textarea").first.fill("Et fælles svar, når borgeren rækker os telefonen. 120360-1234")
    for area in karen.page.locator("textarea").all()[1:]:
        area.fill("Det aftaler vi på mødet.")
    karen.press("Gem")
    expect(karen.page.locator(".form-error", has_text="cpr-nummer")).to_be_visible()
    expect(karen.page.locator("textarea").first).to_have_value(re.compile("fælles svar"))
    karen.look("kontrakt-cpr")
    karen.page.locator("textarea").first.fill("Et fælles svar, når borgeren rækker os telefonen.")
    karen.press("Jeg er enig")  # before it is saved: what is typed is still there
    expect(karen.page.locator("textarea").first).to_have_value(re.compile("rækker os telefonen"))
    expect(karen.page.locator("textarea").last).to_have_value("Det aftaler vi på mødet.")
    karen.press("Gem")
    karen.press("Jeg er enig")
    karen.look("kontrakt")
    bo.go(process + "kontrakt/")
    bo.press("Jeg er enig")
    expect(bo.page.get_by_role("button", name="Jeg er enig")).to_have_count(0)


def vote(people: dict[str, Visitor], process: str) -> None:
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


def agenda(bo: Visitor, process: str) -> None:
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


def invite(karen: Visitor, process: str, post: Post) -> None:
    karen.go(process + "indbydelse/")
    karen.page.get_by_label("Klokkeslæt").fill("10:30")
    karen.page.get_by_label("Hvor mødes I?").fill("Mødelokale 2")
    karen.look("indbydelse")
    karen.press("Send indbydelsen")
    expect(karen.page.get_by_text("Indbydelsen er på vej")).to_be_visible()
    until(lambda: post.to("ali@fjordby.example"), karen.page)
    letter = post.to("ali@fjordby.example")[-1]
    calendar = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "REQUEST"
    assert b"SUMMARY:Borgerens eget udstyr" in (calendar.get_payload(decode=True) or b"")
