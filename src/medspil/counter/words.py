# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Words that mean the same at the counter: `content/da/same-words.yaml`."""

from functools import cache
from typing import Annotated

from django.conf import settings
from pydantic import Field

from medspil.materials.reading import read_one
from medspil.materials.schema import Strict
from medspil.search.words import stem_of, stems_of, words_of

Word = Annotated[str, Field(pattern=r"^[a-zæøå]+$", max_length=40)]


class SameWords(Strict):
    groups: tuple[Annotated[tuple[Word, ...], Field(min_length=2)], ...]


def also(text: str) -> str:
    """What might have been written instead: the other words of each group that the text has a word of."""
    groups = _groups()
    return " ".join(sorted({word for stem in stems_of(words_of(text)) for word in groups.get(stem, ())}))


@cache
def _groups() -> dict[str, frozenset[str]]:
    """By the stem of each word."""
    found: dict[str, frozenset[str]] = {}
    for group in read_one(settings.MEDSPIL_CONTENT, "same-words.yaml", SameWords).groups:
        for word in group:
            found[stem_of(word)] = found.get(stem_of(word), frozenset()) | set(group)
    return found
