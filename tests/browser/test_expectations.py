# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The service level on the team's screens, and as citizens meet it on a small phone."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LAPTOP, Visitor
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}


def test_what_the_team_agreed_is_what_a_citizen_reads(visitor: Any, server: RunningServer) -> None:
    karen: Visitor = visitor("karen", LAPTOP)
    karen.sign_in("Vær Karen")
    karen.go("/serviceniveau/")
    karen.look("serviceniveau")
    karen.follow("Søg om pas")
    expect(karen.page.get_by_text("Skærmen var ny.")).to_be_visible()
    karen.look("serviceniveau-opgave")
    karen.go("/serviceniveau/")
    karen.follow("Udgaven til borgere")
    karen.look("serviceniveau-borgere")
    address = karen.page.locator("a[href*='hvad-kan-vi-hjaelpe-med']").get_attribute("href") or ""
    citizen: Visitor = visitor("citizen", SMALL)
    citizen.go(address)
    expect(citizen.page.get_by_role("heading", name="Hvad kan vi hjælpe dig med?")).to_be_visible()
    citizen.look("borgerens-side")
    assert citizen.page.evaluate("document.documentElement.scrollWidth") <= 320
    karen.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    for path in ("/serviceniveau/", "/serviceniveau/ny/"):
        karen.go(path)
        karen.look("lille" + path.replace("/", "-"))
        assert karen.page.evaluate("document.documentElement.scrollWidth") <= 320, path
