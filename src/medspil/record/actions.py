# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from medspil.record.chain import seal
from medspil.record.events import Event
from medspil.record.models import Entry
from medspil.record.transactions import before_commit, write


class Actor(Protocol):
    """Whoever did it; only the id is remembered."""

    @property
    def pk(self) -> UUID: ...


Reader = Callable[[Event], None]
_readers: list[Reader] = []
Passing = Callable[[Event], bool]
_passing: list[Passing] = []


# no record: it is the recorder
def subscribe(reader: Reader) -> None:
    """Called at start-up by packages above: the reader sees every event inside the transaction that made it."""
    if reader not in _readers:
        _readers.append(reader)


# no record: it is the recorder
def record(event: Event, *, by: Actor | None) -> None:
    """Remember that something happened and tell those who asked to know. Call it once, inside the action."""
    if event.kept and not any(passes(event) for passes in _passing):
        entry = Entry.objects.create(
            municipality_id=event.municipality_id,
            kind=event.kind(),
            subject=event.subject(),
            by_id=by.pk if by else None,
        )
        before_commit(seal, entry.pk)
    for reader in _readers:
        reader(event)


@write
def remember(event: Event, *, by: Actor) -> None:
    """For what changes nothing and yet belongs to history: somebody has read what is sensitive, or signed in."""
    record(event, by=by)


# no record: it is the recorder
def leaves_nothing(passes: Passing) -> None:
    """Called at start-up by packages above: what happens to something that is not meant to last is not kept."""
    if passes not in _passing:
        _passing.append(passes)


# no record: it is the recorder
def unsubscribe(reader: Reader) -> None:
    _readers.remove(reader)
