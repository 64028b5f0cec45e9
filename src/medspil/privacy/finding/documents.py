# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The numbers of passports, driving licences and other papers that show who somebody is."""

import re
from collections.abc import Iterator

from medspil.privacy.finding.patterns import either, small
from medspil.privacy.plain import Plain

_PAPER = either(
    r"\w*pas passets? \w*pass passport \w*kørekort(?:ets?)? førerbevis(?:et)? kk",
    r"opholds(?:kort|tilladelse|bevis)(?:et|en)? legitimations?(?:kort|bevis)?(?:et)? id-?\s?kort(?:et)?",
    r"identitetskort(?:et)? visum udlændinge rejsedokument(?:et)? sundhedskort(?:et)?",
    r"sygesikrings(?:kort|bevis)(?:et)? dåbsattest våbentilladelse borger-?id personcertifikat",
)
_NUMBER = r"(?<![A-Za-z\d])(?P<number>(?:[A-Z]{1,3}[ -]?)?\d(?:[ -]?[\dA-Z]){5,11}|[A-Z\d]{7,12})(?![A-Za-z\d])"
_SHAPES = (
    re.compile(rf"(?i:\b{_PAPER}s?(?:\s?-?\s?(?:nr|no|nummer|id)(?:et)?)?\b)(?P<between>[^\d\n!?]{{0,45}}?){_NUMBER}"),
    re.compile(
        r"(?<![A-Za-z\d])(?P<number>[A-Z]{0,3}\d{6,10})(?P<between>)\s(?i:er|var|står (?:på|i))\s(?i:\w+\s){0,3}"
        r"(?i:\w*pas|kørekort)(?i:s|et|sets)?(?i:nummer|nr)?\b"
    ),
)
_OTHER_NUMBER = small(
    r"\b"
    + either(r"ringe? tlf telefon\w* mobil\w* kr kroner koster cvr kontakt sms lov bekendtgørelse")
    + r"\b|[.;]\s+\S"
)
_DATE = re.compile(r"\d\d?[ -]\d\d?[ -](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d")


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    for shape in _SHAPES:
        for found in shape.finditer(simple.text):
            between, number = re.sub(r"\bnr\.", "nr", found["between"]), found["number"]
            enough = sum(map(str.isdigit, number)) >= 5
            if enough and not _OTHER_NUMBER.search(between) and not _DATE.fullmatch(number):
                yield found.span("number")
