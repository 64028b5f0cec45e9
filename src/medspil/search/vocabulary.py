# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The words that stand in some documents, in the ways one looks for them."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import log

from medspil.search.spelling import Spelling
from medspil.search.words import spelt_out, stems_of

MOST = 12  # words found by a part; beyond, the part says nothing
LAST_SIGN = "\U0010ffff"


class Vocabulary:
    """`counts` says in how many documents each word stands, `size` how many documents there are."""

    def __init__(self, counts: Mapping[str, int], size: int) -> None:
        self.stem_of = dict(zip(counts, stems_of(counts), strict=True))
        self._size = size
        self._uses: Counter[str] = Counter()  # of each stem
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for word, stem in self.stem_of.items():
            self._uses[stem] += counts[word]
            self._words[stem].append(word)
        self._spelt_out: defaultdict[str, list[str]] = defaultdict(list)
        for known in self._uses:
            self._spelt_out[spelt_out(known)].append(known)
        self._forwards = sorted(counts)
        self._backwards = sorted(form[::-1] for form in {*counts, *self._uses})
        # Stems as well, since a misspelt word may be in a form that stands nowhere. The most used ones first.
        uses = {**self._uses, **{word: self._uses[stem] for word, stem in self.stem_of.items()}}
        self._spelling = Spelling(sorted(uses, key=uses.__getitem__, reverse=True))

    def __contains__(self, stem: str) -> bool:
        return stem in self._uses

    def words_with(self, stems: Iterable[str]) -> dict[str, str]:
        """The words that have one of the stems, each with its stem."""
        return {word: stem for stem in stems for word in self._words.get(stem, ())}

    def spelt_like(self, stem: str) -> list[str]:
        """The stems that are this one when æ, ø and å are spelt out."""
        return self._spelt_out.get(spelt_out(stem), [])

    def beginning_with(self, part: str) -> list[str]:
        """The stems of words that begin so, the most used ones."""
        return self._most_used({self.stem_of[word] for word in _run(self._forwards, part)})

    def ending_with(self, part: str) -> list[str]:
        """The stems of words that end so, or that do themselves; the most used ones."""
        return self._most_used({self._stem(form[::-1]) for form in _run(self._backwards, part[::-1])})

    def misspelt(self, word: str, *, unfinished: bool) -> tuple[list[str], int]:
        """The stems of what looks like the word, and how many letters are wrong."""
        near, wrong = self._spelling.like(word, unfinished=unfinished)
        return [self._stem(form) for form in near], wrong

    def rarity(self, stem: str) -> float:
        """How much it says that a document has the word, as BM25 counts it."""
        uses = min(self._uses[stem], self._size)
        return log(1 + (self._size - uses + 0.5) / (uses + 0.5))

    def _stem(self, form: str) -> str:
        """Of a word, or of what is a stem itself."""
        return self.stem_of.get(form, form)

    def _most_used(self, stems: Iterable[str]) -> list[str]:
        return nlargest(MOST, stems, key=self._uses.__getitem__)


def _run(words: list[str], beginning: str) -> list[str]:
    """The words of a sorted list that begin so: they stand together."""
    return words[bisect_left(words, beginning) : bisect_left(words, beginning + LAST_SIGN)]
