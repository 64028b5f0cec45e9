# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality is suspended in the middle of a meeting, by the command and on a real server."""

import os
import subprocess
import sys
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, PHONE, Visitor
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

CVR = "10000009"  # of the demo


def test_the_pages_of_a_running_meeting_tell_it_by_themselves(visitor: Any, server: RunningServer) -> None:
    hanne: Visitor = visitor("hanne", LAPTOP)
    hanne.sign_in("Vær Hanne")
    hanne.follow("Til mødet")
    code = hanne.page.locator(".console-code .chip").inner_text().split(" ", 1)[1].replace(" ", "")
    phone: Visitor = visitor("phone", PHONE)
    phone.go(f"/m/{code}/")
    expect(phone.page.locator("[data-connection-text]")).to_have_text("Forbundet")
    _command(server, "suspend", "--why", "Aftalen er udløbet")
    try:
        for there in (phone, hanne):
            expect(there.page.get_by_role("heading", name="Adgangen er sat på pause")).to_be_visible()
        phone.look("sat-paa-pause")
    finally:
        _command(server, "resume")
    phone.page.reload()
    expect(phone.page.locator("[data-connection-text]")).to_have_text("Forbundet")


def _command(server: RunningServer, word: str, *more: str) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "medspil.settings.demo", "MEDSPIL_DATA": str(server.data)}
    command = [sys.executable, "-m", "medspil.cli", "municipality", word, CVR, *more]
    subprocess.run(command, env={**os.environ, **server.environment, **settings}, check=True, timeout=60)
