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
    """Words with how many documents each stands in. Many may read while one adds and takes away."""

    def __init__(self) -> None:
        self.stem_of: dict[str, str] = {}
        self._size = 0  # documents
        self._uses: Counter[str] = Counter()  # of each stem
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        self._spelt_out: defaultdict[str, list[str]] = defaultdict(list)
        self._forwards: list[str] = []
        self._backwards: list[str] = []
        self._spelling = Spelling()

    def add(self, counts: Mapping[str, int], size: int) -> None:
        """`counts` says in how many of the new documents each word stands, `size` how many they are."""
        words = [word for word in counts if word not in self.stem_of]
        new = dict(zip(words, stems_of(words), strict=True))
        stems = list(dict.fromkeys(stem for stem in new.values() if stem not in self._uses))
        self._size += size
        self.stem_of.update(new)
        for word, count in counts.items():
            self._uses[self.stem_of[word]] += count
        for word, stem in new.items():
            self._words[stem].append(word)
        for stem in stems:
            self._spelt_out[spelt_out(stem)].append(stem)
        forms = list({*new, *stems})
        self._forwards = sorted([*self._forwards, *new])
        self._backwards = sorted([*self._backwards, *(form[::-1] for form in forms)])
        # Stems as well, since a misspelt word may be in a form that stands nowhere. The most used ones first.
        self._spelling.add(sorted(forms, key=lambda form: self._uses[self._stem(form)], reverse=True))

    def take_away(self, counts: Mapping[str, int], size: int) -> None:
        """Documents are gone. Words that stand nowhere any more are still known, but lead nowhere."""
        self._size -= size
        for word, count in counts.items():
            self._uses[self.stem_of[word]] -= count

    def __contains__(self, stem: str) -> bool:
        return self._uses.get(stem, 0) > 0

    def words_with(self, stems: Iterable[str]) -> dict[str, str]:
        """The words that have one of the stems, each with its stem."""
        return {word: stem for stem in stems for word in self._words.get(stem, ())}

    def spelt_like(self, stem: str) -> list[str]:
        """The stems that are this one when æ, ø and å are spelt out."""
        return [known for known in self._spelt_out.get(spelt_out(stem), ()) if known in self]

    def beginning_with(self, part: str) -> list[str]:
        """The stems of words that begin so, the most used ones."""
        return self._most_used({self.stem_of[word] for word in _run(self._forwards, part)})

    def ending_with(self, part: str) -> list[str]:
        """The stems of words that end so, or that do themselves; the most used ones."""
        return self._most_used({self._stem(form[::-1]) for form in _run(self._backwards, part[::-1])})

    def misspelt(self, word: str, *, unfinished: bool) -> tuple[list[str], int]:
        """The stems of what looks like the word, and how many letters are wrong."""
        near, wrong = self._spelling.like(word, unfinished=unfinished)
        return [stem for stem in map(self._stem, near) if stem in self], wrong

    def rarity(self, stem: str) -> float:
        """How much it says that a document has the word, as BM25 counts it."""
        uses = min(self._uses[stem], self._size)
        return log(1 + (self._size - uses + 0.5) / (uses + 0.5))

    def _stem(self, form: str) -> str:
        """Of a word, or of what is a stem itself."""
        return self.stem_of.get(form, form)

    def _most_used(self, stems: Iterable[str]) -> list[str]:
        return nlargest(MOST, (stem for stem in stems if stem in self), key=self._uses.__getitem__)


def _run(words: list[str], beginning: str) -> list[str]:
    """The words of a sorted list that begin so: they stand together."""
    return words[bisect_left(words, beginning) : bisect_left(words, beginning + LAST_SIGN)]
