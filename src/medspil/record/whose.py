# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whose rows the work at hand may see and write, for as long as a block lasts.

On PostgreSQL the database holds us to it, also where a query has forgotten `.of(municipality)`: decision 41. Until
somebody has said whose, nothing can be asked there at all. SQLite knows no such policies, and nothing is looked at.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

EVERYBODY = "*"
WHATEVER = "?"
SETTING = "medspil.municipality"  # of the session, where the policies read it
# For programs of PostgreSQL's own, and others that connect beside Django.
SEES_ALL = f"-c {SETTING}={EVERYBODY}"

_said: ContextVar[frozenset[str] | None] = ContextVar("whose rows", default=None)


class NobodySaidError(RuntimeError):
    """A query in a thread or a program that has not said whose rows it is about."""


@contextmanager
def nobody() -> Iterator[None]:
    """No municipality's rows: where a request begins. `also` lets in the one that turns out to be meant."""
    with _block(frozenset()):
        yield


@contextmanager
def only(municipality_id: UUID | str) -> Iterator[None]:
    with _block(frozenset({str(municipality_id)})):
        yield


@contextmanager
def everywhere() -> Iterator[None]:
    """All rows: work of the system itself, and looking up whose something is by a code, a token or an address."""
    with _block(frozenset({EVERYBODY})):
        yield


@contextmanager
def whatever() -> Iterator[None]:
    """What the database was told last will do: for a table that is nobody's, asked before it is known who asks."""
    with _block(frozenset({WHATEVER})):
        yield


def also(municipality_id: UUID | str) -> None:
    """From here to the end of the block this municipality's rows too."""
    _said.set(_now() | {str(municipality_id)})


def said() -> str | None:
    """As the policies read it: ids with commas between, `*` for all; None: as it is. Raises NobodySaidError."""
    whose = _now()
    if WHATEVER in whose:
        return None
    return EVERYBODY if EVERYBODY in whose else ",".join(sorted(whose))


def _now() -> frozenset[str]:
    whose = _said.get()
    if whose is None:
        raise NobodySaidError("Say whose rows this is about: only(), everywhere() or nobody() in record/whose.py.")
    return whose


@contextmanager
def _block(whose: frozenset[str]) -> Iterator[None]:
    token = _said.set(whose)
    try:
        yield
    finally:
        _said.reset(token)
