# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Numbers spelled out as they are said: »tyve tredive fyrre halvtreds« is a telephone number too."""

import re
from collections.abc import Iterator

from medspil.privacy.finding.patterns import small
from medspil.privacy.plain import Plain

_ONES = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni")
_TEENS = ("ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten")
_TENS = ("tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems")
_DIGITS = {word: str(value) for value, word in enumerate(_ONES + _TEENS)} | {"et": "1", "etogtyve": "21"}
_DIGITS |= {word: f"{ten}0" for ten, word in enumerate(_TENS, start=2)}
_DIGITS |= {
    f"{one}og{word}": f"{ten}{value}"
    for ten, word in enumerate(_TENS, start=2)
    for value, one in enumerate(_ONES)
    if value
}
_ONE, _TEEN, _TEN = ("|".join(reversed(words)) for words in (_ONES, _TEENS, _TENS))
_NUMBER = rf"(?:(?:{_ONE})og(?:{_TEN})|etogtyve|{_TEN}|{_TEEN}|{_ONE}|et)\b"
_RUN = small(rf"\b(?=[a-z]{{2}}){_NUMBER}(?:[ ,.-]{{1,3}}(?:og\s)?{_NUMBER}){{2,}}")
_CODE = small(r"\b\w*(?:kode|koden|kodeord|kodeordet|pin|password)\b[^.!?\n]{0,40}$")


def spans(simple: Plain) -> Iterator[tuple[int, int, str]]:
    """Runs of such words that make up a number, and its kind."""
    for run in _RUN.finditer(simple.text):
        digits = "".join(_DIGITS[word] for word in re.findall(r"\w+", run[0].lower()) if word != "og")
        kind = _kind(digits, is_code=bool(_CODE.search(simple.text, max(0, run.start() - 60), run.start())))
        if kind:
            yield *run.span(), kind


def _kind(digits: str, *, is_code: bool) -> str:
    if len(digits) == 10:
        return "cpr"
    if is_code:
        return "secret"
    return "phone" if len(digits) == 8 and digits[0] > "1" else ""
