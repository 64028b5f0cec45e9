# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A purchase in three browsers: from a wish to the decision paper, scored by two who do not see each other."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, Visitor
from tests.documents.reading import words_of
from tests.procurement.filling import filled

pytestmark = pytest.mark.browser

WISH = "Den ledige kan flytte sin samtale om aftenen"
MUST = "Løsningen virker på en telefon"
SUPPLIER = "Aktiv A/S"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANSWERS = {"K1": ("Ja", "Med et tryk i kalenderen"), "K2": ("Delvist", "Til sommer også på de helt små")}
NOTE = {"jonas": "Jeg fandt det ikke selv", "anja": "Det gik i første forsøg"}
REASON = "Vi prøvede det sammen, og de fleste fandt det"


@dataclass(frozen=True)
class Group:
    """Ib leads the project; Jonas scores on his phone, and Anja at her desk."""

    ib: Visitor
    jonas: Visitor
    anja: Visitor
    address: str


@pytest.fixture
def group(visitor: Any) -> Group:
    ib, jonas, anja = visitor("ib", LAPTOP), visitor("jonas", PHONE), visitor("anja", LAPTOP)
    for person in (ib, jonas, anja):
        person.sign_in(f"Vær {person.name.title()}")
    ib.follow("Digitale veje")
    ib.follow("Book selv din samtale")
    expect(ib.page.get_by_role("heading", name="Det næste gode skridt")).to_be_visible()
    address = ib.page.url.removeprefix(ib.base)
    ib.go(f"{address}gruppe/ny/")
    ib.page.get_by_label("Hvem?").select_option(label="Anja Ager")
    ib.press("Gem")
    expect(ib.page.get_by_role("link", name="Ret Anja Ager")).to_be_visible()
    return Group(ib=ib, jonas=jonas, anja=anja, address=address)


def test_from_a_wish_to_the_decision_paper(group: Group) -> None:
    _wish(group.jonas, group.address)
    _require(group.ib, group.address)
    empty = _specify(group.ib)
    _lock(group.ib, group.address)
    _open(group.ib, filled(empty, supplier=SUPPLIER, answers=ANSWERS))
    _judge(group.ib)
    _score_apart(group)
    _agree(group.ib)
    _decide(group.ib)


def _wish(jonas: Visitor, address: str) -> None:
    jonas.go(f"{address}oensker/")
    jonas.look("koeb-oensker-tomt")
    jonas.page.get_by_label("Hvad ønsker du?").fill(WISH)
    jonas.page.get_by_label("Hvad handler det om?").select_option(label="Brug")
    jonas.press("Tilføj ønsket")
    expect(jonas.page.get_by_text("Ønsket af Jonas Juhl")).to_be_visible()
    jonas.look("koeb-oensker-telefon")


def _require(ib: Visitor, address: str) -> None:
    """The wish becomes K1, which it is good to have; K2 is a must."""
    ib.go(f"{address}oensker/")
    ib.look("koeb-oensker")
    ib.follow("Gør det til et krav")
    expect(ib.page.get_by_label("Hvad skal løsningen kunne?")).to_have_value(WISH)
    ib.page.get_by_label("Bør", exact=True).check()
    ib.page.get_by_label("Vægt").select_option("3")
    ib.look("koeb-krav-nyt")
    ib.press("Gem")
    ib.follow("Skriv et krav")
    ib.page.get_by_label("Hvad skal løsningen kunne?").fill(MUST)
    ib.page.get_by_label("Hvad handler det om?").select_option(label="Teknisk")
    ib.page.get_by_label("Skal", exact=True).check()
    ib.press("Gem")
    expect(ib.page.get_by_role("link", name=MUST)).to_be_visible()
    ib.look("koeb-krav")
    ib.follow(WISH)
    expect(ib.page.get_by_text("Jonas Juhl")).to_be_visible()
    ib.look("koeb-krav-et")
    ib.go(f"{address}krav/")


def _specify(ib: Visitor) -> bytes:
    """The Word file as it goes to the supplier."""
    ib.follow("Kravspecifikation")
    ib.press("Gør den klar til at sende")
    expect(ib.page.get_by_role("heading", name="Klar til at sende")).to_be_visible()
    ib.look("koeb-specifikation")
    with ib.page.expect_download() as word:
        ib.follow("Word")
    return word.value.path().read_bytes()


def _lock(ib: Visitor, address: str) -> None:
    ib.go(f"{address}tilbud/")
    ib.look("koeb-tilbud-tomt")
    ib.follow("Vælg og lås")
    ib.page.get_by_label("Prisens vægt i procent").fill("40")
    ib.page.locator("[name=model][value=linear]").check()
    ib.page.get_by_label("Hvorfor den model og de vægte?").fill("Det vigtigste er, at de ledige kan bruge den.")
    ib.look("koeb-metode")
    ib.press("Lås")
    expect(ib.page.get_by_text("Prisen tæller 40 %")).to_be_visible()


def _open(ib: Visitor, bid: bytes) -> None:
    ib.page.get_by_role("textbox", name="Leverandør").fill(SUPPLIER)
    ib.press("Tilføj en leverandør")
    ib.follow(SUPPLIER)
    file = ib.page.get_by_label("Skemaet, som leverandøren har udfyldt")
    file.set_input_files({"name": "tilbud.docx", "mimeType": WORD, "buffer": bid})
    ib.look("koeb-tilbud-kommet")
    ib.press("Læs skemaet")
    expect(ib.page.get_by_text("1.250.000 kroner")).to_be_visible()
    expect(ib.page.get_by_role("row", name=re.compile("K1"))).to_contain_text("Med et tryk i kalenderen")
    ib.look("koeb-tilbud-aabnet")


def _judge(ib: Visitor) -> None:
    """Partly is not met, until the group says that it is."""
    expect(ib.page.get_by_text("Et skal-krav er ikke opfyldt")).to_be_visible()
    ib.follow("Se skal-kravene")
    ib.follow("Vurder det")
    ib.page.get_by_label("Det er opfyldt").check()
    ib.page.get_by_label("Hvorfor?").fill("Den virker på de telefoner, vi prøvede.")
    ib.look("koeb-skal-krav-vurder")
    ib.press("Gem")
    expect(ib.page.get_by_text("I siger: Det er opfyldt.")).to_be_visible()
    ib.look("koeb-skal-krav")


def _score_apart(group: Group) -> None:
    ib, jonas, anja, bids = group.ib, group.jonas, group.anja, f"{group.address}tilbud/"
    ib.go(f"{bids}bedoemmere/")
    for name in ("Jonas Juhl", "Anja Ager"):
        ib.page.get_by_label(name).check()
    ib.look("koeb-bedoemmere")
    ib.press("Gem")
    expect(ib.page.get_by_text("ikke færdig endnu")).to_have_count(2)
    _score(jonas, bids, "4")
    expect(jonas.page.get_by_text("færdig", exact=True)).to_have_count(1)
    for other in (ib, anja):
        other.go(bids)
        expect(other.page.get_by_text("Ingen ser de andres point")).to_be_visible()
        expect(other.page.get_by_role("link", name="Se resultatet")).to_have_count(0)
    _score(anja, bids, "8")
    expect(anja.page.get_by_role("link", name="Se resultatet")).to_be_visible()
    jonas.page.reload()
    jonas.look("koeb-tilbud-telefon")


def _score(person: Visitor, bids: str, points: str) -> None:
    """All that one sees is one's own, also at the address where the group agrees; then one is done."""
    person.go(bids)
    person.follow(f"Giv {SUPPLIER} point")
    expect(person.page.get_by_label("Point for K1")).to_have_value("")
    expect(person.page.locator("main")).not_to_contain_text(NOTE["jonas"])
    person.page.goto(person.page.url.replace("/point/", "/enighed/"))
    expect(person.page.get_by_text("Ikke alle har givet deres point endnu.")).to_be_visible()
    expect(person.page.locator("main")).not_to_contain_text(NOTE["jonas"])
    person.page.go_back()
    person.page.get_by_label("Point for K1").select_option(points)
    person.page.get_by_label("Hvorfor K1").fill(NOTE[person.name])
    person.look(f"koeb-point-{person.name}")
    assert person.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    person.press("Gem mine point")
    person.press("Jeg er færdig med mine point")


def _agree(ib: Visitor) -> None:
    ib.page.reload()
    ib.look("koeb-tilbud-enige")
    ib.page.locator("section", has_text="Det, I er enige om").get_by_role("link", name=SUPPLIER).click()
    for said in NOTE.values():
        expect(ib.page.locator("main")).to_contain_text(said)
    ib.page.get_by_label("Point for K1").select_option("7")
    ib.press("Gem det, I er enige om")
    expect(ib.page.get_by_text("Skriv, hvorfor I er enige om de point.").last).to_be_visible()
    ib.page.get_by_label("Hvorfor K1").fill(REASON)
    ib.look("koeb-enighed")
    ib.press("Gem det, I er enige om")
    ib.follow("Se resultatet")


def _decide(ib: Visitor) -> None:
    expect(ib.page.locator(".lead")).to_contain_text(f"{SUPPLIER} er bedst")
    ib.look("koeb-resultat")
    href = ib.page.get_by_role("link", name="Beslutningspapir (PDF)").get_attribute("href")
    paper = ib.context.request.get(f"{ib.base}{href}")
    assert paper.headers["content-type"] == "application/pdf"
    words = words_of(paper.body())
    for told in (SUPPLIER, "1.250.000", REASON, "bedst efter den metode"):
        assert told in words, told
