# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An editor at her desk: a script made one's own, the national one moving on, and packages out and in."""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import LAPTOP, Visitor
from tests.browser.markup import ROOT
from tests.browser.newer_material import load
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

Make = Callable[[str, dict[str, int]], Visitor]
SMALL = {"width": 320, "height": 640}
SCRIPT = "/materialet/drejebog/expectations-30/"
FILE = "da/topics/expectations/scripts/30.yaml"
WHY = "Hvad er ændret, og hvorfor?"


@pytest.fixture
def newer(server: RunningServer, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """The national half hour with a new title and other minutes; at the end it is as it was."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)

    def move_on() -> None:
        path = content / FILE
        text = path.read_text()
        title, minutes = re.search(r"    title: (.*)\n    minutes: (\d+)\n", text).groups()  # type: ignore[union-attr]
        text = text.replace(
            f"title: {title}\n    minutes: {minutes}\n", f"title: Goddag\n    minutes: {int(minutes) + 1}\n", 1
        )
        text = re.sub(r"(    minutes: )(\d\d|[5-9])\n", lambda found: f"{found[1]}{int(found[2]) - 1}\n", text, count=1)
        path.write_text(
            re.sub(r"^    say: >-\n      \S+", "    say: >-\n      Kære", text, count=1, flags=re.MULTILINE)
        )
        load(server, content)

    yield move_on
    load(server, ROOT / "content")


@pytest.fixture
def rita(visitor: Make) -> Visitor:
    rita = visitor("rita", LAPTOP)
    rita.sign_in("Vær Rita")
    return rita


def part(visitor: Visitor, label: str) -> Locator:
    return visitor.page.locator("section.beside").filter(
        has=visitor.page.get_by_role("heading", name=label, exact=True)
    )


def adapt(rita: Visitor) -> None:
    """Other words of welcome, one step taken out and its minutes given to the next."""
    page = rita.page
    rita.go("/materialet/")
    rita.look("materialet")
    rita.go(SCRIPT)
    rita.follow("Ret: Trin")
    rita.look("materialet-trin")
    page.locator("ol.rows li").first.get_by_role("link", name=re.compile("^Ret")).click()
    rita.look("materialet-trin-ret")
    page.get_by_label("Kan læses højt").fill("Velkommen til vores egen halve time.")
    rita.press("Gem kladden")
    page.locator("ol.rows li").nth(1).get_by_role("button", name=re.compile("ned$")).click()
    page.locator("ol.rows li").last.get_by_role("button", name=re.compile("^Tag ud")).click()
    expect(page.get_by_text("er taget ud.")).to_be_visible()
    expect(page.get_by_text("kortere end planlagt")).to_be_visible()
    rita.press("Fortryd")
    rita.look("materialet-kladde")
    page.get_by_label(WHY).fill("Sådan taler vi hos os")
    page.get_by_role("button", name="Udgiv").click()
    expect(page.get_by_text("er udgivet.")).to_be_visible()


def test_an_adapted_script_follows_the_national_one_part_by_part(
    rita: Visitor, visitor: Make, newer: Callable[[], None]
) -> None:
    adapt(rita)
    newer()
    page = rita.page
    rita.go("/")
    page.get_by_role("link", name=re.compile("^Se hvilke")).click()
    page.get_by_role("link", name=re.compile("halv")).first.click()
    rita.look("materialet-national-aendret")
    rita.follow("Se, hvad der er ændret")
    rita.look("materialet-opdater")
    _on_a_small_phone(visitor, SCRIPT + "opdater/", "materialet-opdater-320")

    titles, welcome = page.locator("h2", has_text=": Titel"), page.locator("h2", has_text=": Kan læses højt")
    expect(titles).to_have_count(1)
    expect(part(rita, titles.inner_text()).get_by_label("Tag den nationale")).to_be_checked()
    both = part(rita, welcome.inner_text())
    expect(both.get_by_text("I har begge ændret den")).to_be_visible()
    rita.press("Gem som kladde")
    expect(
        page.locator(".form-error", has_text="Vælg, hvad der gælder: Trin »Velkommen«: Kan læses højt")
    ).to_be_visible()
    rita.look("materialet-opdater-fejl")
    both.get_by_label("Skriv den selv").fill("Kære alle. Velkommen til vores egen halve time.")
    both.get_by_label("Brug det, jeg selv skriver").check()
    part(rita, titles.inner_text()).get_by_label("Behold vores").check()
    rita.press("Gem som kladde")
    rita.look("materialet-kladde-efter-opdatering")
    expect(page.get_by_role("heading", name="Det ændrer kladden")).to_be_visible()
    page.get_by_label(WHY).fill("Fulgt med den nationale")
    page.get_by_role("button", name="Udgiv").click()

    expect(page.get_by_text("Kære alle. Velkommen til vores egen halve time.")).to_be_visible()
    expect(page.get_by_text("Goddag")).to_have_count(0)
    expect(page.get_by_text("Den nationale tekst er ændret")).to_have_count(0)
    rita.follow("Sammenlign med den nationale tekst")
    rita.look("materialet-forskelle")
    _on_a_small_phone(visitor, SCRIPT + "forskelle/", "materialet-forskelle-320")
    _back_through_history(rita)


def _back_through_history(rita: Visitor) -> None:
    page = rita.page
    rita.go(SCRIPT + "historie/")
    rita.look("materialet-historie")
    page.get_by_role("link", name=re.compile("^Se den.*Version 1")).click()
    rita.look("materialet-version")
    rita.press("Gendan den")
    expect(page.get_by_text("Velkommen til vores egen halve time.")).to_be_visible()
    rita.press("Tilbage til den nationale tekst")
    expect(page.get_by_text("I læser den nationale tekst igen.")).to_be_visible()
    expect(page.get_by_text("Velkommen til vores egen halve time.")).to_have_count(0)


def _on_a_small_phone(visitor: Make, path: str, label: str) -> None:
    phone = visitor("rita-phone", SMALL)
    phone.sign_in("Vær Rita")
    phone.go(path)
    phone.look(label)
    assert phone.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), label


def test_two_editors_at_once(visitor: Make) -> None:
    one, two = (visitor(name, LAPTOP) for name in ("one", "two"))
    for editor in (one, two):
        editor.sign_in("Vær Rita")
        editor.go("/materialet/case/cracked-screen/ret/")
    one.page.get_by_label("Titel").fill("Den første titel")
    one.press("Gem kladden")
    two.page.get_by_label("Titel").fill("Den anden titel")
    two.press("Gem kladden")
    expect(two.page.get_by_text("En anden har skrevet imens")).to_be_visible()
    expect(two.page.get_by_label("Titel")).to_have_value("Den anden titel")
    two.look("materialet-skrevet-imens")
    two.press("Gem kladden")
    expect(two.page.get_by_role("heading", name="Den anden titel")).to_be_visible()
    two.press("Kassér kladden")
    expect(two.page.get_by_text("Kladden er kasseret.")).to_be_visible()


def test_a_package_goes_out_and_comes_in(rita: Visitor, tmp_path: Path) -> None:
    page = rita.page
    rita.go("/materialet/pakker/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Borgerens eget udstyr").click()
    package = tmp_path / "pakke.zip"
    download.value.save_as(package)
    changed, broken = tmp_path / "changed.zip", tmp_path / "broken.zip"
    with zipfile.ZipFile(package) as files, zipfile.ZipFile(changed, "w") as good, zipfile.ZipFile(broken, "w") as bad:
        for name in files.namelist():
            text = files.read(name).decode()
            good.writestr(name, text.replace("title: Den flækkede skærm", "title: Den knuste skærm"))
            bad.writestr(name, text.replace("confidence: law", "confidence: sure").replace("number: 3", "number: tre"))
    _take_in(rita, broken)
    expect(page.get_by_text("Pakken er ikke taget imod")).to_be_visible()
    rita.look("materialet-pakke-afvist")
    _take_in(rita, changed)
    expect(page.get_by_text("Én tekst er anderledes end jeres")).to_be_visible()
    page.get_by_text("Se forskellen").first.click()
    rita.look("materialet-pakke")
    page.get_by_label(WHY).fill("Fra en nabokommune")
    page.get_by_role("button", name="Udgiv").click()
    expect(page.get_by_text("Én tekst er udgivet.")).to_be_visible()
    rita.go("/materialet/case/cracked-screen/")
    expect(page.get_by_role("heading", name="Den knuste skærm")).to_be_visible()
    rita.press("Tilbage til den nationale tekst")


def _take_in(rita: Visitor, package: Path) -> None:
    rita.page.get_by_label("Pakken", exact=True).set_input_files(package)
    rita.press("Tag imod")


def test_a_case_and_a_legal_point_of_ones_own(rita: Visitor) -> None:
    page = rita.page
    rita.go("/materialet/")
    rita.follow("Ny case")
    rita.look("materialet-ny-case")
    rita.press("Gem kladden")
    expect(page.get_by_role("heading", name="Der er problemer")).to_be_visible()
    page.get_by_label("I hvilket emne?").select_option(label="Borgerens eget udstyr")
    page.get_by_label("Titel").fill("Telefonen på gaden")
    rita.press("Gem kladden")
    page.get_by_label(WHY).fill("Det sker hos os")
    page.get_by_role("button", name="Udgiv").click()
    expect(page.get_by_text("Ret det her, før du udgiver")).to_be_visible()
    rita.look("materialet-ikke-klar")
    rita.go("/materialet/skal-tjekkes/fault-liability/")
    rita.look("materialet-tjek")
    rita.press("Markér som ændret")
    expect(page.locator(".form-error", has_text="Skriv, hvad der er ændret.")).to_be_visible()
    page.get_by_label("Hvad er ændret i kilden?").fill("Siden er skrevet om.")
    rita.press("Markér som ændret")
    expect(page.get_by_role("heading", name="Skal tjekkes igen")).to_be_visible()
    rita.look("materialet-skal-tjekkes")
    rita.go("/materialet/pointe/fault-liability/")
    rita.press("Tilbage til den nationale tekst")
