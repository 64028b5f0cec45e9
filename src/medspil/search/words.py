# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Danish words: found in a text, written one way, and cut to their stem."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

_WORD = re.compile(r"[^\W_]+")
# One sign for one sign, so that places in a text stay where they are.
_OTHER_SIGNS = str.maketrans("áàâéèêëíìîïóòôúùûüäö", "aaaeeeeiiiiooouuuuæø")
_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_stemmer = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("danish")).build()
# The e that goes when the word is bent, which the stemmer does not know: kabel and kablet, middel and midler.
_LOOSE_E = re.compile(r"(\w)([bdfgklmnpst])\2?el$")
# Snowball's list, and the words with which people begin a question.
_ASKING = ["hvem", "hvordan", "hvornår", "hvorfor", "hvilken", "hvilke", "hvilket", "må", "kan"]
_telling = (
    TextAnalyzerBuilder(Tokenizer.whitespace())
    .filter(Filter.stopword("danish"))
    .filter(Filter.custom_stopword(_ASKING))
    .build()
)


def composed(text: str) -> str:
    """The text with each letter as one sign: å, not a and a ring."""
    return normalize("NFC", text)


def one_way(text: str) -> str:
    """In small letters and without accents: idé and ide are the same."""
    return text.lower().translate(_OTHER_SIGNS)


def words_of(text: str) -> list[str]:
    return _WORD.findall(one_way(composed(text)))


def places_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a composed text, with where it begins and ends."""
    return ((one_way(found[0]), found.start(), found.end()) for found in _WORD.finditer(text))


def stems_of(words: Iterable[str]) -> list[str]:
    """A stem for each word: fuldmagten, fuldmagter and fuldmagts have the same; regel and regler, too."""
    return [_LOOSE_E.sub(r"\1\2l", cut) for cut in _stemmer.analyze(" ".join(words))]


def stem_of(word: str) -> str:
    return stems_of([word])[0]


def spelt_out(word: str) -> str:
    """As somebody writes who has no Danish keyboard: fuldmaegtig, moede, paa."""
    return word.translate(_SPELT_OUT)


def telling(words: list[str]) -> list[str]:
    """The words without those that stand in every text."""
    return list(_telling.analyze(" ".join(words)))
