# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What in a text may point at a person: where it stands, and of which kind it is.

A finding holds no text. Nothing here logs, stores or sends anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from medspil.privacy import cpr
from medspil.privacy.finding import accounts, addresses, birthdates, documents, mails, names, phones, secrets, spoken
from medspil.privacy.plain import Plain, plain


class Kind(StrEnum):
    CPR = "cpr"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    BIRTHDATE = "birthdate"
    ACCOUNT = "account"
    ID_DOCUMENT = "id_document"
    SECRET = "secret"  # noqa: S105 - the name of a kind


@dataclass(frozen=True, slots=True)
class Finding:
    """`start` and `end` count characters of the text, as Python does."""

    kind: Kind
    start: int
    end: int


_Claim = tuple[int, int, Kind]
# The first that claims a stretch of text has it. Names come last: a street may be called after somebody.
_FINDERS = (
    (Kind.CPR, cpr.spans),
    (Kind.ACCOUNT, accounts.spans),
    (Kind.EMAIL, mails.spans),
    (Kind.ID_DOCUMENT, documents.spans),
    (Kind.SECRET, secrets.spans),
    (Kind.BIRTHDATE, birthdates.spans),
    (Kind.ADDRESS, addresses.spans),
    (Kind.PHONE, phones.spans),
)
# Most notes hold no digit or two, and so none of these.
_FEWEST_DIGITS = {Kind.CPR: 7, Kind.ACCOUNT: 7, Kind.ID_DOCUMENT: 5, Kind.ADDRESS: 1, Kind.PHONE: 7}


def find(text: str) -> list[Finding]:
    """All that may point at a person, from left to right; no two overlap."""
    simple = plain(text)
    digits = sum(map(simple.text.count, "0123456789"))
    taken: list[_Claim] = []
    for kind, spans in _FINDERS:
        if digits >= _FEWEST_DIGITS.get(kind, 0):
            _take(taken, ((start, end, kind) for start, end in spans(simple)))
    _take(taken, ((start, end, Kind(kind)) for start, end, kind in spoken.spans(simple)))
    _take(taken, ((start, end, Kind.NAME) for start, end in names.spans(simple)))
    _take(taken, _beside_names(simple, taken))
    return [Finding(kind, *simple.span(start, end)) for start, end, kind in sorted(taken)]


def _take(taken: list[_Claim], claims: Iterable[_Claim]) -> None:
    """Add those that nobody has claimed; of two that begin together, the longer."""
    for start, end, kind in sorted(claims, key=lambda claim: (claim[0], -claim[1])):
        if all(end <= first or last <= start for first, last, _ in taken):
            taken.append((start, end, kind))


def _beside_names(simple: Plain, taken: list[_Claim]) -> list[_Claim]:
    """A date of the last century right after somebody's name is taken for a birthday."""
    ends = {end for _, end, kind in taken if kind is Kind.NAME}
    return [(start, end, Kind.BIRTHDATE) for start, end in birthdates.after(simple, ends)]
