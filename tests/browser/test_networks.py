# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Networks as they are: one that swallows streams, a laptop that sleeps, a server that is asked to stop."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Visitor, today
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser


def _running_meeting(visitor: Any) -> tuple[Visitor, str]:
    """The demo's meeting that is going on, seen from its facilitator's console, and its code."""
    hanne: Visitor = visitor("hanne", LAPTOP)
    hanne.sign_in("Vær Hanne")
    hanne.follow("Til mødet")
    return hanne, hanne.page.locator(".console-code .chip").inner_text().split(" ", 1)[1].replace(" ", "")


def _step_of(visitor: Visitor) -> str:
    return visitor.page.locator("#stage").get_attribute("data-step") or ""


def test_a_phone_whose_network_swallows_streams_keeps_up(visitor: Any, server: RunningServer) -> None:
    hanne, code = _running_meeting(visitor)
    phone: Visitor = visitor("phone", PHONE)
    phone.page.route("**/live/stream*", lambda _route: None)  # nothing ever comes back
    phone.go(f"/m/{code}/")
    with phone.page.expect_request("**/live/wait*"):
        pass
    hanne.press("Næste trin")
    expect(hanne.page.locator("#stage")).not_to_have_attribute("data-step", _step_of(phone))
    expect(phone.page.locator("#stage")).to_have_attribute("data-step", _step_of(hanne))
    expect(phone.page.locator("[data-connection-text]")).to_have_text("Forbundet")
    hanne.press("Tilbage")
    expect(phone.page.locator("#stage")).to_have_attribute("data-step", _step_of(hanne))


def test_pages_that_slept_wake_up_to_what_is_true(visitor: Any, server: RunningServer) -> None:
    hanne, code = _running_meeting(visitor)
    wall: Visitor = visitor("wall", WALL)
    wall.go(f"/m/{code}/skaerm/")
    before = _step_of(wall)
    wall.context.set_offline(True)
    expect(wall.page.locator(".wall-connection")).to_contain_text("Ingen forbindelse")
    hanne.press("Næste trin")
    expect(hanne.page.locator("#stage")).not_to_have_attribute("data-step", before)
    wall.context.set_offline(False)
    expect(wall.page.locator("#stage")).to_have_attribute("data-step", _step_of(hanne), timeout=15_000)
    hanne.press("Tilbage")
    expect(wall.page.locator("#stage")).to_have_attribute("data-step", before)


def test_text_in_progress_survives_a_step_that_moves_on_and_back(visitor: Any, server: RunningServer) -> None:
    hanne, code = _running_meeting(visitor)
    phone: Visitor = visitor("phone", PHONE)
    phone.go(f"/m/{code}/")
    phone.page.get_by_label("Din seddel").fill("Halvvejs i en sætning")
    hanne.press("Næste trin")
    expect(phone.page.get_by_label("Din seddel")).to_have_count(0)
    hanne.press("Tilbage")
    expect(phone.page.get_by_label("Din seddel")).to_have_value("Halvvejs i en sætning")


def test_a_keyboard_alone_lays_a_note(visitor: Any, server: RunningServer) -> None:
    _hanne, code = _running_meeting(visitor)
    phone: Visitor = visitor("phone", PHONE)
    phone.go(f"/m/{code}/")
    phone.page.keyboard.press("Tab")
    expect(phone.page.get_by_role("link", name="Gå til indholdet")).to_be_focused()
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.press("Tab")
    expect(phone.page.get_by_label("Din seddel")).to_be_focused()
    phone.page.keyboard.type("Skrevet uden mus")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Enter")
    row = phone.page.locator(".my-notes li", has_text="Skrevet uden mus")
    expect(row.get_by_role("button", name="Ret")).to_be_visible()


def test_nothing_runs_over_the_edge_of_a_small_phone(visitor: Any, server: RunningServer) -> None:
    hanne, code = _running_meeting(visitor)
    small = {"width": 320, "height": 640}
    phone: Visitor = visitor("phone", small)
    for path in (f"/m/{code}/", "/m/", f"/m/{code}/hvem-kan-se-hvad/", "/log-ind/"):
        phone.go(path)
        phone.look("lille-telefon" + path.replace("/", "-").replace(code, "kode"))
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320, path
    hanne.page.set_viewport_size(small)  # type: ignore[arg-type]
    hanne.page.reload()
    assert hanne.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_server_stops_cleanly_with_streams_open(visitor: Any, tmp_path: Path, browser: Any) -> None:
    own = RunningServer(data=tmp_path, environment={})
    own.start()
    context = browser.new_context()
    hanne = Visitor(context, own.url, "hanne")
    hanne.sign_in("Vær Hanne")
    with hanne.page.expect_request("**/live/stream*"):
        hanne.follow("Til mødet")
    assert own.stop() == 0
    assert "Traceback" not in (tmp_path / "server.log").read_text()
    context.close()


def test_the_wall_is_readable_in_the_dark(visitor: Any, server: RunningServer) -> None:
    hanne, code = _running_meeting(visitor)
    wall: Visitor = visitor("wall", WALL)
    wall.page.emulate_media(color_scheme="dark")
    wall.go(f"/m/{code}/skaerm/")
    hanne.press("Vis alle sedler")
    expect(wall.page.locator("#board .note").first).to_be_visible()
    wall.look("skaerm-moerk")


def test_an_expired_sign_in_loses_nothing_that_was_typed(visitor: Any, server: RunningServer) -> None:
    lene: Visitor = visitor("lene", LAPTOP)
    lene.sign_in("Vær Lene")
    lene.go("/forloeb/nyt/")
    value = lene.page.get_by_label("Hvad skal borgere og kolleger have ud af det?")
    value.fill("En lang tanke, som ingen vil skrive to gange.")
    lene.context.clear_cookies(name="sessionid")
    lene.press("Start")
    expect(lene.page.get_by_role("heading", name="Log ind", exact=True)).to_be_visible()
    lene.sign_in("Vær Lene")
    lene.go("/forloeb/nyt/")
    expect(value).to_have_value("En lang tanke, som ingen vil skrive to gange.")
    lene.page.get_by_label("Hvem er facilitator?").select_option(label="Ib Iversen")
    lene.page.get_by_label("Hvornår mødes I cirka?").fill(today().isoformat())
    lene.press("Start")
    expect(lene.page.get_by_role("heading", name="En lang tanke, som ingen vil skrive to gange.").first).to_be_visible()
    lene.go("/forloeb/nyt/")
    expect(value).to_have_value("")
