# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A second step at sign-in: figures from an app on the phone, by allauth.mfa."""

import base64
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from django.conf import settings
from django.http import HttpRequest

from medspil.organisations.events import TwoStepsOff, TwoStepsOn
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

PENDING = "two-steps"  # the secret that is shown, until figures from it have been typed
Kind = Authenticator.Type


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets lie in the database as nobody can read them who has the database alone."""

    def get_totp_issuer(self) -> str:
        return "Medspil"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Medspil"}

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see `_box`

        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # SECRET_KEY has changed: a secret stored under the old one cannot be read, and must match no code.
            return base64.b32encode(hashlib.sha256(encrypted_text.encode()).digest()[:20]).decode()


def _box() -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415 - 9 MiB that a server of live rooms need not carry

    key = hashlib.sha256(f"medspil.two-steps:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def is_on(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user=person, type=Kind.TOTP).exists())


def pending_secret(request: HttpRequest) -> str:
    """The same until it is used, so that a page that is loaded again shows the same picture."""
    if PENDING not in request.session:
        request.session[PENDING] = generate_totp_secret()
    return str(request.session[PENDING])


def address_of(person: Person, secret: str) -> str:
    """What the picture says to the app."""
    return str(get_adapter().build_totp_url(person, secret))


def fits(secret: str, figures: str) -> bool:
    return bool(validate_totp_code(secret, figures))


def accepts(person: Person, figures: str) -> bool:
    """Whether these are the figures that the app shows now. They work once."""
    app = Authenticator.objects.filter(user=person, type=Kind.TOTP).first()
    return bool(app and app.wrap().validate_code(figures))


def spare_codes(person: Person) -> Sequence[str]:
    """Those that are left, for the day when the phone is gone."""
    row = Authenticator.objects.filter(user=person, type=Kind.RECOVERY_CODES).first()
    return list(row.wrap().get_unused_codes()) if row else []


@write
def switch_on(*, person: Person, secret: str) -> bool:
    """False when it was on already: sent twice, it is once."""
    if is_on(person):
        return False
    TOTP.activate(person, secret)
    if not Authenticator.objects.filter(user=person, type=Kind.RECOVERY_CODES).exists():
        RecoveryCodes.activate(person)
    record(TwoStepsOn(municipality_id=person.municipality_id, person_id=person.pk), by=person)
    return True


@write
def switch_off(*, person: Person, by: Person | None) -> bool:
    """Nobody's own act (`by`) takes her passkeys, and what is spare for them; the command line takes all."""
    rows = Authenticator.objects.filter(user=person)
    if by and rows.filter(type=Kind.WEBAUTHN).exists():
        rows = rows.filter(type=Kind.TOTP)
    gone, _rows = rows.delete()
    if gone:
        record(TwoStepsOff(municipality_id=person.municipality_id, person_id=person.pk), by=by)
    return bool(gone)
