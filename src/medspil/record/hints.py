# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Hints from one process to all: »this is stale«, »these are connected here«. Never what people wrote.

On PostgreSQL a hint goes by NOTIFY with the transaction that sends it: it is heard after the commit, by every process
of the installation, the sender too. SQLite has one process, where a hint is a call after the write. A hint is no state:
whoever misses one finds out by the version.
"""

import json
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db import DatabaseError, connection

from medspil.record.transactions import after_write
from medspil.record.whose import nobody

CHANNEL = "medspil"
MOST_BYTES = 7_900  # PostgreSQL takes just under 8000
AGAIN_SECONDS = 1.0

Reader = Callable[[Sequence[str], Sequence[str]], None]
_readers: dict[str, Reader] = {}
_log = logging.getLogger(__name__)


def on_hint(kind: str, reader: Reader) -> None:
    """Called at start-up by packages above: the reader is given head and words of each hint of this kind."""
    _readers[kind] = reader


def send(kind: str, head: Sequence[str], words: Iterable[str] = ()) -> None:
    """Send a hint; in a write, when it is committed. One that is too long goes as several with the same head."""
    if connection.vendor == "sqlite":
        after_write(partial(_readers[kind], head, sorted(words)))
        return
    with connection.cursor() as cursor:
        for payload in _payloads(kind, head, sorted(words)):
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])


def _payloads(kind: str, head: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    payload = json.dumps([kind, head, words], separators=(",", ":"))
    if len(payload) <= MOST_BYTES or len(words) < 2:
        yield payload
        return
    middle = len(words) // 2
    yield from _payloads(kind, head, words[:middle])
    yield from _payloads(kind, head, words[middle:])


def _driver_error() -> type[Exception]:
    """What the database's own library raises where Django does not stand between."""
    backend: Any = connection  # every backend of Django's has it, and no type says so
    error: type[Exception] = backend.Database.Error
    return error


class Listener(threading.Thread):
    """Hears the hints of all processes, this one's too.

    `begun` is called whenever it has begun to hear, since what was said before was missed; `meanwhile` once a second.
    """

    def __init__(self, *, begun: Callable[[], None], meanwhile: Callable[[], None]) -> None:
        super().__init__(name="listener", daemon=True)
        self._begun, self._meanwhile = begun, meanwhile
        self._stopped = threading.Event()

    @nobody()
    def run(self) -> None:
        while connection.vendor == "postgresql" and not self._stopped.is_set():
            try:
                self._listen()
            except (DatabaseError, _driver_error()) as error:
                _log.warning("the other processes cannot be heard: %s", type(error).__name__)
                self._stopped.wait(AGAIN_SECONDS)
            finally:
                connection.close()

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=3)

    def _listen(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        self._begun()
        driver: Any = connection.connection
        while not self._stopped.is_set():
            for note in driver.notifies(timeout=AGAIN_SECONDS):
                kind, head, words = json.loads(note.payload)
                if kind in _readers:
                    _readers[kind](head, words)
            self._meanwhile()
