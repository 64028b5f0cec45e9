# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Real Chromium, a real server, a real SMTP server. Each test takes browser contexts of its own."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright
from tools.setup import find_chromium

from tests.browser.markup import ROOT, faults
from tests.browser.server import RunningServer, free_port
from tests.organisations.saml.keys import pair

expect.set_options(timeout=15_000)  # as for everything else: a busy machine is no fault

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
WALL = {"width": 1920, "height": 1080}


def today() -> date:
    """The day it is in Copenhagen, where the server and the browsers are."""
    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def until(true: Callable[[], object], page: Page) -> None:
    """Wait, by the browser's own clock, until something outside it has happened."""
    for _ask in range(60):
        if true():
            return
        page.wait_for_timeout(250)
    raise AssertionError("it never happened")


class Post:
    """What a real SMTP server has received."""

    def __init__(self) -> None:
        self.letters: list[Message] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(message_from_bytes(envelope.content))
        return "250 OK"

    def to(self, address: str) -> list[Message]:
        return [letter for letter in self.letters if letter["To"] == address]


@pytest.fixture(scope="session")
def post() -> Iterator[Post]:
    handler = Post()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    handler.port = controller.port  # type: ignore[attr-defined]
    yield handler
    controller.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, post: Post) -> Iterator[RunningServer]:
    environment = {"MEDSPIL_SMTP_HOST": "127.0.0.1", "MEDSPIL_SMTP_PORT": str(post.port)}  # type: ignore[attr-defined]
    if os.environ.get("MEDSPIL_DATABASE"):
        environment["MEDSPIL_DATABASE"] = os.environ["MEDSPIL_DATABASE"]
    saml = pair(tmp_path_factory.mktemp("saml"), "ours")
    environment |= {"MEDSPIL_SAML_KEY": str(saml.key), "MEDSPIL_SAML_CERTIFICATE": str(saml.certificate)}
    running = RunningServer(data=tmp_path_factory.mktemp("data"), environment=environment)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for each file: Playwright keeps an event loop running, in which no later test could run one of its own."""
    path = find_chromium()
    assert path, "No Chromium found. `make test` installs one on Debian; elsewhere set MEDSPIL_CHROMIUM."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(path), args=ARGUMENTS, headless=True)
        yield running
        running.close()


MARKUP: dict[str, str] = {}  # pages as the server sent them, by label


@pytest.fixture(scope="session", autouse=True)
def valid_markup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """When all is done, every page that was looked at is valid; what is not is an error of the last test."""
    yield
    if MARKUP:
        wrong = faults(MARKUP, tmp_path_factory.mktemp("markup"))
        assert not wrong, "\n".join(wrong)


class Visitor:
    """One person at one screen, in a browser context of their own. Every page they look at is checked by axe."""

    def __init__(self, context: BrowserContext, base: str, name: str) -> None:
        self.context, self.base, self.name = context, base, name
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._listen)

    def _listen(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def sign_in(self, who: str) -> None:
        """Step into a role by the demo's button."""
        self.go("/log-ind/")
        self.page.get_by_role("button", name=who).first.click()
        self.page.wait_for_url(self.base + "/")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def look(self, label: str) -> None:
        """Look at the page as axe and, when MEDSPIL_PICTURES names a folder, as a picture."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        problems = [
            (problem["id"], [node["html"][:200] for node in problem["nodes"]]) for problem in found["violations"]
        ]
        assert not problems, f"{label} ({self.page.url}): {json.dumps(problems, ensure_ascii=False, indent=1)}"
        assert not self.faults, f"{label}: {self.faults}"
        self._keep_markup(label)
        folder = os.environ.get("MEDSPIL_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{label}.png", full_page=self.name != "wall", animations="disabled")

    def _keep_markup(self, label: str) -> None:
        """The page as the server sends it, for the validator: a browser would have mended it by now."""
        try:
            answer = self.context.request.get(self.page.url)
        except Error:
            return  # this picture is of a page whose server is down
        if answer.ok and "text/html" in answer.headers.get("content-type", ""):
            MARKUP[label] = answer.text()


@pytest.fixture
def visitor(browser: Browser, server: RunningServer) -> Iterator[Any]:
    contexts: list[BrowserContext] = []

    def make(name: str, size: dict[str, int]) -> Visitor:
        context = browser.new_context(viewport=size, locale="da-DK", timezone_id="Europe/Copenhagen")  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Visitor(context, server.url, name)

    yield make
    for context in contexts:
        context.close()
