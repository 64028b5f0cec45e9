# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Mail addresses, also those written so that no machine should see them."""

from collections.abc import Iterator

from medspil.privacy.finding.patterns import either, small
from medspil.privacy.plain import Plain

_DOT = r"(?:\.|\s?[(\[{](?:dot|punktum|prik|\.)[)\]}]\s?|\s(?:dot|punktum|prik)\s)"
_AT = (
    "(?:[@\uff20\ufe6b]"
    r"|\s?[(\[{<*]\s?(?:at|@|snabel-?\s?a|alfa)\s?[)\]}>*]\s?|\s+(?:snabel\s?-?a|alfakrølle)\s+)"
)
_PROVIDER = either(
    "g-?mail hotmail outlook live yahoo icloud msn mail jubii ofir proton(?:mail)? me stofanet webspeed youmail gmx",
    "aol tdcadsl privat",
)
_WHO = r"(?<![\w.+%-])\w[\w.+%'-]*"
_SHAPES = (
    small(rf"(?<![\w.+%-])\w[\w.+%'-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*"),
    small(rf"{_WHO}\s?@\s?[\w-]+\s?{_DOT}\s?[a-z]{{2,}}\b"),
    small(rf"{_WHO}\s?[(\[]a[)\]]\s?[\w-]+{_DOT}[a-z]{{2,}}\b"),
    # »at« is also an everyday word: only before a provider is it the sign
    small(rf"{_WHO}(?:{_DOT}[\w+%-]+){{0,2}}\s(?:at|a|alfa)\s{_PROVIDER}\s?{_DOT}\s?[a-z]{{2,3}}\b"),
)


# Looked for first, since few texts have any of them.
_SIGN = small(rf"[@\uff20\ufe6b(\[{{<*]|snabel|alfakrølle|\s(?:at|a|alfa)\s{_PROVIDER}\s?{_DOT}")


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    if not _SIGN.search(simple.text):
        return
    for shape in _SHAPES:
        for found in shape.finditer(simple.text):
            yield found.start(), found.end() - (found[0][-1] in ".-_")
