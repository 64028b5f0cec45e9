# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a browser without a machine of hers can try. That a right one lets in is tried in tests/browser."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from medspil.organisations.models import Person
from medspil.organisations.two_steps import spare_codes, switch_off, switch_on
from tests.cast import Cast, client_for
from tests.organisations.test_sign_in import CODE, _ask, _code_from_mail
from tests.organisations.test_two_steps import SECRET, STEP

SIGN_IN = "/log-ind/adgangsnoegle/"


def key_of(person: Person) -> Authenticator:
    """As a browser makes one; the private half is thrown away, so nobody can use it."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AuthenticatorData.create(
        b"0" * 32,
        AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT,
        0,
        AttestedCredentialData.create(Aaguid.NONE, b"id", public),
    )
    said = CollectedClientData.create(type="webauthn.create", challenge=b"c", origin="https://testserver")
    response = {
        "clientDataJSON": websafe_encode(said),
        "attestationObject": websafe_encode(AttestationObject.create("none", made, {})),
    }
    name = websafe_encode(b"id")
    credential = {"id": name, "rawId": name, "type": "public-key", "response": response}
    data = {"name": "Chrome, Linux", "credential": credential}
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)


@pytest.mark.parametrize("posted", ["", "{", "[]", "3", "{}", '{"id": "x", "response": {"userHandle": "eA"}}'])
def test_what_is_no_answer_makes_no_key_and_lets_nobody_in(cast: Cast, posted: str) -> None:
    ali, stranger = client_for(cast.ali), Client()
    assert ali.get(reverse("passkeys")).status_code == 200
    page = ali.post(reverse("passkeys"), {"credential": posted}, follow=True)
    assert "Der blev ikke lavet en adgangsnøgle." in page.content.decode()
    assert not Authenticator.objects.exists()
    assert "challenge" in str(stranger.get(SIGN_IN, headers={"accept": "application/json"}).json())
    page = stranger.post(SIGN_IN, {"credential": posted}, follow=True)
    assert "Den adgangsnøgle kender vi ikke." in page.content.decode()
    assert stranger.get("/").status_code == 302


def test_the_second_step_takes_no_garbled_key_and_a_spare_code(cast: Cast) -> None:
    key_of(cast.ali)
    RecoveryCodes.activate(cast.ali)
    client = Client()
    _ask(client, cast.ali.email)
    client.post(CODE, {"code": _code_from_mail()})
    assert "Brug din adgangsnøgle" in client.get(STEP).content.decode()
    for posted in ("", "{", '{"id": "x"}', '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}'):
        assert client.post(STEP, {"credential": posted}).status_code == 200
        assert client.get("/").status_code == 302
    client.post(STEP, {"code": spare_codes(cast.ali)[0]})
    assert client.get("/").status_code == 200


def test_nobody_removes_the_key_of_another(cast: Cast) -> None:
    key = key_of(cast.ali)
    assert client_for(cast.bo).post(reverse("passkey-remove", args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_the_app_switched_off_leaves_the_passkey_and_its_spare_codes(cast: Cast) -> None:
    key_of(cast.ali)
    switch_on(person=cast.ali, secret=SECRET)
    switch_off(person=cast.ali, by=cast.ali)
    kinds = set(Authenticator.objects.filter(user=cast.ali).values_list("type", flat=True))
    assert kinds == {Authenticator.Type.WEBAUTHN, Authenticator.Type.RECOVERY_CODES}
    switch_off(person=cast.ali, by=None)  # the command line, when all is gone
    assert not Authenticator.objects.filter(user=cast.ali).exists()
