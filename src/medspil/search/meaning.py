# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Which words of the material somebody may have meant by the words they typed, and how surely.

A typed word is looked up among the words that stand in the material: the same word in another form, the word within a
compound, the parts of a compound that was typed, and what it looks like when a letter or two are wrong. The documents
are then asked for the words found, so that all of them are weighed and marked as if they had been typed.
"""

from collections.abc import Iterator
from itertools import chain, islice, pairwise

from medspil.search.vocabulary import Vocabulary
from medspil.search.words import stem_of, stems_of, telling

# How surely a word found is the word meant. The table of questions in tests/search holds these in place.
SAME, SPELT_OUT, JOINED = 1.0, 0.9, 0.9
BEGUN = 0.6
MISSPELT = {1: 0.7, 2: 0.5}
COMPOUND_BEGINS, COMPOUND_ENDS = 0.4, 0.3  # with the word that was typed
HEAD, TAIL = 0.5, 0.25  # of a compound that was typed: its first part says what it is about
PARTS_OF_KNOWN = 0.4  # and how much of that, when the compound itself is there

# With fewer letters, a part of a word is chance: »bor« is no part of »borger«.
SHORTEST_BEGUN = 2  # a word that is being typed
SHORTEST_PART = 4
SHORTEST_ENDING, SHORTEST_COMPOUND = 3, 7  # »lov« is the end of »aftalelov«, but not of »ulov«

Meaning = dict[str, float]  # stems, each with how surely it is meant
Found = Iterator[tuple[str, float]]


def meant(words: list[str], vocabulary: Vocabulary, *, unfinished: bool) -> list[Meaning]:
    """A meaning for each typed word that says something and leads somewhere.

    `unfinished`: the last word is still being typed.
    """
    joined = dict(_joined(words, vocabulary))
    found = []
    for word in dict.fromkeys(telling(words) or (words[-1:] if unfinished else [])):
        meaning = _meaning(word, vocabulary, unfinished=unfinished and word == words[-1])
        if word in joined:
            meaning.setdefault(joined[word], JOINED)
        if meaning:
            found.append(_levelled(meaning, vocabulary))
    return found


def _joined(words: list[str], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Compounds that somebody typed as two words, »data beskyttelse«: each of the two, with the stem of the whole."""
    for first, second in pairwise(words):
        whole = stem_of(first + second)
        if whole in vocabulary:
            yield from ((first, whole), (second, whole))


def _meaning(word: str, vocabulary: Vocabulary, *, unfinished: bool) -> Meaning:
    """What is known of the word and its parts. Only when nothing is: what it looks like; what part of it is known."""
    return (
        _surest(chain(_known(word, vocabulary, unfinished=unfinished), _parts(word, vocabulary)))
        or _surest(_misspelt(word, vocabulary, unfinished=unfinished))
        or _surest(_some_part(word, vocabulary))
    )


def _known(word: str, vocabulary: Vocabulary, *, unfinished: bool) -> Found:
    """The word itself, what it may be the beginning of, and the compounds that begin or end with it."""
    stem = stem_of(word)
    if stem in vocabulary:
        yield stem, SAME
    yield from ((other, SPELT_OUT) for other in vocabulary.spelt_like(stem))
    if unfinished and len(word) >= SHORTEST_BEGUN:
        yield from ((other, BEGUN) for other in vocabulary.beginning_with(word))
    for form in {word, stem}:
        if len(form) >= SHORTEST_PART:
            yield from ((other, COMPOUND_BEGINS) for other in vocabulary.beginning_with(form))
    # In the compound the stemmer may take off more than in the word alone, so every form of the word is tried.
    for form in {word, stem, *vocabulary.words_with([stem])}:
        if len(form) >= SHORTEST_ENDING:
            ending = vocabulary.ending_with(form)
            yield from ((other, COMPOUND_ENDS) for other in ending if len(other) >= SHORTEST_COMPOUND)


def _parts(word: str, vocabulary: Vocabulary) -> Found:
    """The two words that this one is made of: both known, or the first with the s that binds them."""
    own = stem_of(word)
    surety = PARTS_OF_KNOWN if own in vocabulary else 1.0
    for head, tail in _splits(word):
        stem, rest = stems_of([head, tail])
        if stem == own or len(stem) < SHORTEST_PART or stem not in vocabulary:
            continue
        if rest in vocabulary or head.endswith("s"):
            yield stem, HEAD * surety
            if rest in vocabulary:
                yield rest, TAIL * surety
            return


def _some_part(word: str, vocabulary: Vocabulary) -> Found:
    """The longest known beginning, and the longest known ending."""
    splits = list(_splits(word))
    for surety, parts in ((HEAD, [head for head, _tail in splits]), (TAIL, [tail for _head, tail in reversed(splits)])):
        known = (stem for stem in stems_of(telling(parts)) if stem in vocabulary)
        yield from ((stem, surety) for stem in islice(known, 1))


def _splits(word: str) -> Iterator[tuple[str, str]]:
    """The word in two, the longest beginning first."""
    for place in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        yield word[:place], word[place:]


def _misspelt(word: str, vocabulary: Vocabulary, *, unfinished: bool) -> Found:
    for form in (word, stem_of(word)):
        near, wrong = vocabulary.misspelt(form, unfinished=unfinished)
        if near:
            return ((other, MISSPELT[wrong]) for other in near)
    return iter(())


def _surest(found: Found) -> Meaning:
    meaning: Meaning = {}
    for stem, surety in found:
        meaning[stem] = max(surety, meaning.get(stem, 0.0))
    return meaning


def _levelled(meaning: Meaning, vocabulary: Vocabulary) -> Meaning:
    """A rare compound must not outweigh the common word that was typed, so no stem counts as rarer than the surest."""
    surest = max(meaning, key=lambda stem: (meaning[stem], -vocabulary.rarity(stem)))
    rarity = vocabulary.rarity(surest)
    return {stem: surety * min(1.0, rarity / vocabulary.rarity(stem)) for stem, surety in meaning.items()}
