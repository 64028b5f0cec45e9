# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An answer is believed when the municipality's sign-in has signed its assertion, encrypted it for us, for this address
and lately. python3-saml looks at much of it; what it passes over when it is left out is demanded here."""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Words
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
from onelogin.saml2.response import OneLogin_Saml2_Response as Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings as Settings
from onelogin.saml2.utils import OneLogin_Saml2_Utils as Utils
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML as Xml
from xmlsec import Error as XmlsecError

from medspil.organisations.providers.saml.algorithms import weak
from medspil.organisations.providers.saml.refusals import NotBelieved

# python3-saml stumbles over some of what it does not expect: an attribute that is left out, bytes that are no element.
FAULTS = (
    *(OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError, XmlsecError, etree.LxmlError),
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError),
)
_NAMES = {number: name for name, number in vars(OneLogin_Saml2_ValidationError).items() if isinstance(number, int)}


@dataclass(frozen=True, kw_only=True)
class Assertion:
    """What is said in an answer that is believed. `attributes` may hold a CPR number: only `oiosaml` reads it."""

    id: str
    until: datetime
    in_response_to: str
    signed_in_at: datetime
    name_id: str
    levels: Sequence[str]
    attributes: Mapping[str, Sequence[Any]]


def believed(said: str, *, settings: Settings) -> Assertion:
    """`said` is the field SAMLResponse. NotBelieved when it falls short of anything."""
    try:
        response = Response(settings, _looked_through(said))
        _no_tricks(response.get_xml_document())
        response.is_valid(_asked_at(settings), raise_exceptions=True)
        return _demanded(response, settings)
    except OneLogin_Saml2_ValidationError as error:
        words = "denied" if error.code == OneLogin_Saml2_ValidationError.STATUS_CODE_IS_NOT_SUCCESS else "failed"
        raise NotBelieved(_NAMES.get(error.code, "not valid"), words) from None
    except FAULTS as error:
        raise NotBelieved(type(error).__name__) from None


def _looked_through(said: str) -> str:
    """Before anything is decrypted or followed: what comes from outside names only algorithms that hold, and itself."""
    try:
        document = base64.b64decode("".join(said.split()), validate=True)
    except (binascii.Error, ValueError):
        raise NotBelieved("no base64") from None
    _no_tricks(Xml.to_etree(document))
    return base64.b64encode(document).decode()


def _no_tricks(document: Any) -> None:
    wrong = next(weak(document), None)
    if wrong:
        raise NotBelieved(wrong)
    if document.xpath("//comment() | //processing-instruction()"):
        raise NotBelieved("a comment in the assertion")
    if any(not uri.startswith("#") for uri in document.xpath("//@URI")):
        raise NotBelieved("it points out of itself")


def _asked_at(settings: Settings) -> dict[str, str]:
    place = urlsplit(settings.get_sp_data()["assertionConsumerService"]["url"])
    return {"https": "on" if place.scheme == "https" else "off", "http_host": place.netloc, "script_name": place.path}


def _demanded(response: Response, settings: Settings) -> Assertion:
    ours = settings.get_sp_data()
    asked, address = response.get_in_response_to(), ours["assertionConsumerService"]["url"]
    if not asked:
        raise NotBelieved("nobody asked for it")
    if ours["entityId"] not in response.get_audiences():
        raise NotBelieved("no audience")
    if response.document.get("Destination", address) != address:
        raise NotBelieved("another destination")
    (assertion,) = Xml.query(response.get_xml_document(), "/samlp:Response/saml:Assertion")
    ends = [end for end in _confirmed(assertion, asked=asked, address=address) if end]
    if not ends:
        raise NotBelieved("nothing confirms that it is for this request and this address, until a time")
    (at,) = Xml.query(assertion, "./saml:AuthnStatement/@AuthnInstant")
    return Assertion(
        id=assertion.get("ID"),
        until=datetime.fromtimestamp(max(ends) + Words.ALLOWED_CLOCK_DRIFT, UTC),
        in_response_to=asked,
        signed_in_at=datetime.fromtimestamp(Utils.parse_SAML_to_time(at), UTC),
        name_id=response.get_nameid(),
        levels=response.get_authn_contexts(),
        attributes=response.get_attributes(),
    )


def _confirmed(assertion: Any, *, asked: str, address: str) -> Iterator[int]:
    """Until when, for each confirmation that leaves nothing out."""
    for data in Xml.query(assertion, "./saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData"):
        bearer = data.getparent().get("Method") == Words.CM_BEARER
        if bearer and data.get("InResponseTo") == asked and data.get("Recipient") == address:
            until = data.get("NotOnOrAfter")
            yield Utils.parse_SAML_to_time(until) if until else 0
