# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The road after the meeting: outcome, answers, a trial and its next round."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, today


def hand_over(people: dict[str, Visitor], sanne: Visitor, karen: Visitor) -> str:
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
        href = str(karen.page.get_by_role("link", name=name).get_attribute("href"))
        answer = karen.context.request.get(karen.base + href)
        assert answer.body().startswith(start)
    karen.go(path.replace("udbytte/", ""))
    expect(karen.page.get_by_role("heading", name="Siden findes ikke")).to_be_visible()
    return path


def answer(karen: Visitor, outcome: str) -> None:
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
    karen.page.get_by_label("Hvornår talte I sammen?").fill(today().isoformat())
    karen.press("Vi har talt sammen")
    karen.go("/aftaler/")
    expect(karen.page.get_by_role("link", name="Opslag om den stille plads", exact=True)).to_be_visible()
    karen.look("aftaler")
    karen.go(outcome.replace("udbytte/", "svar/"))
    karen.follow("Planlæg prøvehandlingen")


def try_it_out(karen: Visitor) -> None:
    karen.look("proevehandling-ny")
    karen.press("Gem planen")
    karen.page.wait_for_url(re.compile(r"/proevehandlinger/[0-9a-f-]{36}/$"))
    karen.look("proevehandling-plan")
    karen.press("Start prøvehandlingen")
    expect(karen.page.get_by_text("Skriv, hvad I tror, der sker, før I begynder.").first).to_be_visible()
    karen.page.get_by_label("Hvad tror vi, der sker?").fill("Syv ud af ti kan selv næste gang.")
    karen.press("Gem")
    expect(karen.page.get_by_text("Gemt", exact=True)).to_be_visible()
    karen.press("Start prøvehandlingen")
    karen.page.get_by_label("Som vi troede", exact=True).check()
    karen.page.get_by_label("Hvad lærte I?").fill("De fleste kan, når vi venter lidt.")
    karen.page.get_by_label("Ret til, og prøv igen").check()
    karen.look("proevehandling-slut")
    karen.press("Afslut runden")
    expect(karen.page.get_by_text("Prøvehandling · runde 2")).to_be_visible()
    expect(karen.page.get_by_label("Erfaring")).to_have_value("De fleste kan, når vi venter lidt.")
    karen.look("proevehandling-runde-2")
