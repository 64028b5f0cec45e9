# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A text as a reader sees it: one kind of digit, space and hyphen, and nothing invisible."""

import unicodedata
from dataclasses import dataclass

_DASHES = frozenset("\u2212\u2043\u00af\u02d7\u30fc")  # look like a hyphen, but Unicode files them elsewhere


@dataclass(frozen=True, slots=True)
class Plain:
    """The text made plain, and for each of its characters the place in the original; None where nothing moved."""

    text: str
    places: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original. Not for an empty stretch."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    translated = text.translate(_SIMPLE)
    if _SIMPLE.uneven.isdisjoint(text):
        return Plain(translated, None)
    kept = [(character, place) for place, each in enumerate(text) for character in each.translate(_SIMPLE)]
    return Plain("".join(character for character, _ in kept), [place for _, place in kept])


class _Simple(dict[int, str]):
    """Filled as characters are met, few in all. `uneven` are those that vanish or become several."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        simple = self[code] = _simple(chr(code))
        if len(simple) != 1:
            self.uneven.add(chr(code))
        return simple


_SIMPLE = _Simple()


def _simple(character: str) -> str:
    if character.isascii():
        return " " if character.isspace() and character != "\n" else character
    digit = unicodedata.decimal(character, None)  # not the raised ones: they are footnotes after a number
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Pd" or character in _DASHES:
        return "-"
    if category in {"Cf", "Mn", "Me"}:  # what cannot be seen, and what sits on top of a digit
        return ""
    if character.isspace() or category in {"Zs", "Zl", "Zp"}:
        return " "
    return unicodedata.normalize("NFKC", character) if category == "Po" else character
