# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Names of persons.

A name on a list is a name, unless its neighbours make it a company, a street or a law. A name that is also a
word needs a neighbour that makes it a name. A name on no list is known by its neighbours alone.
"""

import re
from collections.abc import Iterator

from medspil.privacy.finding import words as of
from medspil.privacy.finding.lexicon import lexicon
from medspil.privacy.finding.words import PARTICLES, Word
from medspil.privacy.plain import Plain

_LONGEST = 6  # words
_CLOSE = re.compile(r" {1,2}|\.\s?|:\s?|,? ?[»\"“(]?")
_STREETS_AND_HOUSES = re.compile(
    r"(?:vej|gade|allé|plads|skole|hus|hjem|gård|lov|loven|center|kirke|park|stræde|torv|boulevard|kollegiet|minde|fond|legat|centret|hjemmet)$"
)
# What the words end in that begin a sentence about somebody: »tolken sagde«, »pårørende spurgte«.
_INFLECTED = re.compile(r"(?:e[nrts]?|ne|[dt]|ing|hed|dom|folk|vis|igt|ang|gen|sten|al)$")
_DEFINITE = re.compile(r"(?:en|et|ne)$")


def spans(simple: Plain) -> Iterator[tuple[int, int]]:
    reader = _Reader(simple.text)
    place = 0
    for place_of, word in enumerate(reader.words):
        if place_of < place or not reader.may_begin(place_of, word):
            continue
        last = reader.name_at(place_of)
        if last is not None:
            yield word.start, reader.words[last].end
            place = last + 1


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.cues = text, lexicon().cues
        self.small_names, self.announcing = lexicon().small_names, lexicon().announcing
        self.words = of.read(text)
        self.others = [found.span() for found in lexicon().known.finditer(text)]

    def may_begin(self, place: int, word: Word) -> bool:
        """A quick look, since most words are none: a capital, a listed word, or something said before it."""
        return (
            word.capital or word.low in self.small_names or (place > 0 and self.words[place - 1].low in self.announcing)
        )

    def name_at(self, place: int) -> int | None:
        """The place of the last word of a name that begins here."""
        word = self.words[place]
        if self._is_other(word) or not self._begins(place):
            return None
        last = self._last(place)
        return None if self._is_of_other(place, last) else last

    def _begins(self, place: int) -> bool:
        word = self.words[place]
        if of.is_name(word):
            return not word.shouted or len(word.text) > 3 or self._is_announced(place)
        return self._is_announced(place) or self._is_word_as_name(place) or self._is_unknown_name(place)

    # A name by what stands before it

    def _is_announced(self, place: int) -> bool:
        word, before = self.words[place], self._before(place)
        if before is None or self._is(word, "small") or self._is(word, "role"):
            return False
        plain_word = of.is_thing(word) and not of.is_listed(word)
        if self._is(before, "title") and before.text != "HR":
            return not plain_word
        if self._is(before, "naming"):
            return not plain_word and self._is_told(place, before)
        if not word.capital or plain_word:
            return self._is(before, "role") and self._is(word, "often_name")
        return (self._is(before, "role") and not word.first) or (self._is(before, "greeting") and not word.mixed)

    def _is_told(self, place: int, before: Word) -> bool:
        """»Hun hedder X«, »navn: X«. A system has a name as well, but it is no she."""
        word = self.words[place]
        if before.low.endswith(("navn", "navnet")):
            whose = self._before(place - 1)
            told = ":" in self.text[before.end : word.start] or (whose is not None and self._is(whose, "whose"))
            return told and (word.capital or of.is_listed(word))
        return any(self._is(near, "person") for near in self.words[max(0, place - 4) : place - 1])

    # A name that is also a word

    def _is_word_as_name(self, place: int) -> bool:
        """Beside a family name, or with a capital where none is due."""
        word, after = self.words[place], self._after(place)
        if word.mixed or word.shouted or not of.is_listed(word):
            return False
        if after and after.capital == word.capital and self._goes_on(place, word, after):
            return word.capital or not self._is(word, "often_word")
        if not word.capital or (after and after.capital and not after.first) or not self._is_usual(word):
            return False
        if word.first:
            return self._acts(place, aids=self._is(word, "often_name"))
        before = self._before(place)
        return not (before and before.capital and not before.first)

    def _is_usual(self, word: Word) -> bool:
        """Bo, Sten, Kim: a name of somebody often enough. Maj and Storm are not."""
        known = lexicon()
        names = known.names_and_words
        return any(low in names for low in word.stems) and word.low not in known.places and not self._is(word, "season")

    def _goes_on(self, place: int, word: Word, after: Word) -> bool:
        if not of.is_given(word) or word.low == "storm":
            return False
        if of.is_family(after):
            return True
        then = self._after(place, 2)
        sure = (
            not word.first or self._is(word, "often_name") or (then is not None and then.capital and of.is_family(then))
        )
        return after.capital and sure and of.may_be_family(after)

    def _acts(self, place: int, *, aids: bool = False) -> bool:
        """Does what people do: rings, asks, weeps."""
        after, then = self._after(place), self._after(place, 2)
        if after is None or after.capital or not self._is(after, "human"):
            return False
        if after.low in {"er", "var"} and then and self._is(then, "what"):
            return False  # »Kim er en slags spire«
        return (aids or not self._is(after, "aids")) and (then is None or not self._is(then, "pronoun"))

    # A name on no list

    def _is_unknown_name(self, place: int) -> bool:
        word, before = self.words[place], self._before(place)
        if (
            not word.capital
            or len(word.text) < 3
            or of.is_thing(word)
            or self._is(word, "role")
            or self._is(word, "small")
        ):
            return False
        if of.ends_as_family(word) and not word.first:
            return not word.shouted
        if before and self._is(before, "helped") and not word.first:
            return not _DEFINITE.search(word.low)
        return self._acts(place) and not (_INFLECTED if word.first else _DEFINITE).search(word.low)

    # How far it goes, and what takes it away again

    def _last(self, place: int) -> int:
        last = place
        while last + 1 < len(self.words) and last - place < _LONGEST and self._continues(place, last):
            last += 1
        while last > place and self.words[last].low in PARTICLES and not self.words[last].capital:
            last -= 1
        return last

    def _continues(self, place: int, last: int) -> bool:
        word, after = self.words[last], self._after(last)
        if after is None or self._is_other(after) or (self.text[word.end] == "." and len(word.text) > 2):
            return False
        if len(after.text) == 1 and after.capital:
            return self.text[after.end : after.end + 1] == "." or self._after(last + 1) is not None
        if not after.capital:
            return self._continues_small(self.words[place], after, self._after(last + 1))
        if of.is_genitive(word) or of.is_family(after) or of.is_listed(after):
            return not of.is_genitive(word) or of.is_family(after)
        return not (of.is_thing(after) or self._is(after, "role") or self._is(after, "other_after"))

    def _continues_small(self, first: Word, after: Word, then: Word | None) -> bool:
        if after.low in PARTICLES and then is not None and (then.capital or of.is_family(then)):
            return True
        if first.capital or self._is(after, "small") or self._is(after, "human"):
            return False
        return of.is_name(after) or of.may_be_family(after)

    def _is_of_other(self, place: int, last: int) -> bool:
        """A company's, a saint's, a street's or a law's."""
        before = self._before(place)
        if before and self._is(before, "other_before"):
            return True
        if last + 1 == len(self.words):
            return False
        after = self.words[last + 1]
        gap = self.text[self.words[last].end : after.start]
        if gap.strip() in {"&", "+"}:
            return after.capital
        if gap not in {" ", "-", "’", "'"}:
            return False
        if after.capital:
            return self._is(after, "other_after") or bool(_STREETS_AND_HOUSES.search(after.low))
        return self._is(after, "other_small")

    # Reading on and back

    def _is(self, word: Word, cue: str) -> bool:
        return word.low in self.cues[cue]

    def _is_other(self, word: Word) -> bool:
        return any(start <= word.start and word.end <= end + 1 for start, end in self.others)

    def _before(self, place: int) -> Word | None:
        if place < 1:
            return None
        word = self.words[place - 1]
        return word if _CLOSE.fullmatch(self.text, word.end, self.words[place].start) else None

    def _after(self, place: int, reach: int = 1) -> Word | None:
        if place + reach >= len(self.words):
            return None
        word = self.words[place + reach]
        return word if self.text[self.words[place + reach - 1].end : word.start] in {" ", "  ", ". ", "-"} else None
