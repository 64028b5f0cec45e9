# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the search of the guide looks through. Packages below are connected here; see `apps`.

register(Source(kinds=..., edition=..., marked=...))
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from medspil.organisations.models import Municipality, Unit
from medspil.search.index import Document

# How much a word counts against 1 in the text: in what people say and ask; among the words that mean the same; in the
# topic; in the name of a law. tests/counter/questions.txt holds these in place.
BOOSTS = {"words": 4.0, "also": 1.0, "about": 0.5, "law": 1.0}


@dataclass(frozen=True, kw_only=True)
class Answer(Document):
    """Something that may help. `label` says what it is, `verdict` what the guide answers."""

    id: UUID
    url: str
    label: str
    where: str = ""
    verdict: str = ""


Marks = Mapping[UUID, Any]
Fetch = Callable[[Collection[UUID]], Iterable[Answer]]


@dataclass(frozen=True, kw_only=True)
class Source:
    """`kinds`: which kinds of its answers hold in a unit. `edition`: another one as soon as anything is another; it is
    asked at every key, so it may not read all rows. `marked`, asked when it is another: a mark for each answer that a
    municipality has, another when the answer is another, and a function that fetches those that are asked for."""

    kinds: Callable[[Unit], Collection[str]]
    edition: Callable[[Municipality], str]
    marked: Callable[[Municipality], tuple[Marks, Fetch]]


def compared(answers: Callable[[Municipality], Iterable[Answer]]) -> Callable[[Municipality], tuple[Marks, Fetch]]:
    """`marked` for a source that is small enough to be read whole: an answer is its own mark."""

    def marked(municipality: Municipality) -> tuple[Marks, Fetch]:
        known = {answer.id: answer for answer in answers(municipality)}
        return known, lambda ids: [answer for pk, answer in known.items() if pk in ids]

    return marked


_sources: list[Source] = []


def register(source: Source) -> None:
    """Called when the program starts."""
    if source not in _sources:
        _sources.append(source)


def sources() -> tuple[Source, ...]:
    return tuple(_sources)
