# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an operator sees of sign-in by SAML."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.socialaccount.models import SocialAccount
from defusedxml.ElementTree import fromstring
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from medspil.organisations.models import Assurance, SignInProvider
from medspil.organisations.providers.saml.keys import CERTIFICATE, KEY
from medspil.web.doctor.checks import sign_in
from tests.cast import Cast
from tests.organisations.saml.conftest import HERE, Municipal, command
from tests.organisations.saml.identity_provider import CVR
from tests.organisations.saml.keys import Pair, pair
from tests.organisations.saml.test_through_saml import is_in, says

pytestmark = pytest.mark.once

MD, DS = "{urn:oasis:names:tc:SAML:2.0:metadata}", "{http://www.w3.org/2000/09/xmldsig#}"


def test_the_command_says_all_that_the_municipality_needs(
    municipal: Municipal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = command("--write-metadata", str(tmp_path / "medspil.xml"))
    assert f"{municipal.provider.url}/metadata as {HERE}/log-ind/kommune/{CVR}/saml/metadata/" in shown
    assert f"is asked at: {municipal.provider.url}/sso" in shown
    assert f"comes back to: {HERE}/log-ind/kommune/{CVR}/saml/svar/" in shown
    assert "at least Substantial" in shown
    assert "roles http://medspil.example/roles/usersystemrole/leder/1 is leader in Jobcenter" in shown
    assert "LOOK HERE" not in shown
    written = (tmp_path / "medspil.xml").read_bytes()
    assert written == Client().get(reverse("saml-metadata", args=[CVR])).content
    monkeypatch.delenv(KEY)
    assert "LOOK HERE: MEDSPIL_SAML_KEY is not set" in command()


def test_our_metadata_says_that_we_sign_and_want_signed_and_encrypted_ones(municipal: Municipal) -> None:
    answer = Client().get(reverse("saml-metadata", args=[CVR]))
    assert answer.headers["Content-Type"] == "application/samlmetadata+xml"
    root = fromstring(answer.content)
    assert root.get("validUntil") is None
    (end,) = root.findall(f"{MD}SPSSODescriptor")
    assert (end.get("AuthnRequestsSigned"), end.get("WantAssertionsSigned")) == ("true", "true")
    assert {each.get("use") for each in end.findall(f"{MD}KeyDescriptor")} == {"signing", "encryption"}
    (place,) = end.findall(f"{MD}AssertionConsumerService")
    assert place.get("Location") == f"{HERE}/log-ind/kommune/{CVR}/saml/svar/"
    assert "PRIVATE" not in answer.content.decode()
    assert not end.findall(f"{MD}SingleLogoutService")


def test_municipalities_with_one_entity_id_share_a_registration(cast: Cast, municipal: Municipal) -> None:
    told = ("--saml-metadata", f"{municipal.provider.url}/metadata", "--client-id", "https://medspil.example/")
    for cvr, domain in ((CVR, "fjordby.example"), ("10000002", "bakkeby.example")):
        command(*told, "--domain", domain, cvr=cvr)
    metadata = Client().get(reverse("saml-metadata", args=["10000002"])).content
    places = list(fromstring(metadata).iter(f"{MD}AssertionConsumerService"))
    assert {place.get("Location") for place in places} == {
        HERE + reverse("saml-answer", args=[cvr]) for cvr in (CVR, "10000002")
    }
    assert len({place.get("index") for place in places}) == 2
    municipal.provider.knows(metadata.decode())
    municipal.tell(says(cast.ali.email))
    client = Client()
    form = municipal.way(client)
    elsewhere = client.post(reverse("saml-answer", args=["10000002"]), form)
    assert elsewhere.status_code == 403  # made for the other one's address
    municipal.send(client, form)
    assert is_in(client)


def test_a_file_does_as_well_as_an_address(municipal: Municipal, tmp_path: Path) -> None:
    file = tmp_path / "theirs.xml"
    file.write_text(municipal.provider.metadata())
    shown = command(
        *("--saml-metadata", str(file), "--domain", "fjordby.example", "--client-id", "https://medspil.example/"),
        *("--assurance", "none", "--subject-claim", "uuid"),
    )
    assert "as https://medspil.example/" in shown
    assert "known by: uuid" in shown
    assert "is not looked at" in shown


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("/nowhere/at/all.xml", "cannot be read"),
        ("http://kommune.example/metadata", "is no https address"),
        ("http://127.0.0.1:9/metadata", "cannot be read"),
        ("NOT-XML", "cannot be read"),
        ("ENTITIES", "cannot be read"),
        ("OURS", "names no sign-in"),
        ("RUN-OUT", "ran out on"),
        ("NO-CERTIFICATE", "cannot be read"),
    ],
)
def test_what_is_no_metadata_is_told_and_changes_nothing(
    municipal: Municipal, tmp_path: Path, place: str, said: str
) -> None:
    theirs = municipal.provider.metadata()
    old = "".join(pair(tmp_path, "old", days=-1).certificate.read_text().splitlines()[1:-1])
    made = {
        "RUN-OUT": re.sub(r"(X509Certificate>)[^<]+", rf"\g<1>{old}", theirs).encode(),
        "NO-CERTIFICATE": re.sub(r"(X509Certificate>)[^<]+", r"\g<1>AAAA", theirs).encode(),
        "NOT-XML": b"hello",
        "ENTITIES": b'<!DOCTYPE r [<!ENTITY a "ha">]><r>&a;</r>',
        "OURS": Client().get(reverse("saml-metadata", args=[CVR])).content,
    }
    if place in made:
        (tmp_path / "it.xml").write_bytes(made[place])
        place = str(tmp_path / "it.xml")
    with pytest.raises(CommandError, match=said):
        command("--saml-metadata", place, "--domain", "fjordby.example")
    assert SignInProvider.objects.get().assurance == Assurance.SUBSTANTIAL


@pytest.mark.parametrize(
    "words", [["--subject-claim", "name", "--domain", "x.example"], [], ["--issuer", "https://x.example"]]
)
def test_half_of_it_is_refused(municipal: Municipal, words: list[str]) -> None:
    with pytest.raises(CommandError):
        command("--saml-metadata", f"{municipal.provider.url}/metadata", *words)


def test_it_has_to_know_our_address(municipal: Municipal, settings: Settings) -> None:
    settings.MEDSPIL_URL = ""
    with pytest.raises(CommandError, match="MEDSPIL_URL"):
        command("--saml-metadata", f"{municipal.provider.url}/metadata", "--domain", "fjordby.example")


def test_whoever_was_known_by_another_key_is_known_anew(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email))
    municipal.sign_in(Client())
    command("--issuer", "https://login.example", "--client-id", "m", "--domain", "fjordby.example")
    assert not SocialAccount.objects.exists()
    command("--saml-metadata", f"{municipal.provider.url}/metadata", "--domain", "fjordby.example", "--codes")
    client = Client()
    municipal.sign_in(client)
    assert is_in(client)
    assert "code in a mail" in command("--remove")
    assert client.get(reverse("saml-metadata", args=[CVR])).status_code == 404


Break = Callable[[Pair, Path, pytest.MonkeyPatch], None]


def _open(ours: Pair, _folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    ours.key.chmod(0o644)


def _gone(ours: Pair, _folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    ours.certificate.unlink()


def _no_pem(ours: Pair, _folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    ours.key.write_text("hello")


def _others(_ours: Pair, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CERTIFICATE, str(pair(folder, "others").certificate))


def _left_out(_ours: Pair, _folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY)


def _ends_soon(_ours: Pair, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soon = pair(folder, "soon", days=20)
    monkeypatch.setenv(KEY, str(soon.key))
    monkeypatch.setenv(CERTIFICATE, str(soon.certificate))


def _short(_ours: Pair, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = pair(folder, "short", bits=1024)
    monkeypatch.setenv(KEY, str(short.key))
    monkeypatch.setenv(CERTIFICATE, str(short.certificate))


def _theirs_ends_soon(_ours: Pair, folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    soon = pair(folder, "theirs", days=20).certificate.read_text()
    SignInProvider.objects.update(certificates=["".join(soon.splitlines()[1:-1])])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_open, "chmod 600"),
        (_gone, "cannot be read"),
        (_no_pem, "is no PEM file"),
        (_others, "do not belong together"),
        (_left_out, "MEDSPIL_SAML_KEY is not set"),
        (_ends_soon, "runs out on"),
        (_short, "at least 2048 bits"),
        (_theirs_ends_soon, "read its metadata anew"),
    ],
)
def test_doctor_says_what_is_wrong_with_our_end(
    municipal: Municipal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Break, said: str
) -> None:
    ours = pair(tmp_path, "new")
    monkeypatch.setenv(KEY, str(ours.key))
    monkeypatch.setenv(CERTIFICATE, str(ours.certificate))
    assert not list(sign_in())
    spoil(ours, tmp_path, monkeypatch)
    (line,) = sign_in()
    assert said in line
