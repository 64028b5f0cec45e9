# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from medspil.record.events import Event
from medspil.record.models import Entry


class Actor(Protocol):
    """Whoever did it; only the id is remembered."""

    @property
    def pk(self) -> UUID: ...


Reader = Callable[[Event], None]
_readers: list[Reader] = []


# no record: it is the recorder
def subscribe(reader: Reader) -> None:
    """Called at start-up by packages above: the reader sees every event inside the transaction that made it."""
    if reader not in _readers:
        _readers.append(reader)


# no record: it is the recorder
def record(event: Event, *, by: Actor | None) -> None:
    """Remember that something happened and tell those who asked to know. Call it once, inside the action."""
    if event.kept:
        Entry.objects.create(
            municipality_id=event.municipality_id,
            kind=event.kind(),
            subject=event.subject(),
            by_id=by.pk if by else None,
        )
    for reader in _readers:
        reader(event)


# no record: it is the recorder
def forget(*, municipality_id: UUID, **subject: str) -> None:
    """Take out of the history what happened to something that was never meant to last. Call inside a write."""
    of_it = {f"subject__{name}": value for name, value in subject.items()}
    Entry.objects.of(municipality_id).filter(**of_it).delete()


# no record: it is the recorder
def unsubscribe(reader: Reader) -> None:
    _readers.remove(reader)
