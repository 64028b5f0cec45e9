# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Passkeys, by allauth.mfa: sign-in with what unlocks one's phone or machine, and no mail.

A passkey counts as both steps: the machine has it, and it is used with a finger, a face or a PIN. What we keep of the
machine is its kind.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal.auth import WebAuthn, begin_registration
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError

from medspil.organisations.events import PasskeyAdded, PasskeyRemoved
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write

Kind = Authenticator.Type
GARBLED = (LookupError, TypeError, ValueError, AttributeError, struct.error, InvalidSignature)


@dataclass(frozen=True, kw_only=True)
class Key:
    id: int
    name: str
    since: datetime
    last: datetime | None


def keys_of(person: Person) -> Sequence[Key]:
    rows = Authenticator.objects.filter(user=person, type=Kind.WEBAUTHN).order_by("created_at")
    return [Key(id=row.pk, name=row.data["name"], since=row.created_at, last=row.last_used_at) for row in rows]


def options_for(person: Person) -> dict[str, Any]:
    """What the browser needs to make one. The session remembers what was asked."""
    return dict(begin_registration(person, passwordless=True))


def credential_in(posted: str, person: Person) -> dict[str, Any] | None:
    """What the browser answered, when it is an answer to what was asked, made with finger, face or PIN."""
    form = AddWebAuthnForm(user=person, data={"credential": posted, "passwordless": "on"})
    try:
        return dict(form.cleaned_data["credential"]) if form.is_valid() else None
    except GARBLED:
        return None


class _Careful:
    """The forms of allauth take it for granted that a browser has written what they read."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except GARBLED as error:
            raise ValidationError("not an answer to what was asked") from error


class SignInForm(_Careful, LoginWebAuthnForm):  # type: ignore[misc]
    pass


class SecondStepForm(_Careful, AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


@write
def add(*, person: Person, name: str, credential: dict[str, Any]) -> None:
    WebAuthn.add(person, name, credential)
    if not Authenticator.objects.filter(user=person, type=Kind.RECOVERY_CODES).exists():
        RecoveryCodes.activate(person)
    record(PasskeyAdded(municipality_id=person.municipality_id, person_id=person.pk), by=person)


@write
def remove(*, person: Person, key_id: int) -> bool:
    """False when she has no such key. Spare codes go with the last thing that they are spare for."""
    gone, _rows = Authenticator.objects.filter(user=person, type=Kind.WEBAUTHN, pk=key_id).delete()
    if not gone:
        return False
    if not Authenticator.objects.filter(user=person, type__in=[Kind.TOTP, Kind.WEBAUTHN]).exists():
        Authenticator.objects.filter(user=person).delete()
    record(PasskeyRemoved(municipality_id=person.municipality_id, person_id=person.pk), by=person)
    return True
