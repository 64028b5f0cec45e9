# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What one process of an installation does, and not all: letters, the daily jobs, the colleagues of rehearsals.

On PostgreSQL whoever holds a lock of the session does it; when its process dies, the lock is free and another takes
over. SQLite has one process.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from django.db import DatabaseError, connection

from medspil.record.whose import everywhere

LOCK = 4_711_000  # ours alone in this database
LOOK_SECONDS = 2.0

_log = logging.getLogger(__name__)


class Chore(Protocol):
    def start(self) -> None: ...

    def stop(self) -> None: ...


class Caretaker(threading.Thread):
    """Starts the chores when it is this process's turn, and stops them when the lock or the server is gone."""

    def __init__(self, chores: Callable[[], Sequence[Chore]]) -> None:
        super().__init__(name="caretaker", daemon=True)
        self._make, self._chores = chores, list[Chore]()
        self._stopped = threading.Event()

    @everywhere()
    def run(self) -> None:
        while not self._stopped.is_set():
            try:
                held = self._holds()
            except DatabaseError as error:
                _log.warning("the lock of the chores is out of reach: %s", type(error).__name__)
                connection.close()
                held = False
            if held and not self._chores:
                self._begin()
            elif not held:
                self._end()
            self._stopped.wait(LOOK_SECONDS)
        self._end()
        connection.close()

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=6)

    def _holds(self) -> bool:
        if connection.vendor == "sqlite":
            return True
        with connection.cursor() as cursor:
            if self._chores:
                cursor.execute("SELECT 1")  # the lock is held for as long as this connection lives
                return True
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            return bool(cursor.fetchone()[0])

    def _begin(self) -> None:
        self._chores = list(self._make())
        for chore in self._chores:
            chore.start()

    def _end(self) -> None:
        for chore in self._chores:
            chore.stop()
        self._chores = []
