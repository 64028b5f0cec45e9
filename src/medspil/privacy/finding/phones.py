# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Telephone numbers: eight Danish digits however they are grouped, and foreign ones with their country in front."""

import re
from collections.abc import Iterator

from medspil.privacy.finding.patterns import either, small
from medspil.privacy.plain import Plain

_GROUPS = either(
    r"\d\d(?P<gap>\x20{1,3}|\x20?[./-]\x20?)\d\d(?P=gap)\d\d(?P=gap)\d\d",
    r"\d{4}[\x20./-]{1,3}\d{4} \d{3}[\x20-]\d{2}[\x20-]\d{3} \d{2}[\x20-]\d{3}[\x20-]\d{3}",
    r"\d{3}[\x20-]\d{3}[\x20-]\d{2}",
    r"\d\d[\x20./-]\d{6} \d{8} \d(?:[\x20.-]\d){7} \d{4}\x20\d\d\x20\d\d \d\d\x20\d\d\x20\d{4}",
)
_COUNTRY = r"(?:\(?(?:\+|00)[ ]?45\)?[ .-]{0,2})|(?:45[ -](?=\d\d[ ]?\d\d[ ]?\d\d[ ]?\d\d))"
_DANISH = re.compile(rf"(?<![\w.,/-])(?P<number>(?P<country>{_COUNTRY})?{_GROUPS})(?![\d-]|[.,/]\d|\s?%|[ ]?\d\d\b)")
_FOREIGN = re.compile(r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ ().-]{0,3}\d){6,13}(?!\d)")
_CUE = small(
    r"\b"
    + either(
        r"tlf tif telefon\w* tel mobil\w* mob ringe?s? ringede sms\w* nummer nummeret nr kontakt\w* fastnet\w*",
        r"whatsapp træffes på fang\w* skriv",
    )
    + r"\b[^\d\n]{0,30}$"
)
_OTHER_NUMBER = small(
    r"\b"
    + either(
        r"cvr se p ean gln sags?\w* journal\w* j ordre\w* faktura\w* vare\w* kunde\w* serie\w* bilag\w* dokument\w*",
        r"produkt\w* projekt\w* version\w* id isbn issn uge ugerne side siderne lokal\w* kode\w* build matrikel\w* bbr",
        r"ref\w* kl klokken lov beløb\w* indtast\w* fejl\w* ticket sr inc req løn\w* tjeneste\w* medarbejder\w*",
        r"abonnement\w* aftale\w* kurs\w*",
    )
    + r"\b[-.\s:#]{0,3}(?:(?:nr|no|nummer|nummeret|er|:)\b[.\s:]{0,3}){0,2}$"
)
_UNIT = small(r"\s?" + either("kr kroner mio stk borgere sager gange opslag personer visninger -tallet % € dkk euro"))


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    text = simple.text
    for found in _DANISH.finditer(text):
        before = text[max(0, found.start() - 45) : found.start()]
        if found["country"] or _is_phone(found["number"], before, text[found.end() : found.end() + 12]):
            yield found.span("number")
    for found in _FOREIGN.finditer(text):
        yield found.span()


def _is_phone(number: str, before: str, after: str) -> bool:
    if _OTHER_NUMBER.search(before) or _UNIT.match(after):
        return False
    if _CUE.search(before):
        return not re.match(r"(?:[01]\d|2[0-4])\.[0-5]\d-", number)
    return number[0] != "0" and not _is_day(number) and not _is_times(number)


def _is_day(number: str) -> bool:
    """Eight digits that may be a date, as 20260312 and 12 03 2026, or two years."""
    digits = re.sub(r"\D", "", number)
    if not re.fullmatch(r"\d{8}|\d\d[ .-]\d\d[ .-]\d{4}|\d{4}[ .-]\d\d[ .-]\d\d|\d{4}[ .-]+\d{4}", number):
        return False
    return bool(
        re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])", digits)
        or re.fullmatch(r"(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d", digits)
        or re.fullmatch(r"(?:19|20)\d\d\D+(?:19|20)\d\d", number)
    )


def _is_times(number: str) -> bool:
    """Hours of a day, one after another: 10-12-13-15."""
    hours = [int(part) for part in re.split(r"\D+", number)]
    return len(hours) == 4 and "-" in number and hours == sorted(hours) and hours[-1] <= 24
