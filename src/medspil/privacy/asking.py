# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a writer is asked about her own text, when it may point at a person.

She changes it, or says that it is not personal. Her yes is a seal of the very words that were shown, so it covers
no others, and nothing is kept of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medspil.privacy.finding import Finding, Kind, find

Expects = frozenset[Kind]
NOTHING: Expects = frozenset()
NAMES: Expects = frozenset({Kind.NAME})
PLACES: Expects = frozenset({Kind.ADDRESS, Kind.NAME})  # a meeting place may bear somebody's name
CONTACTS: Expects = frozenset({Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS})

_AROUND = 30  # characters shown before and after
_REASONS: dict[Kind, Promise] = {
    Kind.NAME: _("looks like a name"),
    Kind.PHONE: _("looks like a phone number"),
    Kind.EMAIL: _("looks like a mail address"),
    Kind.ADDRESS: _("looks like an address"),
    Kind.BIRTHDATE: _("looks like a date of birth"),
    Kind.ACCOUNT: _("looks like an account number"),
    Kind.ID_DOCUMENT: _("looks like the number of a passport or a licence"),
    Kind.SECRET: _("looks like a code that is given away"),
}


@dataclass(frozen=True)
class Doubt:
    """Words that may point at a person, with a little of what stands around them."""

    kind: Kind
    before: str
    words: str
    after: str

    @property
    def reason(self) -> str:
        return str(_REASONS[self.kind])

    @property
    def seal(self) -> str:
        return salted_hmac("medspil.privacy.asking", f"{self.kind}:{self.words}").hexdigest()[:16]


def doubts_in(text: str, expects: Expects = NOTHING) -> list[Doubt]:
    """What to ask about in `text`. CPR numbers are not asked about, they are refused."""
    asked = (each for each in find(text) if each.kind is not Kind.CPR and each.kind not in expects)
    return [_doubt(text, each) for each in asked]


def sealed(doubts: Iterable[Doubt]) -> str:
    """What a yes to all of them is sent as."""
    return " ".join(sorted({doubt.seal for doubt in doubts}))


def covers(yes: str, doubts: Iterable[Doubt]) -> bool:
    return {doubt.seal for doubt in doubts} <= set(yes.split())


def _doubt(text: str, found: Finding) -> Doubt:
    before, after = text[: found.start], text[found.end :]
    return Doubt(
        kind=found.kind,
        before=before if len(before) <= _AROUND else f"…{before[-_AROUND:]}",
        words=text[found.start : found.end],
        after=after if len(after) <= _AROUND else f"{after[:_AROUND]}…",
    )
