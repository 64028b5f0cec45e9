# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Text with the words that were found marked. It comes in runs, so that whoever shows it escapes it like any text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from medspil.search.words import composed, places_of

LENGTH = 220  # signs in a passage
LEAD = 60  # of them before the first word found, at most
MOST_MARKS = 20  # words found in a passage; more do not tell it from another

_SENTENCE_END = re.compile(r"[.?!]\s+")

Stems = Mapping[str, str]  # the words to mark, each with its stem


@dataclass(frozen=True)
class Run:
    text: str
    marked: bool = False


class Place(NamedTuple):
    word: str
    start: int
    end: int


def marked(text: str, words: Stems) -> tuple[Run, ...]:
    """The whole text."""
    text = composed(text)
    return tuple(_runs(text, 0, len(text), _found(text, words)))


def passage(text: str, words: Stems) -> tuple[Run, ...]:
    """The part of the text in which most of the words stand; its beginning when none does."""
    text = composed(text)
    found = _found(text, words)
    start = _beginning(text, _best(found, words).start) if found else 0
    end = _word_end(text, start + LENGTH)
    runs = _runs(text, start, end, found)
    return (*([Run("… ")] if start else []), *runs, *([Run(" …")] if end < len(text) else []))


def _found(text: str, words: Stems) -> list[Place]:
    return [Place(*place) for place in places_of(text) if place[0] in words]


def _best(found: list[Place], words: Stems) -> Place:
    """The place after which most different words stand close by; the first of several."""

    def close_by(at: int) -> int:
        near = found[at : at + MOST_MARKS]
        return len({words[place.word] for place in near if place.end - near[0].start <= LENGTH - LEAD})

    return found[max(range(len(found)), key=close_by)]


def _beginning(text: str, place: int) -> int:
    """The sentence when it begins shortly before, else a word."""
    earliest = place - LEAD
    if earliest <= 0:
        return 0
    sentences = [end.end() for end in _SENTENCE_END.finditer(text, earliest, place)]
    return sentences[-1] if sentences else text.find(" ", earliest, place) + 1 or place


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", 0, place)
    return space if space > 0 else place


def _runs(text: str, start: int, end: int, found: list[Place]) -> Iterator[Run]:
    at = start
    for place in found:
        if start <= place.start and place.end <= end:
            if at < place.start:
                yield Run(text[at : place.start])
            yield Run(text[place.start : place.end], marked=True)
            at = place.end
    if at < end:
        yield Run(text[at:end])
