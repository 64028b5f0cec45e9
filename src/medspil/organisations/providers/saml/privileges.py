# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""OIO-BPP: which roles somebody has in which municipality, as a list in base64."""

import base64
import binascii
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from medspil.organisations.providers.saml.refusals import NotBelieved

MOST_CHARACTERS = 100_000
SCOPE = "urn:dk:gov:saml:cvrnumberidentifier:"


def roles_in(said: str, cvr: str) -> Iterator[str]:
    """The roles in this municipality. A role with a constraint (a unit, a subject) would mean more here than was given:
    we do not know constraints, so it is passed over. NotBelieved when it is no such list."""
    for group in _tree(said):
        about = group.get("Scope", "").lower()
        if _name(group) == "PrivilegeGroup" and about == f"{SCOPE}{cvr}" and not _constrained(group):
            yield from ((each.text or "").strip() for each in group if _name(each) == "Privilege")


def _tree(said: str) -> Element:
    if len(said) > MOST_CHARACTERS:
        raise NotBelieved("too many privileges")
    try:
        root: Element = fromstring(base64.b64decode("".join(said.split()), validate=True), forbid_dtd=True)
    except (ParseError, DefusedXmlException, binascii.Error, ValueError):
        raise NotBelieved("the privileges cannot be read") from None
    return root


def _constrained(group: Element) -> bool:
    return any(_name(each) == "Constraint" for each in group)


def _name(element: Element) -> str:
    """Without its namespace, which has had two addresses over the years."""
    return str(element.tag).rpartition("}")[2]
