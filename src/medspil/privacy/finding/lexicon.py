# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The names and the words that tell about names. Read when the first text is looked at, and then kept.

Given and family names come from the data files of the library mimesis (MIT) and from our own lists in `words/`.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

_WORDS = Path(__file__).parent.parent / "words"
_GIVEN_FROM = ("da", "no", "sv", "de", "en", "fr", "es", "pl", "tr", "hr", "fi")
_FAMILY_FROM = ("da", "no", "sv", "pl", "tr", "hr", "de", "es")
_SOUNDS = (
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("ch", "k"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
    ("aa", "å"),
    ("q", "k"),
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All in small letters. `sounds` are names as they sound, for those that are spelled in many ways."""

    given: frozenset[str]
    family: frozenset[str]
    lower: frozenset[str]
    sounds: frozenset[str]
    words: frozenset[str]
    names_and_words: frozenset[str]  # both, and a name that people in Denmark have
    places: frozenset[str]
    known: re.Pattern[str]
    cues: dict[str, frozenset[str]]
    small_names: frozenset[str]  # what a name in small letters may begin with, also as a genitive
    announcing: frozenset[str]  # what may stand before one


@cache
def lexicon() -> Lexicon:
    given, family = set(_words("given")), set(_words("family"))
    words, places = frozenset(_words("also_words")), frozenset(_words("places"))
    own = given | family
    danish = set().union(*_library("da"))
    for language in dict.fromkeys(_GIVEN_FROM + _FAMILY_FROM):
        theirs = _library(language)
        given |= theirs.given if language in _GIVEN_FROM else set()
        family |= theirs.family if language in _FAMILY_FROM else set()
    strong = (given | family) - words - places
    lower = {name for name in (own | danish) & strong if len(name) > 2}
    cues = _cues()
    first = lower | (given & words)
    return Lexicon(
        given=frozenset(given),
        family=frozenset(family),
        lower=frozenset(lower),
        sounds=frozenset(sound(name) for name in strong if len(name) > 3),
        words=words,
        names_and_words=words & own,
        places=places,
        known=re.compile("|".join(rf"\b{re.escape(line)}" for line in _lines("known"))),
        cues=cues,
        small_names=frozenset(first | {f"{name}s" for name in first}),
        announcing=cues["title"] | cues["naming"] | cues["role"] | cues["greeting"],
    )


def bare(word: str) -> str:
    """In small letters, and without the accents that Danish does not have: Ayşe and Ayse are one."""
    if word.isascii():
        return word.lower()
    return word.lower().translate(_BARE)


def sound(name: str) -> str:
    """About how it sounds: Kathrine and Catrine are one."""
    for letters, simpler in _SOUNDS:
        name = name.replace(letters, simpler)
    return re.sub(r"(.)\1", r"\1", name)


class _Bare(dict[int, str]):
    """For each character the one without its accent; those of Danish stay."""

    _own = str.maketrans(
        {"ø": "ø", "æ": "æ", "å": "å", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ö": "ø", "ä": "æ"}
    )

    def __missing__(self, code: int) -> str:
        self[code] = self._own.get(code) or unicodedata.normalize("NFD", chr(code))[0]
        return self[code]


_BARE = _Bare()


def _words(name: str) -> Iterator[str]:
    for line in _lines(name):
        for word in line.split():
            yield bare(word)
            if "ö" in word:  # Gökhan, and Gokhan on a Danish keyboard
                yield bare(word.replace("ö", "o").replace("Ö", "O"))


def _lines(name: str) -> Iterable[str]:
    lines = (_WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return (line.strip() for line in lines if line.strip() and not line.startswith("#"))


class _Names(NamedTuple):
    given: set[str]
    family: set[str]


def _library(language: str) -> _Names:
    """What the library has of a language. Its files are large and read one by one, so that none of them is kept."""
    person = _person(language)
    return _Names(
        *(
            {bare(name) for name in _flat(person.get(kind, [])) if name.isalpha() and len(name) > 1}
            for kind in ("names", "surnames")
        )
    )


def _person(language: str) -> dict[str, Any]:
    # The file alone: to import the library would cost 200 ms and read what nobody asks for.
    library = find_spec("mimesis")
    if library is None or not library.origin:
        raise FileNotFoundError("mimesis is not installed")
    text = (Path(library.origin).parent / "datasets" / language / "person.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _flat(names: Any) -> Iterator[str]:
    for inner in names.values() if isinstance(names, dict) else [names]:
        yield from inner


def _cues() -> dict[str, frozenset[str]]:
    cues: dict[str, frozenset[str]] = {}
    for line in _lines("cues"):
        kind, _, words = line.partition(":")
        cues[kind] = cues.get(kind, frozenset()) | frozenset(words.split())
    return cues
