# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an assertion says, in the words of OIOSAML 3, made into claims such as OpenID Connect brings.

Only what stands here is read: a CPR number, should one come, goes no further than this."""

import re
from collections.abc import Iterator
from uuid import UUID

from medspil.organisations.models import Assurance, SignInProvider
from medspil.organisations.providers.saml.answers import Assertion
from medspil.organisations.providers.saml.privileges import roles_in
from medspil.organisations.providers.saml.refusals import NotBelieved
from medspil.organisations.providers.tokens import Claims

_EID = "https://data.gov.dk/model/core/eid"
CVR = (f"{_EID}/professional/cvr", "dk:gov:saml:attribute:CvrNumberIdentifier")
PERSISTENT = f"{_EID}/professional/uuid/persistent"
EMAIL, FULL_NAME, FIRST_NAME, LAST_NAME = (f"{_EID}/{name}" for name in ("email", "fullName", "firstName", "lastName"))
PRIVILEGES = (f"{_EID}/privilegesIntermediate", "dk:gov:saml:attribute:Privileges_intermediate")
LEVEL = "https://data.gov.dk/concept/core/nsis/loa"

# The name is what people are called, so nothing in it may look like the key that comes last.
SUBJECT = re.compile(r"C=DK,\s*O=(?P<cvr>\d{8}),\s*CN=(?P<name>.+),\s*Serial=(?P<serial>[0-9A-Fa-f-]{36})", re.DOTALL)


def claims_of(assertion: Assertion, provider: SignInProvider) -> Claims:
    """NotBelieved when it is about another municipality, not sure enough, or about nobody in particular."""
    cvr = provider.municipality.cvr
    subject = SUBJECT.fullmatch(assertion.name_id or "")
    said = {*_all(assertion, *CVR), *([subject["cvr"]] if subject else [])}
    if said != {cvr}:
        raise NotBelieved("another municipality", "elsewhere")
    if not _sure_enough(assertion, provider.assurance):
        raise NotBelieved("the level of assurance", "assurance")
    keys = {"serial": subject["serial"] if subject else "", "uuid": _one(assertion, PERSISTENT)}
    address = _one(assertion, EMAIL)
    return {
        provider.subject_claim: _key(keys.get(provider.subject_claim, "")),
        "email": address,
        "email_verified": bool(address),  # the employer itself says so, of addresses in its own domains
        "name": _called(assertion) or (subject["name"] if subject else ""),
        "roles": sorted({role for each in _all(assertion, *PRIVILEGES) for role in roles_in(each, cvr)}),
        "nonce": assertion.in_response_to,
    }


def _key(said: str) -> str:
    try:
        return str(UUID(said))
    except ValueError:
        raise NotBelieved("no key of the person", "key") from None


def _sure_enough(assertion: Assertion, least: str) -> bool:
    if not least:
        return True
    said = {level.rpartition("/")[2] for level in (*_all(assertion, LEVEL), *assertion.levels)}
    return any(level in said for level in Assurance.values[Assurance.values.index(least) :])


def _called(assertion: Assertion) -> str:
    return _one(assertion, FULL_NAME) or f"{_one(assertion, FIRST_NAME)} {_one(assertion, LAST_NAME)}".strip()


def _one(assertion: Assertion, name: str) -> str:
    return next(_all(assertion, name), "")


def _all(assertion: Assertion, *names: str) -> Iterator[str]:
    for name in names:
        yield from (value.strip() for value in assertion.attributes.get(name, ()) if isinstance(value, str))
