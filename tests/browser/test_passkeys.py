# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A passkey is made, lets one in without a code, and no longer does when it is removed. Chromium plays the machine."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visitor
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

MACHINE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_lets_one_in_without_a_code(visitor: Any, server: RunningServer) -> None:
    mette: Visitor = visitor("mette", PHONE)
    mette.base = server.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number
    machine = mette.context.new_cdp_session(mette.page)
    machine.send("WebAuthn.enable")
    key = machine.send("WebAuthn.addVirtualAuthenticator", {"options": MACHINE})["authenticatorId"]
    mette.sign_in("Vær Mette")
    mette.go("/mig/adgangsnoegler/")
    mette.press("Lav en adgangsnøgle på denne maskine")
    expect(mette.page.get_by_text("Du kan logge ind med en adgangsnøgle fra nu af.")).to_be_visible()
    mette.look("adgangsnoegler")
    sign_in(mette)
    expect(mette.page.get_by_role("heading", name="Dine adgangsnøgler")).to_be_visible()  # where she wanted to go
    machine.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    sign_in(mette)
    expect(mette.page.get_by_text("Adgangsnøglen svarede ikke.")).to_be_visible()
    mette.look("adgangsnoegle-svarede-ikke")
    machine.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})
    mette.press("Log ind med adgangsnøgle")
    mette.page.get_by_role("button", name="Fjern").click()
    expect(mette.page.get_by_text("Adgangsnøglen er fjernet her.")).to_be_visible()
    sign_in(mette)
    expect(mette.page.get_by_text("Den adgangsnøgle kender vi ikke.")).to_be_visible()


def sign_in(somebody: Visitor) -> None:
    somebody.context.clear_cookies(name="sessionid")
    somebody.go("/log-ind/?next=/mig/adgangsnoegler/")
    somebody.press("Log ind med adgangsnøgle")
