# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import requests
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.cast import Cast
from tests.organisations.saml.identity_provider import CVR, IdentityProvider, Somebody, Twist, identity_provider
from tests.organisations.saml.keys import Pair, pair

HERE = "http://testserver"
ROLES = "http://medspil.example/roles/usersystemrole"


@dataclass(kw_only=True)
class Municipal:
    """The sign-in of Fjordby Kommune, as a browser meets it."""

    provider: IdentityProvider
    cvr: str = CVR

    def tell(self, person: Somebody, **twists: Any) -> None:
        self.provider.people = {"somebody": person}
        self.provider.twist = Twist(**twists)

    def way(self, client: Client, *, wish: str = "") -> dict[str, str]:
        """Go to the municipality's page and give the form that it holds."""
        begun = client.get(reverse("provider-sign-in", args=[self.cvr]), {"next": wish} if wish else {})
        assert begun.status_code == 302, begun.content.decode()
        page = requests.get(begun.headers["Location"], timeout=10).text
        action = re.search(r'action="([^"]+)"', page)
        assert action
        assert html.unescape(action[1]) == HERE + reverse("saml-answer", args=[self.cvr])
        return dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))

    def send(self, client: Client, form: dict[str, str]) -> HttpResponse:
        """Send it, as another site does: without our cookies. Then follow as the browser does."""
        stranger = Client()
        answer = stranger.post(reverse("saml-answer", args=[self.cvr]), form)
        if answer.status_code != 302:
            return answer
        client.cookies["saml-answer"] = answer.cookies["saml-answer"].value
        return client.get(answer.headers["Location"])

    def sign_in(self, client: Client, *, wish: str = "") -> HttpResponse:
        return self.send(client, self.way(client, wish=wish))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("saml")


@pytest.fixture(scope="session")
def our_pair(folder: Path) -> Pair:
    return pair(folder, "ours")


@pytest.fixture(scope="session")
def provider(folder: Path) -> Iterator[IdentityProvider]:
    with identity_provider(pair(folder, "theirs")) as running:
        yield running


@pytest.fixture
def municipal(
    cast: Cast, provider: IdentityProvider, our_pair: Pair, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Municipal:
    """Set up as an operator does it: by the metadata of each end."""
    settings.MEDSPIL_URL = HERE
    monkeypatch.setenv("MEDSPIL_SAML_KEY", str(our_pair.key))
    monkeypatch.setenv("MEDSPIL_SAML_CERTIFICATE", str(our_pair.certificate))
    command("--saml-metadata", f"{provider.url}/metadata", "--domain", "fjordby.example", *MEANINGS)
    provider.knows(Client().get(reverse("saml-metadata", args=[CVR])).content.decode())
    return Municipal(provider=provider)


MEANINGS = (
    *("--role", f"{ROLES}/medarbejder/1=employee:Borgerservice"),
    *("--role", f"{ROLES}/leder/1=leader:Jobcenter"),
    *("--role", f"{ROLES}/administrator/1=administrator"),
)


def command(*words: str, cvr: str = CVR) -> str:
    said = StringIO()
    call_command("municipality_signin", "--cvr", cvr, *words, stdout=said)
    return said.getvalue()
