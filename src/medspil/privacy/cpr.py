# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Danish personal identification numbers in free text.

A number that slips through is worse than a text refused for nothing, so only two things clear ten digits: a
day that no calendar has, and standing inside something longer. The check digit clears nothing, because
numbers without one are issued; nor does the century, because every two-digit year has already been once.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from medspil.privacy.plain import Plain, plain

REPLACEMENT = 60  # added to the day when somebody without a number of their own is given one

_GAP = r"\s{0,3}"
_SIX = r"\d\d(?P<s>[./ -]?)\d\d(?P=s)(?:19|20)?\d\d"
_WRITTEN = r"\d\d?\.?\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s(?:19|20)?\d\d"
_JOINED = (
    r"(?:[\s,;.:(]*\b(?:og|så|efterfulgt|derefter|dernæst|bindestreg|tankestreg|streg|minus|mellemrum|punktum"
    r"|skråstreg|med|samt|af|de)\b){1,4}[\s:.)-]*"
)
_CUE = r"(?:cpr|c\.p\.r|personn(?:ummer|r)|person-?nr|fødselsn(?:ummer|r)|erstatningsn)"
_SHAPES = tuple(
    re.compile(rf"(?<!\d){shape}(?!\d)", re.IGNORECASE)
    for shape in (
        # 010203-1234, and all that may stand instead of the hyphen
        rf"(?P<date>\d{{6}})(?:{_GAP}[-/_~*|=]{{1,3}}{_GAP}|{_GAP}|[.,:'+])\d{{4}}",
        rf"(?P<date>\d\d(?P<s>[./-])\d\d(?P=s)\d\d)(?:{_GAP}-{_GAP}|(?P=s))\d{{4}}",  # 01.02.03-1234
        rf"(?<!\d\s)(?P<date>\d\d \d\d \d\d){_GAP}-?{_GAP}\d{{4}}",  # 01 02 03 1234
        r"(?P<date>\d\d(?P<s>[./-]?)\d\d(?P=s)(?:18|19|20)\d\d)-\d{4}",  # 01021903-1234
        r"(?P<date>\d\d?(?P<s>[./-])\d\d?[./ -](?:(?:19|20)\d\d|\d\d))\s?-\s?(?!19|20)\d{4}",  # 1/2-1903 - 1234
        r"(?P<date>\d{6})[ -]{1,3}\d\d[ -]\d\d",  # 010203-12 34
        r"(?<!\d\s)(?<!\+)(?P<date>\d\d \d\d \d\d) \d\d \d\d(?! \d)",  # 01 02 03 12 34
        r"(?P<date>\d{4}[ -]\d\d|\d\d[ -]\d{4}|\d{3}[ ]\d{3})\s?-\s?\d{4}",  # 0102 03-1234
        r"(?<!\d\s)(?P<date>\d(?:[ .]\d){5})[ ]{0,2}[ .-]?[ ]{0,2}\d(?:[ .]\d){3}(?!\s\d)",  # 0 1 0 2 0 3 1 2 3 4
        rf"(?P<date>{_SIX}){_JOINED}\d{{4}}",  # 010203 og så 1234
        rf"(?P<date>{_SIX})[^\d\n]{{0,60}}(?:sidste|løbe|kontrol|cifre)[^\d\n]{{0,40}}\d{{4}}",
    )
)
_TOLD = tuple(
    re.compile(rf"{_CUE}[^\d\n]{{0,40}}(?P<number>{shape})(?!\d)", re.IGNORECASE)
    for shape in (
        rf"(?P<date>{_SIX}|{_WRITTEN})[^\d\n]{{0,40}}\d(?:[ .-]?\d){{3}}",
        r"(?P<date>\d(?:[\s./_-]{0,2}\d){5})[\s./_,:()-]{0,4}\d(?:[\s./_-]{0,2}\d){3}",
        r"(?P<date>\d{6})[ -]?(?=\d{0,3}[a-z])[a-z\d]{4}(?![a-z])",  # of somebody without a number
    )
)
_LETTERS = re.compile(r"(?<![\w])(?P<date>[\dOolI]{6})[ ]?-?[ ]?[\dOolI]{4}(?!\w)")  # typed as on an old typewriter
_NAMES = "jan feb mar apr maj jun jul aug sep okt nov dec"
_MONTHS = {name: place for place, name in enumerate(re.findall(r"\w+", _NAMES), start=1)}
_UUID = re.compile(r"(?<![0-9a-z])[0-9a-f]{8}(-?)(?:[0-9a-f]{4}\1){3}[0-9a-f]{12}(?![0-9a-z])", re.IGNORECASE)
_AS_DIGITS = str.maketrans("OolI", "0011")


@dataclass(frozen=True)
class Match:
    """Where a number stands. What it is, nobody needs to know."""

    start: int
    end: int


def find_cpr(text: str) -> list[Match]:
    """Where `text` holds a CPR number, from left to right, whatever digits, spaces and dashes it uses."""
    simple = plain(text)
    return [Match(*simple.span(start, end)) for start, end in spans(simple)]


def spans(simple: Plain) -> list[tuple[int, int]]:
    """The same in a text that is plain already, counted in its own characters."""
    text = simple.text
    if sum(map(text.count, "0123456789")) < 7:
        return []
    ids = [found.span() for found in _UUID.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(_candidates(text), key=lambda span: (span[0], -span[1])):
        inside = any(first <= start and end <= last for first, last in ids)
        if not inside and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    for shape in _SHAPES:
        for found in shape.finditer(text):
            if is_day(found["date"]):
                yield found.span()
    for told in _TOLD:
        for found in told.finditer(text):
            if is_day(found["date"]):
                yield found.span("number")
    for found in _LETTERS.finditer(text):
        if sum(character.isdigit() for character in found[0]) >= 7 and is_day(found["date"].translate(_AS_DIGITS)):
            yield found.span()


def is_day(date: str) -> bool:
    parts = re.findall(r"\d+|[a-z]{3,}", date.lower())
    digits = "".join(parts)
    if len(parts) == 3 and (parts[1].isalpha() or len(digits) not in {6, 8}):
        digits = f"{parts[0]:0>2}{_MONTHS.get(parts[1][:3], parts[1]):0>2}{parts[2][-2:]}"
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[-2:])
    if day > REPLACEMENT:
        day -= REPLACEMENT
    # 2000 was a leap year and 1900 was not: the kinder century decides.
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year, month)[1]
