# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How hard a Danish text is to read: Björnsson's LIX."""

import re

LONG = 6  # letters; a longer word counts as long

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_END = re.compile(r"[.!?:](?=\s|[»«”\"')*]|$)|\n\s*\n|\n(?=\s*(?:[-*]|\d+\.|#))")
_MARKS = re.compile(r"[*_#>`\[\]]|\(https?://[^)]*\)")


def lix(text: str) -> float:
    """Words per sentence plus the percentage of words longer than six letters; 0.0 for no words.

    Below 25 is for children, 35 plain, 45 hard, above 55 bureaucratic. Headings, list items and paragraphs end a
    sentence, since that is how they are read. Source: C.H. Björnsson, Läsbarhet, 1968.
    """
    plain = _MARKS.sub("", text)
    sentences = [found for part in _END.split(plain) if (found := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    long = sum(len(word) > LONG for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)
