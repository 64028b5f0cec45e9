# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Our own key and certificate: two files, named in the environment. We sign with the key what we ask, and whoever
answers encrypts for the certificate."""

import os
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

KEY, CERTIFICATE = "MEDSPIL_SAML_KEY", "MEDSPIL_SAML_CERTIFICATE"
KEY_BITS = 2048
SOON = timedelta(days=30)


class NotReady(Exception):
    """Our own end is not set up: one of the two is not there, or does not do."""


@dataclass(frozen=True, kw_only=True)
class OurKeys:
    """Both as PEM."""

    key: str
    certificate: str


def our_keys() -> OurKeys:
    return OurKeys(key=_read(KEY), certificate=_read(CERTIFICATE))


def _read(name: str) -> str:
    place = os.environ.get(name, "")
    if not place:
        raise NotReady(f"{name} is not set")
    try:
        return Path(place).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise NotReady(f"the file of {name} cannot be read as PEM") from error


def what_is_wrong() -> Iterator[str]:
    """A line for each thing that keeps the two files from doing their work, or soon will."""
    from cryptography import x509  # noqa: PLC0415 - for those alone who use it
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    try:
        keys = our_keys()
        key = load_pem_private_key(keys.key.encode(), password=None)
        certificate = x509.load_pem_x509_certificate(keys.certificate.encode())
    except NotReady as error:
        yield str(error)
        return
    except (ValueError, TypeError):
        yield f"{KEY} or {CERTIFICATE} is no PEM file, or the key has a password"
        return
    if not isinstance(key, RSAPrivateKey) or key.key_size < KEY_BITS:
        yield f"{KEY} is no RSA key of at least {KEY_BITS} bits"
    if key.public_key() != certificate.public_key():
        yield f"{KEY} and {CERTIFICATE} do not belong together"
    if certificate.not_valid_after_utc < timezone.now() + SOON:
        yield f"{CERTIFICATE} runs out on {certificate.not_valid_after_utc:%Y-%m-%d}"
    if Path(os.environ[KEY]).stat().st_mode & 0o077:
        yield f"others on this machine can read {KEY}: chmod 600"


def last_day_of(certificates: Sequence[str]) -> date | None:
    """When the last certificate of the other end runs out, if that is soon; each is DER as base64."""
    from cryptography import x509  # noqa: PLC0415 - as above

    ends = [x509.load_der_x509_certificate(b64decode(each)).not_valid_after_utc for each in certificates]
    return max(ends).date() if max(ends) < timezone.now() + SOON else None
