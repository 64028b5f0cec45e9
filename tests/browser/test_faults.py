# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What goes wrong in a meeting, on real networks that misbehave: three browsers in one room, and a fourth that has the
fault. At the end of each test every page is as it would be if it were loaded then."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import LAPTOP, Visitor, until
from tests.browser.during import lay, stored
from tests.browser.room import Room
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

SKEW = timedelta(minutes=47)
SLEEP = timedelta(minutes=5)
TWO_WAIT = "2 sedler venter på at blive sendt."


@pytest.fixture(scope="module")
def room(browser: Browser, server: RunningServer) -> Iterator[Room]:
    with ExitStack() as stack:
        yield Room(browser, server, stack)


@pytest.fixture
def own_room(browser: Browser, tmp_path: Path) -> Iterator[Room]:
    """With a server of its own: what is done in it other tests would find."""
    server = RunningServer(data=tmp_path, environment={})
    server.start()
    with ExitStack() as stack:
        yield Room(browser, server, stack)
    server.stop()


def connected(guest: Visitor) -> None:
    expect(guest.page.locator("[data-connection-text]")).to_have_text("Forbundet")


def alone(guest: Visitor) -> None:
    expect(guest.page.locator("[data-connection-text]")).to_have_text("Ingen forbindelse")


def there(guest: Visitor, room: Room) -> None:
    expect(guest.page.locator("#stage")).to_have_attribute("data-step", room.step(), timeout=20_000)


def test_offline_with_two_notes_waiting_is_told_and_they_are_sent_once(room: Room) -> None:
    with room.through() as (network, guest):
        room.join(guest)
        before = room.hidden()
        network.drop()
        alone(guest)
        for text in ("Skrevet i kælderen", "Og en til"):
            lay(guest, text)
        expect(guest.page.get_by_text(TWO_WAIT)).to_be_visible()
        network.mend()
        stored(guest, "Og en til")
        expect(guest.page.get_by_text(TWO_WAIT)).to_be_hidden()
        with network.losing_answers("/seddel/"):
            lay(guest, "Nåede frem, men ingen sagde det")
            alone(guest)
        stored(guest, "Nåede frem, men ingen sagde det")
        until(lambda: room.hidden() >= before + 3, guest.page)
        connected(guest)
        room.all_as_fresh(guest)
        assert room.hidden() == before + 3


def test_a_page_resumes_from_whatever_version_it_had(room: Room) -> None:
    with room.through() as (network, guest):
        room.join(guest)
        connected(guest)
        for ways in (["Næste trin"], ["Tilbage"], ["Næste trin", "Næste trin", "Tilbage", "Tilbage"]):
            network.drop()
            alone(guest)
            for way in ways:
                room.go(way)
            network.mend()
            there(guest, room)
        connected(guest)
        room.all_as_fresh(guest)


def test_a_laptop_that_slept_wakes_up_to_what_is_true(room: Room) -> None:
    """Its connections seem open, and nothing comes through them."""
    with room.through() as (network, guest):
        guest.page.clock.install()
        room.join(guest)
        connected(guest)
        network.fall_silent()
        room.go("Næste trin")
        room.go("Næste trin")
        room.go("Tilbage")
        network.wake()
        guest.page.clock.fast_forward(SLEEP.total_seconds() * 1000)
        there(guest, room)
        room.go("Tilbage")
        there(guest, room)
        room.all_as_fresh(guest)


def test_two_tabs_of_one_phone_are_one_phone(room: Room) -> None:
    with room.through() as (_network, guest):
        room.join(guest)
        here = room.wall.page.locator("#room")
        expect(here).to_contain_text("2 er med")
        tab = Visitor(guest.context, guest.base, "tab")
        room.join(tab)
        lay(tab, "Skrevet i den anden fane")
        stored(tab, "Skrevet i den anden fane")
        stored(guest, "Skrevet i den anden fane")
        guest.press("Jeg er færdig")
        expect(here).to_contain_text("1 er færdige")
        expect(here).to_contain_text("2 er med")
        room.all_as_fresh(guest, tab)
        guest.page.locator("[data-ready]").click()
        tab.page.close()


def test_a_phone_and_a_laptop_are_two_and_both_keep_up(room: Room) -> None:
    with room.through() as (_network, guest):
        room.join(guest)
        laptop = room.visitor("laptop", LAPTOP, room.server.url)
        room.join(laptop)
        expect(room.wall.page.locator("#room")).to_contain_text("3 er med")
        lay(laptop, "Fra min bærbare")
        stored(laptop, "Fra min bærbare")
        room.go("Næste trin")
        there(guest, room)
        there(laptop, room)
        room.go("Tilbage")
        room.all_as_fresh(guest, laptop)
        laptop.context.close()


def test_whoever_comes_late_sees_what_the_others_see(room: Room) -> None:
    with room.through() as (_network, guest):
        lay(room.phone, "Før hun kom")
        stored(room.phone, "Før hun kom")
        room.go("Næste trin")
        room.join(guest)
        there(guest, room)
        connected(guest)
        room.go("Tilbage")
        there(guest, room)
        lay(guest, "Hun nåede det")
        stored(guest, "Hun nåede det")
        room.all_as_fresh(guest)


def test_a_press_is_not_lost_when_what_is_pressed_is_drawn_anew_meanwhile(room: Room) -> None:
    with room.through() as (_network, guest):
        room.join(guest)
        before, lain, mouse = room.step(), room.hidden(), room.hanne.page.mouse
        room.hanne.page.get_by_role("button", name="Næste trin").hover()
        lay(guest, "Lige da hun trykkede")
        mouse.down()
        until(lambda: room.hidden() > lain, guest.page)
        mouse.up()
        expect(room.hanne.page.locator("#stage")).not_to_have_attribute("data-step", before)
        room.go("Tilbage")
        room.all_as_fresh(guest)


def test_the_keyboard_keeps_its_place_and_a_new_question_is_read_from_its_beginning(room: Room) -> None:
    phone = room.phone.page
    for way in ("Næste trin", "Tilbage"):
        phone.set_viewport_size({"width": 320, "height": 240})
        phone.evaluate("scrollTo(0, 60)")
        assert phone.evaluate("scrollY") > 0
        button = room.hanne.page.get_by_role("button", name=way, exact=True)
        before = room.step()
        button.press("Enter")
        expect(room.hanne.page.locator("#stage")).not_to_have_attribute("data-step", before)
        expect(button).to_be_focused()
        there(room.phone, room)
        assert phone.evaluate("scrollY") == 0
    phone.set_viewport_size({"width": 390, "height": 844})


def test_a_clock_that_is_wrong_counts_right(room: Room) -> None:
    with room.through() as (_network, guest):
        wrong = f"const real = Date.now; Date.now = () => real() + {SKEW.total_seconds() * 1000};"
        guest.context.add_init_script(wrong)
        room.join(guest)

        def seconds(of: Visitor) -> int:
            shown = of.page.locator("[data-ends]").first.inner_text()
            minutes, rest = shown.lstrip("+").split(":")
            return (int(minutes) * 60 + int(rest)) * (-1 if shown.startswith("+") else 1)

        until(lambda: abs(seconds(guest) - seconds(room.phone)) <= 2, guest.page)
        room.all_as_fresh(guest)


@pytest.mark.parametrize("ending", ["kill", "stop"])
def test_a_server_that_is_started_again_costs_a_reconnect(room: Room, ending: str) -> None:
    """Killed in the middle of everything, or asked to stop."""
    with room.through() as (_network, guest):
        room.join(guest)
        connected(guest)
        before = room.hidden()
        lay(guest, f"Lige før {ending}")
        stored(guest, f"Lige før {ending}")
        getattr(room.server, ending)()
        alone(guest)
        lay(guest, f"Mens den var væk: {ending}")
        expect(guest.page.get_by_text("En seddel venter på at blive sendt.")).to_be_visible()
        room.server.start()
        stored(guest, f"Mens den var væk: {ending}")
        connected(guest)
        until(lambda: room.hidden() >= before + 2, guest.page)
        room.all_as_fresh(guest)
        assert room.hidden() == before + 2


def test_a_step_that_changes_while_one_types_takes_no_word_away(room: Room) -> None:
    with room.through() as (_network, guest):
        room.join(guest)
        note = guest.page.get_by_label("Din seddel")
        note.press_sequentially("Halvvejs i en ")
        lay(room.phone, "Imens lagde en anden sin")
        stored(room.phone, "Imens lagde en anden sin")
        note.press_sequentially("sætning")
        room.go("Næste trin")
        expect(note).to_have_count(0)
        room.go("Tilbage")
        expect(note).to_have_value("Halvvejs i en sætning")
        room.all_as_fresh(guest)
        guest.page.reload()
        expect(note).to_have_value("Halvvejs i en sætning")


def test_a_network_that_swallows_streams_gets_a_page_that_asks(room: Room) -> None:
    with room.through(buffers=True) as (network, guest):
        guest.page.clock.install()
        room.join(guest)
        until(lambda: any(path.startswith("/live/stream") for path in network.seen), guest.page)
        guest.page.clock.fast_forward(7_000)
        keeps_up_by_asking(room, guest)


def test_a_network_that_allows_no_streams_gets_a_page_that_asks(room: Room) -> None:
    with room.through(refuses_streams=True) as (network, guest):
        guest.page.clock.install()
        room.join(guest)
        for time in range(1, 4):
            until(lambda n=time: sum(path.startswith("/live/stream") for path in network.seen) >= n, guest.page)
            guest.page.clock.fast_forward(2_500)
        keeps_up_by_asking(room, guest)


def keeps_up_by_asking(room: Room, guest: Visitor) -> None:
    connected(guest)
    room.go("Næste trin")
    there(guest, room)
    room.go("Tilbage")
    there(guest, room)
    lay(guest, "Uden en strøm")
    stored(guest, "Uden en strøm")
    room.all_as_fresh(guest)


def test_a_network_that_cuts_streams_costs_nothing(room: Room) -> None:
    with room.through(cuts_after=1.0) as (network, guest):
        room.join(guest)
        streams = lambda: sum(path.startswith("/live/stream") for path in network.seen)  # noqa: E731 - asked twice
        for way in ("Næste trin", "Tilbage"):
            before = streams()
            until(lambda n=before: streams() > n, guest.page)
            room.go(way)
            there(guest, room)
        lay(guest, "Mellem to strømme")
        stored(guest, "Mellem to strømme")
        room.all_as_fresh(guest)


def test_a_network_that_strips_headers_takes_nothing_from_anybody(room: Room) -> None:
    with room.through(strips=True) as (network, guest):
        room.join(guest)
        connected(guest)
        lay(guest, "Hun hed 120360-1234")
        expect(guest.page.locator("[data-error]").first).to_contain_text("cpr-nummer")
        guest.page.get_by_label("Din seddel").fill("")
        lay(guest, "Uden overskrifter")
        stored(guest, "Uden overskrifter")
        guest.press("Jeg er færdig")
        expect(room.wall.page.locator("#room")).to_contain_text("1 er færdige")
        sanne_at(room, network.url)
        there(guest, room)
        room.all_as_fresh(guest)
        guest.page.locator("[data-ready]").click()


def sanne_at(room: Room, base: str) -> None:
    """The facilitator's console works behind such a network, too."""
    console = room.visitor("console", LAPTOP, base)
    console.sign_in("Vær Hanne")
    console.go(room.hanne.page.url.removeprefix(room.hanne.base))
    before = room.step()
    for way in ("Næste trin", "Tilbage"):
        step = console.page.locator("#stage").get_attribute("data-step") or ""
        console.press(way)
        expect(console.page.locator("#stage")).not_to_have_attribute("data-step", step)
    expect(console.page.locator("#stage")).to_have_attribute("data-step", before)
    console.context.close()


# Lays notes as the page's own form does, as long as they may be and of the widest letters.
LAY_MANY = """async (how_many) => {
  const form = document.querySelector("form[action$='/seddel/']");
  for (let n = 0; n < how_many; n += 1) {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("id", crypto.randomUUID());
    fields.set("key", crypto.randomUUID());
    fields.set("text", "𝄞".repeat(490));
    fields.set("live", "1");
    // A region that was pushed has no token of its own.
    fields.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(form.action, {method: "POST", body: fields});
    if (!answer.ok) throw new Error(await answer.text());
  }
}"""


def test_a_reader_too_slow_is_let_go_without_the_others_waiting_and_is_healed(own_room: Room) -> None:
    room, here = own_room, own_room.wall.page.locator("#room")
    with room.through() as (network, guest):
        room.join(guest)
        connected(guest)
        expect(here).to_contain_text("2 er med")
        room.phone.page.evaluate(LAY_MANY, 40)
        room.hanne.press("Vis alle sedler")
        expect(room.wall.page.locator(".note")).not_to_have_count(0)
        network.read_nothing()
        for _round in range(12):
            room.go("Næste trin")
            there(room.phone, room)  # nobody else waits for the one who is slow
            room.go("Tilbage")
            if "1 er med" in here.inner_text():
                break
        expect(here).to_contain_text("1 er med")
        network.mend()
        expect(here).to_contain_text("2 er med")
        connected(guest)
        there(guest, room)
        room.all_as_fresh(guest)
