# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Which algorithms hold. Where one is not named here, what it protects is not looked at."""

from collections.abc import Iterator
from typing import Any

_MORE, _ENC, _ENC11 = (
    "http://www.w3.org/2001/04/xmldsig-more#",
    "http://www.w3.org/2001/04/xmlenc#",
    "http://www.w3.org/2009/xmlenc11#",
)
_NAMESPACES = {"ds": "http://www.w3.org/2000/09/xmldsig#", "xenc": _ENC}

# RSA with PKCS #1 v1.5 is fine for signing; for keys it lets whoever asks often enough read what was encrypted.
_HOLD: dict[str, tuple[str, frozenset[str]]] = {
    "a signature": (
        "//ds:SignatureMethod/@Algorithm",
        frozenset(
            {f"{_MORE}{key}-sha{bits}" for key in ("rsa", "ecdsa") for bits in (256, 384, 512)}
            | {f"http://www.w3.org/2007/05/xmldsig-more#sha{bits}-rsa-MGF1" for bits in (256, 384, 512)}
        ),
    ),
    "a digest": (
        "//ds:Reference/ds:DigestMethod/@Algorithm",
        frozenset({f"{_ENC}sha256", f"{_MORE}sha384", f"{_ENC}sha512"}),
    ),
    "a transform": (
        "//ds:CanonicalizationMethod/@Algorithm | //ds:Transform/@Algorithm | //xenc:Transforms//@Algorithm",
        frozenset({"http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2000/09/xmldsig#enveloped-signature"}),
    ),
    "the encryption": (
        "//xenc:EncryptedData/xenc:EncryptionMethod/@Algorithm",
        frozenset(
            {f"{_ENC11}aes{bits}-gcm" for bits in (128, 192, 256)}
            | {f"{_ENC}aes{bits}-cbc" for bits in (128, 192, 256)}
        ),
    ),
    "the encryption of the key": (
        "//xenc:EncryptedKey/xenc:EncryptionMethod/@Algorithm",
        frozenset({f"{_ENC}rsa-oaep-mgf1p", f"{_ENC11}rsa-oaep"}),
    ),
}


def weak(document: Any) -> Iterator[str]:
    """What an algorithm that does not hold is used for; `document` is an lxml tree."""
    for use, (place, hold) in _HOLD.items():
        if not hold.issuperset(document.xpath(place, namespaces=_NAMESPACES)):
            yield f"an algorithm that does not hold, for {use}"
    if any(len(each.xpath(".//ds:Reference", namespaces=_NAMESPACES)) != 1 for each in _signatures(document)):
        yield "a signature of several things"


def _signatures(document: Any) -> Any:
    return document.xpath("//ds:Signature", namespaces=_NAMESPACES)
