# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in by SAML in a browser: another site sends the answer as a form, and the browser keeps our cookie from it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import expect

from medspil.web.demo import CVR
from tests.browser.conftest import PHONE, Visitor
from tests.browser.server import RunningServer
from tests.organisations.saml.identity_provider import EID, IdentityProvider, Somebody, Twist, identity_provider
from tests.organisations.saml.keys import pair

pytestmark = pytest.mark.browser

ADDRESS = "mette@fjordby.example"
METTE = Somebody(serial="3f1c2b7e-0d8a-4a53-9a7b-52d6c1f0a001", cvr=CVR, attributes={f"{EID}/email": ADDRESS})


def test_the_municipality_lets_somebody_in(visitor: Any, server: RunningServer, tmp_path: Path) -> None:
    with identity_provider(pair(tmp_path, "theirs"), host="localhost") as provider:
        provider.people = {"mette": METTE}
        theirs = tmp_path / "theirs.xml"
        theirs.write_text(provider.metadata())
        signin(server, "--saml-metadata", str(theirs), "--domain", "fjordby.example", "--codes")
        try:
            provider.knows(requests.get(f"{server.url}/log-ind/kommune/{CVR}/saml/metadata/", timeout=10).text)
            mette = visitor("mette", PHONE)
            comes_in(mette)
            is_turned_away(mette, provider)
        finally:
            signin(server, "--remove")


def comes_in(mette: Visitor) -> None:
    mette.go("/log-ind/?next=/mig/")
    mette.page.get_by_role("link", name="Log ind gennem Fjordby Kommune").click()
    mette.press("Videre")  # on the municipality's page, which is another site
    mette.page.wait_for_url(f"{mette.base}/mig/")
    expect(mette.page.get_by_text(ADDRESS)).to_be_visible()
    mette.page.go_back()  # to the municipality's page, whose form is sent again
    mette.press("Videre")
    mette.page.wait_for_url(f"{mette.base}/")  # she is in already


def is_turned_away(mette: Visitor, provider: IdentityProvider) -> None:
    provider.twist = Twist(denied=True)
    mette.go(f"/log-ind/kommune/{CVR}/")
    mette.press("Videre")
    expect(mette.page.get_by_role("heading", name="Du kom ikke ind")).to_be_visible()
    mette.look("saml-afvist")


def signin(server: RunningServer, *words: str) -> None:
    command = [sys.executable, "-m", "medspil.cli", "municipality", "signin", "--cvr", CVR, *words]
    subprocess.run(command, check=True, env=server.surroundings({"MEDSPIL_URL": server.url}), capture_output=True)
