# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A trial is measured: tapped on a phone without a net, pasted from a spreadsheet; and a leader sees how it goes."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, Visitor, today

pytestmark = pytest.mark.browser  # by its name before the cycle, which ends the trial that these measure

SMALL = {"width": 320, "height": 640}
TRIAL = "Borgeren holder selv telefonen"
MEASURE = "Borgere, der fik en stol"
PASTED = (5, 6, 5, 4, 5, 6, 5, 4, 5, 6, 5, "1.234,5")


def _fits(visitor: Visitor, width: int = 320) -> bool:
    return bool(visitor.page.evaluate("document.documentElement.scrollWidth") <= width)


def _begin(ali: Visitor) -> None:
    """Choose one thing more to measure, and go to the large button."""
    ali.go("/proevehandlinger/")
    ali.follow(TRIAL)
    ali.follow("Mål én ting mere")
    ali.page.get_by_label("Hvad måler I?").fill(MEASURE)
    ali.look("maaling-ny")
    ali.press("Gem")
    ali.page.get_by_role("link", name=f"Tæl nu {MEASURE}").click()


def test_presses_are_counted_once_also_without_a_net(visitor: Any) -> None:
    ali: Visitor = visitor("ali", PHONE)
    ali.sign_in("Vær Ali")
    _begin(ali)
    count = ali.page.locator("[data-count]")
    ali.press("Én mere")
    expect(count).to_have_text("1")
    ali.context.set_offline(True)
    ali.press("Én mere")
    ali.press("Én mere")
    expect(count).to_have_text("3")
    expect(ali.page.get_by_text("2 tryk venter på at blive sendt.")).to_be_visible()
    ali.look("taeller-uden-net")
    ali.context.set_offline(False)
    expect(ali.page.locator("[data-waiting]")).to_have_text("")
    ali.press("Fortryd det sidste tryk")
    expect(count).to_have_text("2")
    expect(ali.page.locator("[data-waiting]")).to_have_text("")
    ali.page.reload()
    expect(count).to_have_text("2")
    ali.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    assert _fits(ali)
    ali.follow("Tal og startlinje")
    _paste(ali)


def _paste(ali: Visitor) -> None:
    """From a spreadsheet with headings and a Danish number; the last day is written over what was tapped."""
    ali.follow("Indsæt fra et regneark")
    days = [today() - timedelta(days=len(PASTED) - 1 - n) for n in range(len(PASTED))]
    lines = [f"{day:%d.%m.%Y}\t{value}" for day, value in zip(days, PASTED, strict=True)]
    ali.page.get_by_label("Indsæt fra jeres regneark").fill("Dato\tAntal\n" + "\n".join([*lines, "i morgen\tmange"]))
    ali.press("Se på det først")
    expect(ali.page.get_by_text("Linje 14: »i morgen« er ikke en dato.").first).to_be_visible()
    ali.page.get_by_label("Indsæt fra jeres regneark").fill("Dato\tAntal\n" + "\n".join(lines))
    ali.press("Se på det først")
    ali.look("indsaet")
    ali.press("Ja, gem dem")
    ali.page.get_by_role("link", name=re.compile("Vis, hvad der er normalt")).click()
    expect(ali.page.get_by_text("En måling ligger udenfor:")).to_be_visible()
    expect(ali.page.get_by_role("img", name=MEASURE)).to_be_visible()
    ali.look("maaling-graenser")
    assert _fits(ali)


def test_a_leader_sees_how_it_goes(visitor: Any) -> None:
    karen: Visitor = visitor("karen", LAPTOP)
    karen.sign_in("Vær Karen")
    karen.follow("Status")
    expect(karen.page.get_by_role("heading", name="Over tiden")).to_be_visible()
    expect(karen.page.locator(".small-chart svg").first).to_be_visible()
    karen.look("status")
    karen.follow("Det, der kommer igen på holdet")
    karen.look("det-kommer-igen")
    karen.page.go_back()
    karen.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    assert _fits(karen)
    karen.look("status-telefon")
    with karen.page.expect_request("**/status/styregruppe.pdf"):
        karen.page.get_by_role("link", name=re.compile("To sider til styregruppen")).click()
