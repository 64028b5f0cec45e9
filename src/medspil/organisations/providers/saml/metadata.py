# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The two ends describe themselves to each other in XML."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from lxml import etree
from onelogin.saml2.errors import OneLogin_Saml2_Error
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser as Parser

from medspil.organisations.models import SignInProvider
from medspil.organisations.providers.saml.toolkit import Here, settings_for

MOST_BYTES, SECONDS = 5_000_000, 20


class NotMetadata(Exception):
    """It is not there, or does not describe a sign-in that we can use."""


@dataclass(frozen=True, kw_only=True)
class OtherEnd:
    issuer: str
    sign_in_url: str
    certificates: Sequence[str]


def other_end(place: str) -> OtherEnd:
    """Read it from a file, or from an https address."""
    try:
        found = Parser.parse(_fetched(place) if "://" in place else Path(place).read_bytes()).get("idp", {})
    except (OSError, ValueError, etree.LxmlError, OneLogin_Saml2_Error) as error:
        raise NotMetadata(f"cannot be read: {type(error).__name__}") from error
    issuer, certificates = found.get("entityId", ""), _certificates(found)
    url = found.get("singleSignOnService", {}).get("url", "")
    if not (issuer and certificates and _can_be_asked(url)):
        raise NotMetadata("names no sign-in with a certificate and an https address for HTTP-Redirect")
    return OtherEnd(issuer=issuer, sign_in_url=url, certificates=certificates)


def _fetched(place: str) -> bytes:
    if not _can_be_asked(place):
        raise NotMetadata("is no https address")
    answer = requests.get(place, timeout=SECONDS, allow_redirects=False)
    answer.raise_for_status()
    if answer.is_redirect or len(answer.content) > MOST_BYTES:
        raise NotMetadata("leads elsewhere, or is too long")
    return answer.content


def _can_be_asked(address: str) -> bool:
    return address.startswith(("https://", "http://127.0.0.1:", "http://localhost:"))


def _certificates(found: dict[str, Any]) -> list[str]:
    several = found.get("x509certMulti", {}).get("signing", [])
    return sorted({*several, *([found["x509cert"]] if found.get("x509cert") else [])})


def our_metadata(provider: SignInProvider, ours: Here) -> bytes:
    """What the municipality registers us by. NotReady when our own end is not set up."""
    settings = settings_for(provider, ours)
    document: str | bytes = settings.get_sp_metadata()
    return document if isinstance(document, bytes) else document.encode()
