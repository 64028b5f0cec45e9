# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The two ends describe themselves to each other in XML."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from django.utils import timezone
from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.errors import OneLogin_Saml2_Error
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser as Parser

from medspil.organisations.models import SignInProvider
from medspil.organisations.providers.queries import known_alike
from medspil.organisations.providers.saml.keys import last_day_of
from medspil.organisations.providers.saml.toolkit import here, settings_for

MOST_BYTES, SECONDS = 5_000_000, 20
_PLAIN = etree.XMLParser(resolve_entities=False, remove_blank_text=True)


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
        issuer, certificates = found.get("entityId", ""), _certificates(found)
        ends = certificates and last_day_of(certificates)
    except (OSError, ValueError, etree.LxmlError, OneLogin_Saml2_Error) as error:
        raise NotMetadata(f"cannot be read: {type(error).__name__}") from error
    url = found.get("singleSignOnService", {}).get("url", "")
    if not (issuer and certificates and _can_be_asked(url)):
        raise NotMetadata("names no sign-in with a certificate and an https address for HTTP-Redirect")
    if ends and ends < timezone.localdate():
        raise NotMetadata(f"has no certificate that is valid: the last one ran out on {ends}")
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


def our_metadata(provider: SignInProvider, base: str) -> bytes:
    """What the municipality registers us by. Municipalities that know us by one entity id share one registration: it
    lists where each comes back to. NotReady when our own end is not set up."""
    places = [here(base, each.municipality.cvr) for each in (provider, *known_alike(provider))]
    document = settings_for(provider, places[0]).get_sp_metadata()
    root = etree.fromstring(document if isinstance(document, bytes) else document.encode(), _PLAIN)
    (first,) = root.iter(f"{{{Words.NS_MD}}}AssertionConsumerService")
    for number, place in reversed([*enumerate(places, start=1)][1:]):
        another = deepcopy(first)
        another.set("Location", place.answer)
        another.set("index", str(int(first.get("index")) + number))
        first.addnext(another)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written
