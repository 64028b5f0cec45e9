# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Search from a desk: the guide first, and what else may help. See `sources` for what is looked through."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from threading import Lock
from typing import Any
from uuid import UUID

from medspil.counter.queries.guide import replaced_in
from medspil.counter.sources import BOOSTS, Answer, Source, sources
from medspil.organisations.models import Municipality, Unit
from medspil.search.index import Hit, Index

SHOWN = 5  # more are not read while somebody waits
KEPT = 16  # indexes, the last ones asked for
FEW = 200  # answers; when more are another, a new index is made sooner


@dataclass(kw_only=True)
class _Shelf:
    """What an index has of one source: its edition, and of each answer the mark and the number in the index."""

    source: Source
    edition: str = ""
    marks: Mapping[UUID, Any] = field(default_factory=dict)
    numbers: dict[UUID, int] = field(default_factory=dict)


@dataclass(kw_only=True)
class _Change:
    """What has become another in a source since the index last had it."""

    shelf: _Shelf
    edition: str
    marks: Mapping[UUID, Any]
    gone: set[UUID]
    fresh: list[Answer]


@dataclass(frozen=True, kw_only=True)
class _Known:
    index: Index[Answer]
    shelves: list[_Shelf]


_indexes: dict[UUID, _Known] = {}
_building = Lock()


def find(unit: Unit, question: str, *, limit: int = SHOWN) -> list[Hit[Answer]]:
    """The best answers for a desk, the best first."""
    here = {kind for source in sources() for kind in source.kinds(unit)}
    return _found(unit, question, here, limit)


def find_entries(unit: Unit, question: str) -> list[Hit[Answer]]:
    """Only what is agreed in the guide of the unit."""
    return _found(unit, question, {str(pk) for pk in unit.above()}, SHOWN)


def _found(unit: Unit, question: str, kinds: Collection[str], limit: int) -> list[Hit[Answer]]:
    hidden = replaced_in(unit)
    hits = _index(unit.municipality).search(question, kinds=kinds, limit=limit + len(hidden))
    return [hit for hit in hits if hit.document.id not in hidden][:limit]


def _index(municipality: Municipality) -> Index[Answer]:
    """Where a source says that something is another, just that is changed in the index.

    Each process asks for itself at every question, so nobody who has saved is answered from before.
    """
    with _building:
        known = _indexes.pop(municipality.pk, None)
        changes = list(_changes(known, municipality)) if known else []
        if known is None or sum(len(change.fresh) + len(change.gone) for change in changes) > FEW:
            known = _built(municipality)
        else:
            _take_over(known, changes)
        _indexes[municipality.pk] = known
        while len(_indexes) > KEPT:
            del _indexes[next(iter(_indexes))]
        return known.index


def _built(municipality: Municipality) -> _Known:
    """All anew. What is written meanwhile is for the next time: editions are asked for first."""
    known = _Known(index=Index(BOOSTS), shelves=[_Shelf(source=source) for source in sources()])
    _take_over(known, list(_changes(known, municipality)))
    return known


def _changes(known: _Known, municipality: Municipality) -> Iterator[_Change]:
    for shelf in known.shelves:
        edition = shelf.source.edition(municipality)
        if edition == shelf.edition:
            continue
        marks, answers = shelf.source.marked(municipality)
        other = {pk for pk, mark in marks.items() if shelf.marks.get(pk) != mark}
        gone = {pk for pk in shelf.marks if pk not in marks or pk in other}
        yield _Change(shelf=shelf, edition=edition, marks=marks, gone=gone, fresh=list(answers(other)))


def _take_over(known: _Known, changes: list[_Change]) -> None:
    if not changes:
        return
    gone = [
        number for change in changes for pk in change.gone if (number := change.shelf.numbers.pop(pk, None)) is not None
    ]
    numbers = iter(known.index.change(gone=gone, new=list(chain.from_iterable(change.fresh for change in changes))))
    for change in changes:
        change.shelf.edition, change.shelf.marks = change.edition, change.marks
        change.shelf.numbers.update({answer.id: next(numbers) for answer in change.fresh})
