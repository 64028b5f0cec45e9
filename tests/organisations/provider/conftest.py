# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.organisations.permissions import Role
from medspil.organisations.providers.actions import Meaning, set_provider
from medspil.organisations.providers.queries import secret_name
from tests.cast import Cast

ROOT = Path(__file__).resolve().parents[3]
SECRET = "a-long-secret-that-only-the-two-of-them-know"
HERE = "http://testserver"


@dataclass(kw_only=True)
class Municipal:
    """The sign-in of Fjordby Kommune, as a test sees it from outside."""

    issuer: str
    cvr: str = "10000001"

    def tell(self, people: dict[str, dict[str, object]], *, twist: str = "") -> None:
        answer = requests.post(
            f"{self.issuer}/control", data=json.dumps({"people": people, "twist": twist}), timeout=10
        )
        assert answer.ok

    def way(self, client: Client, who: str, *, wish: str = "") -> str:
        """Go from our page through the municipality's and give the address that leads back."""
        begun = client.get(reverse("provider-sign-in", args=[self.cvr]), {"next": wish} if wish else {})
        assert begun.status_code == 302, begun.content.decode()
        with requests.Session() as browser:
            place = begun.headers["Location"]
            while not place.startswith(HERE):
                place = place if place.startswith("http") else self.issuer + place
                if "/who/" in place:
                    place += f"?as={who}"
                place = browser.get(place, allow_redirects=False, timeout=10).headers["Location"]
        return place.removeprefix(HERE)

    def sign_in(self, client: Client, who: str, *, wish: str = "") -> HttpResponse:
        return client.get(self.way(client, who, wish=wish))


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """The provider is started once for all tests; it takes less than a second."""
    redirects = [f"{HERE}/log-ind/kommune/{cvr}/svar/" for cvr in ("10000001", "10000002")]
    environment = {**os.environ, "SECRET": SECRET, "REDIRECTS": json.dumps(redirects)}
    command = ["node", "--no-warnings", str(Path(__file__).with_name("provider.mjs"))]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as node:
        assert node.stdout
        line = next((line.strip() for line in node.stdout if line.startswith("http://127.0.0.1:")), "")
        assert line, node.stderr and node.stderr.read()
        yield line
        node.terminate()


@pytest.fixture
def municipal(cast: Cast, issuer: str, monkeypatch: pytest.MonkeyPatch) -> Municipal:
    """Fjordby Kommune signs in through its own provider, which says who is what."""
    monkeypatch.setenv(secret_name(cast.municipality.cvr), SECRET)
    meanings: list[Meaning] = [
        ("Medspil.Medarbejder", Role.EMPLOYEE, cast.counter),
        ("Medspil.Leder", Role.LEADER, cast.jobcentre),
        ("Medspil.Administrator", Role.ADMINISTRATOR, cast.root),
    ]
    fields = {"issuer": issuer, "client_id": "medspil", "domains": ["fjordby.example"]}
    set_provider(municipality=cast.municipality, fields=fields, meanings=meanings)
    here = Municipal(issuer=urlsplit(issuer).geturl())
    here.tell({})
    return here
