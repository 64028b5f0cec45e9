# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Dates of birth. A date alone is a meeting or a law; a word beside it makes it somebody's birthday."""

import re
from collections.abc import Iterable, Iterator

from medspil.privacy.finding.patterns import MONTH, either, small
from medspil.privacy.plain import Plain

_ORDINAL = either(
    "første anden andet tredje fjerde femte sjette syvende ottende niende tiende ellevte elvte tolvte",
    "trettende fjortende",
    "femtende sekstende syttende attende nittende tyvende",
    "(?:en|to|tre|fire|fem|seks|syv|otte|ni)og(?:tyvende|tredivte) tredivte",
)
_YEAR = (
    r"\s(?:i\s|år\s)?(?:nitten|tyve|to\s?tusind|atten)\w*(?:\s(?:hundrede|og|\w*(?:ti|tyve|tredive|fyrre|halvtreds|tres"
    r"|halvfjerds|firs|halvfems|elleve|tolv|ten)|en|to|tre|fire|fem|seks|syv|otte|ni)\b){0,4}"
)
_DATE = (
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./ -]\s?(?:\d{4}|\d{2})(?!\d)|\d{4}-\d\d-\d\d"
    rf"|\d{{1,2}}\.?\s?{MONTH}(?:\s?,?\s?(?:\d{{4}}|'?\d{{2}}(?![\d.:])))?"
    rf"|{_ORDINAL}\s(?:i\s)?(?:{MONTH}|{_ORDINAL})(?:{_YEAR}|\s\d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}|\d{{8}}|\d{{6}}|\d\d \d\d (?:\d{{4}}|\d\d)|{MONTH}\s(?:19|20)\d\d)"
)
_BORN = either(
    r"født fødselsd\w* fødselar fødsels-?\s?og\s\w+ f\.\s?d\. f\. fd\.? fdt\.? f-?dato fylder fyldte fyldt",
    r"\d\d\s?års?\s?dag årsdag kom\stil\sverden dob born",
)
_CUE = small(rf"\b{_BORN}")
_TOLD = small(rf"\b{_BORN}(?P<between>[^\d\n;]{{0,35}}?(?:\b\d\d(?:\sår)?\b\s?)?[^\d\n;]{{0,20}}?)(?P<date>{_DATE})")
_BEFORE = small(
    rf"(?<![\d/.])(?P<date>{_DATE})\s?,?\s?(?:\(?(?:er|var|som)\s)?(?:\w+\s){{0,2}}(?:fødselsd|født\b|fødsels)"
)
# The law and the pension speak of everybody born before a day.
_PERIOD = re.compile(
    r"\b"
    + either(
        r"før efter mellem siden senest inden tidligere senere perioden fra\sog\smed frist\w* udløber seneste",
        r"møde\w* lov\w* borgere personer børn alle dem årgang\w* åbner holder ring\w* tlf sag\w* gave",
    )
    + r"\b|[.!?]\s+[A-ZÆØÅ]"
)
_OF_MANY = small(
    r"\b"
    + either(
        "borgere personer børn alle dem folk unge ældre årgange pensionister mennesker kommunen biblioteket",
        "foreningen loven",
        "huset reformen cent(?:re|er)t skolen virksomheden organisationen systemet ordningen",
    )
    + r"\b[^.!?\n]{0,30}$"
)
_COUNTED = small(r"(?:kl\.?|uge|nr\.?|§|stk\.?|side)\s?$")
_BESIDE = small(
    r"(?:\s?[,(:/-]\s?|\s)(?P<date>\d{1,2}\s?[./-]\s?\d{1,2}\s?[./ -]\s?(?:19\d\d|200\d|[3-9]\d)(?!\d)"
    rf"|\d{{1,2}}\.\s?{MONTH}\s(?:19\d\d|200\d)|\d{{6}}(?!\d))"
)


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    text = simple.text
    if not _CUE.search(text):
        return
    for found in _TOLD.finditer(text):
        many = _OF_MANY.search(text, max(0, found.start() - 45), found.start())
        if not many and not _PERIOD.search(found["between"]):
            yield found.span("date")
    for found in _BEFORE.finditer(text):
        if not _COUNTED.search(text, max(0, found.start() - 6), found.start()):
            yield found.span("date")


def after(simple: Plain, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Dates that stand right after one of the places, and can be no meeting to come."""
    for place in places:
        found = _BESIDE.match(simple.text, place)
        if found:
            yield found.span("date")
