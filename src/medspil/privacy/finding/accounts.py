# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Bank accounts: registration and account number, IBAN, and the long number on a card."""

import re
from collections.abc import Iterator

from stdnum import iban

from medspil.privacy.finding.patterns import either, small
from medspil.privacy.plain import Plain

_NR = r"(?:\s?\.?\s?-?\s?(?:nr|no|nummer)(?:et)?)?\b\.?"
_REGISTRATION = rf"\breg(?:istrerings)?{_NR}"
_ACCOUNT = rf"\b(?:\w*konto(?:en|s)?|kto\.?){_NR}"
_SHAPES = (
    small(rf"{_REGISTRATION}[^\d\n]{{0,20}}(?P<number>\d{{4}}(?:[^\d\n]{{1,40}}|\s?)\d(?:[ .-]?\d){{5,10}})(?!\d)"),
    small(
        rf"{_ACCOUNT}[^\d\n]{{0,25}}(?P<number>\d(?:[ .-]?\d){{5,10}}"
        rf"[^\d\n]{{0,15}}{_REGISTRATION}[^\d\n]{{0,6}}\d{{4}})"
    ),
    small(rf"{_ACCOUNT}(?P<between>[^\d\n]{{0,30}})(?P<number>\d(?:[ .-]{{0,2}}\d){{6,13}})(?!\d)"),
    re.compile(r"(?<![\d-])(?P<number>\d{4}[ -]{1,3}(?:\d{10}|\d{7}|\d{3} \d{3} \d{4}))(?![\d-])"),
    re.compile(r"(?<!\d)(?P<number>\d{4}(?P<s>[ -]?)\d{4}(?P=s)\d{4}(?P=s)\d{4})(?!\d)"),  # on a card
)
_DANISH = small(r"(?<![a-z\d])dk\s?\d{2}(?:[ -]?\d){14}(?!\d)")  # right or not
_IBAN = small(r"(?<![a-z\d])[a-z]{2}\s?\d{2}(?:[ -]?[a-z\d]){11,30}(?![a-z\d])")
_OTHER_NUMBER = small(rf"\b{either('ring tlf telefon kr kroner dage år')}\b")


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    text = simple.text
    for shape in _SHAPES:
        for found in shape.finditer(text):
            if not _OTHER_NUMBER.search(found.groupdict().get("between") or ""):
                yield found.span("number")
    for found in _DANISH.finditer(text):
        yield found.span()
    for found in _IBAN.finditer(text):
        end = _valid_end(found[0], told="iban" in text[max(0, found.start() - 25) : found.start()].lower())
        if end:
            yield found.start(), found.start() + end


def _valid_end(number: str, *, told: bool) -> int:
    """How much of it is an IBAN, since words may follow; 0 for nothing. One that is called so need not be right."""
    ends = [len(number), *(space.start() for space in reversed(list(re.finditer(r"\s", number))))]
    right = next((end for end in ends if iban.is_valid(number[:end])), 0)
    if right or not told:
        return right
    return next((end for end in ends if sum(map(str.isdigit, number[:end])) * 2 > end), 0)
