# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a writer is asked about her own text, when it may point at a person.

She changes it, or says that it is not personal. Her yes is a seal of the very words that were shown, so it covers
no others, and nothing is kept of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medspil.privacy.finding import Finding, Kind, find

Expects = frozenset[Kind]
NOTHING: Expects = frozenset()
NAMES: Expects = frozenset({Kind.NAME})
PLACES: Expects = frozenset({Kind.ADDRESS, Kind.NAME})  # a meeting place may bear somebody's name
CONTACTS: Expects = frozenset({Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS})

YES = "not_personal"  # the field in which a yes to all that a page asks comes back
ASKED = _("This may point at a citizen. Change it, or say that it does not.")
_AROUND = 30  # characters shown before and after
_LONGEST = 500  # characters shown between two doubts; the longest note is shown whole
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
    start: int
    before: str
    words: str
    after: str

    @property
    def reason(self) -> str:
        return str(_REASONS[self.kind])

    @property
    def seal(self) -> str:
        return salted_hmac("medspil.privacy.asking", f"{self.kind}:{self.words}").hexdigest()[:16]


class Told(NamedTuple):
    """A text that somebody sends: what belongs in it, and how it read when it was last stored."""

    field: str
    text: str
    expects: Expects = NOTHING
    before: str = ""


class Piece(NamedTuple):
    """Some of a text; with a reason when that is what one is asked about."""

    words: str
    reason: str = ""


class Question(NamedTuple):
    field: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Asking:
    """What a writer is asked before her words are kept: each text in pieces, and what her yes is sent as."""

    questions: list[Question]
    yes: str

    def answered(self, yes: str) -> bool:
        """Whether what was said yes to is all of it."""
        return set(self.yes.split()) <= set(yes.split())

    def places(self) -> list[dict[str, Any]]:
        """For a command: where, and why; never the words."""
        return [
            {"where": one.field, "why": [str(piece.reason) for piece in one.pieces if piece.reason]}
            for one in self.questions
        ]

    def as_json(self) -> dict[str, Any]:
        """For a script. Pieces are pairs, as ["Fru ", ""] and ["Hansen", "looks like a name"]."""
        return {"texts": [question._asdict() for question in self.questions], "yes": self.yes}


def ask_about(texts: Iterable[Told], *, yes: str = "") -> Asking | None:
    """What the guard asks about these texts, given what she has said yes to. None: they may be kept as they are.

    This is the one rule for whoever sends texts from a page that asks, whichever door they come in by.
    """
    asked = [(told, doubts) for told in texts if (doubts := new_doubts(*told[1:]))]
    every = [doubt for _told, doubts in asked for doubt in doubts]
    if covers(yes, every):
        return None
    return Asking([Question(told.field, _in_pieces(told.text, doubts)) for told, doubts in asked], sealed(every))


def texts_in(document: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in what JSON can hold, with the way to it."""
    match document:
        case str():
            yield path, document
        case dict():
            for key, inner in document.items():
                yield from texts_in(inner, f"{path}.{key}" if path else str(key))
        case list() | tuple():
            for number, inner in enumerate(document, start=1):
                yield from texts_in(inner, f"{path} {number}".strip())


def told_in(document: object, *, where: str, expects: Expects, before: object = None) -> Iterator[Told]:
    """The texts of something that comes from a file, and how all of it read before."""
    stood = "\n".join(text for _path, text in texts_in(before))
    for path, text in texts_in(document):
        yield Told(": ".join(part for part in (where, path) if part), text, expects, stood)


def new_doubts(text: str, expects: Expects = NOTHING, before: str = "") -> list[Doubt]:
    """What to ask about in a text that read otherwise before: what stood there then was answered then."""
    doubts = doubts_in(text, expects) if text != before else []
    answered = {doubt.seal for doubt in doubts_in(before, expects)} if doubts and before else set()
    return [doubt for doubt in doubts if doubt.seal not in answered]


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
        start=found.start,
        before=before if len(before) <= _AROUND else f"…{before[-_AROUND:]}",
        words=text[found.start : found.end],
        after=after if len(after) <= _AROUND else f"{after[:_AROUND]}…",
    )


def _in_pieces(text: str, doubts: Iterable[Doubt]) -> list[Piece]:
    """The whole text, but for what is far from any doubt in a long one."""
    pieces, end = [], 0
    for doubt in doubts:
        pieces += [Piece(_shortened(text[end : doubt.start])), Piece(doubt.words, doubt.reason)]
        end = doubt.start + len(doubt.words)
    pieces.append(Piece(_shortened(text[end:])))
    return [piece for piece in pieces if piece.words]


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
