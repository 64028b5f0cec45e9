# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's meeting that is going on, open in three browsers, and whoever comes through a network of their own."""

import difflib
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from playwright.sync_api import Browser, expect

from tests.browser.conftest import LAPTOP, PHONE, WALL, Visitor
from tests.browser.server import RunningServer
from tests.faults.networks import Network

# A page as it is, without what is another each time or belongs to whoever looks: ids and tokens in forms, clocks, what
# is folded out, the connection, how large the wall is drawn.
AS_IT_IS = """() => {
  const room = document.querySelector("[data-room]").cloneNode(true);
  for (const name of room.getAttributeNames()) room.removeAttribute(name);
  const all = (marks) => room.querySelectorAll(marks);
  for (const field of all("[name=csrfmiddlewaretoken], [name=id], [name=key]")) field.remove();
  for (const clock of all("[data-ends], [data-at], [data-late-from], [data-connection-text]")) clock.textContent = "";
  for (const clock of all("[data-ends], [data-late-from]")) clock.removeAttribute("class");
  for (const mark of all("[data-now]")) mark.removeAttribute("data-now");
  for (const mark of all("[data-stream]")) mark.removeAttribute("data-stream");
  for (const bar of all("[data-session]")) bar.removeAttribute("data-session");
  for (const bar of all("progress")) bar.removeAttribute("value");
  for (const fold of all("details")) fold.removeAttribute("open");
  for (const drawn of all("[style]")) drawn.removeAttribute("style");
  for (const said of all("[data-say]")) said.textContent = "";
  return room.innerHTML.replace(/\\s+/g, " ").replace(/> </g, ">\\n<").split("\\n");
}"""


class Room:
    """`hanne` runs the meeting, `wall` hangs in the room, `phone` is a phone whose network is good."""

    def __init__(self, browser: Browser, server: RunningServer, stack: ExitStack) -> None:
        self.browser, self.server, self._stack = browser, server, stack
        self.hanne = self.visitor("hanne", LAPTOP, server.url)
        self.hanne.sign_in("Vær Hanne")
        self.hanne.follow("Til mødet")
        self.code = self.hanne.page.locator(".console-code .chip").inner_text().split(" ", 1)[1].replace(" ", "")
        self.wall = self.visitor("wall", WALL, server.url)
        self.wall.go(f"/m/{self.code}/skaerm/")
        self.phone = self.visitor("phone", PHONE, server.url)
        self.phone.go(f"/m/{self.code}/")

    def visitor(self, name: str, size: dict[str, int], base: str) -> Visitor:
        context = self.browser.new_context(viewport=size, locale="da-DK", timezone_id="Europe/Copenhagen")  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        self._stack.callback(context.close)
        return Visitor(context, base, name)

    @contextmanager
    def through(self, **habits: Any) -> Iterator[tuple[Network, Visitor]]:
        """A network, and a phone that has it between itself and the meeting; not in the meeting yet."""
        with Network(self.server.port, **habits) as network, ExitStack() as stack:
            guest = self.visitor("guest", PHONE, network.url)
            stack.callback(guest.context.close)
            yield network, guest

    def join(self, guest: Visitor) -> None:
        guest.go(f"/m/{self.code}/")

    def step(self) -> str:
        """The step that the meeting is at, as the console has it."""
        return self.hanne.page.locator("#stage").get_attribute("data-step") or ""

    def agenda(self) -> list[str]:
        """All steps but the one at hand."""
        return [field.input_value() for field in self.hanne.page.locator("#agenda [name=step]").all()]

    def go(self, way: str) -> None:
        """On or back by a step; returns when the console is there."""
        before = self.step()
        self.hanne.press(way)
        expect(self.hanne.page.locator("#stage")).not_to_have_attribute("data-step", before)

    def hidden(self) -> int:
        """How many notes the wall says lie hidden."""
        found = re.search(r"(\d+|en) sed(del|ler) skjult", self.wall.page.locator("#room").inner_text())
        assert found
        return 1 if found[1] == "en" else int(found[1])

    def press(self, address: str, **fields: str) -> None:
        """A button of the console, pressed without the page that it stands on."""
        token = self.hanne.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
        place = self.hanne.page.url + address
        sent = {**fields, "csrfmiddlewaretoken": token, "live": "1"}
        assert self.hanne.context.request.post(place, form=sent).ok

    def all_as_fresh(self, *guests: Visitor) -> None:
        """Every page in the room, and those of the guests, is as it would be if it were loaded now."""
        for visitor in (self.hanne, self.wall, self.phone, *guests):
            as_fresh(visitor)


def as_fresh(visitor: Visitor) -> None:
    fresh = visitor.context.new_page()
    fresh.goto(visitor.page.url)
    for _look in range(60):
        shown, true = visitor.page.evaluate(AS_IT_IS), fresh.evaluate(AS_IT_IS)
        if shown == true:
            fresh.close()
            return
        fresh.wait_for_timeout(100)
    raise AssertionError("\n".join(difflib.unified_diff(true, shown, "loaded now", visitor.name, lineterm="", n=1)))
