# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Danish personal identification numbers in free text.

A number that slips through is worse than a text refused for nothing, so only two things clear ten digits: a
day that no calendar has, and standing inside something longer. The check digit clears nothing, because
numbers without one are issued; nor does the century, because every two-digit year has already been once.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass

REPLACEMENT = 60  # added to the day when somebody without a number of their own is given one

_DASHES = frozenset("\u2212\u2043\u00af\u02d7\u30fc")  # look like a hyphen, but Unicode files them elsewhere
_GAP = r"[ ]{0,3}"
_SEPARATOR = rf"(?:{_GAP}[-/]?{_GAP}|\.)"
_CANDIDATE = re.compile(
    rf"""
    (?<!\d)
    (?:
        (?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d) {_SEPARATOR}                        # 010203-1234
      | (?P<day2>\d\d)(?P<dot>[./-])(?P<month2>\d\d)(?P=dot)(?P<year2>\d\d) {_GAP}-{_GAP}  # 01.02.03-1234
      | (?<!\d[ ])(?P<day3>\d\d)[ ](?P<month3>\d\d)[ ](?P<year3>\d\d) {_GAP}-?{_GAP}       # 01 02 03 1234
      | (?P<day4>\d\d)(?P<dot4>[./-]?)(?P<month4>\d\d)(?P=dot4)(?:18|19|20)(?P<year4>\d\d)-  # 01021903-1234
    )
    \d{{4}}
    (?!\d)
    """,
    re.VERBOSE,
)
_UUID = re.compile(r"(?<![0-9a-z])[0-9a-f]{8}(-?)(?:[0-9a-f]{4}\1){3}[0-9a-f]{12}(?![0-9a-z])", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """Where a number stands. What it is, nobody needs to know."""

    start: int
    end: int


def find_cpr(text: str) -> list[Match]:
    """Where `text` holds a CPR number, from left to right, whatever digits, spaces and dashes it uses."""
    plain, places = _plain(text)
    ids = [found.span() for found in _UUID.finditer(plain)]
    return [
        Match(places[found.start()], places[found.end() - 1] + 1)
        for found in _CANDIDATE.finditer(plain)
        if _has_date(found) and not any(start <= found.start() and found.end() <= end for start, end in ids)
    ]


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with one kind of digit, space and hyphen, and for each character its place in the original."""
    plain, places = [], []
    for place, character in enumerate(text):
        simple = _simple(character)
        if simple:
            plain.append(simple)
            places.append(place)
    return "".join(plain), places


def _simple(character: str) -> str:
    if character.isascii():
        return " " if character.isspace() else character
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


def _has_date(found: re.Match[str]) -> bool:
    day, month, year = (
        int(next(part for part in found.group(name, f"{name}2", f"{name}3", f"{name}4") if part))
        for name in ("day", "month", "year")
    )
    if day > REPLACEMENT:
        day -= REPLACEMENT
    # 2000 was a leap year and 1900 was not: the kinder century decides.
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year, month)[1]
