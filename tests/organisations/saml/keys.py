# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A key and a certificate as files, such as either end has."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "made up")])


@dataclass(frozen=True, kw_only=True)
class Pair:
    key: Path
    certificate: Path


def pair(folder: Path, name: str, *, days: int = 365, bits: int = 2048) -> Pair:
    key, now = rsa.generate_private_key(public_exponent=65537, key_size=bits), datetime.now(UTC)
    made = x509.CertificateBuilder(
        NAME, NAME, key.public_key(), x509.random_serial_number(), now - timedelta(days=3), now + timedelta(days=days)
    ).sign(key, SHA256())
    files = Pair(key=folder / f"{name}.key", certificate=folder / f"{name}.crt")
    files.key.touch(mode=0o600)
    files.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    files.certificate.write_bytes(made.public_bytes(Encoding.PEM))
    return files
