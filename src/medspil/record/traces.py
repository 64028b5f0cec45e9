# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a database keeps besides its rows: a log of earlier pages, and dead versions of rows.

Where something must be gone and not only deleted, whoever deletes says `owe()` inside the write. A thread of the server
then empties SQLite's write-ahead log, in which every earlier page still stands, or lets PostgreSQL clear the tables of
dead rows. Until that has succeeded it is owed; a server that is started begins by paying.
"""

import logging
import threading

from django.db import DatabaseError, close_old_connections, connection, models

from medspil.record.hints import send
from medspil.record.whose import nobody

RETRY_SECONDS = 1.0
OWED = "owed"  # the hint that reaches the process whose thread pays

_owed = threading.Event()
_tables: set[str] = set()
_log = logging.getLogger(__name__)


def clear_after_deleting(*tables: type[models.Model]) -> None:
    """Called at start-up by packages above: what is deleted from these tables is gone for good some seconds later."""
    _tables.update(table._meta.db_table for table in tables)  # noqa: SLF001 - Django's public name for it


def owe() -> None:
    """Something was deleted that must be gone; seen to after the commit. Call inside a write."""
    send(OWED, [])


def hear_of_debts(*_hint: object) -> None:
    _owed.set()


def pay() -> bool:
    """Leave nothing of what was deleted. False when somebody was still reading: then it has to be tried again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy: int = cursor.fetchone()[0]
            return not busy
        for table in sorted(_tables):
            cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")
    return True


class Tidier(threading.Thread):
    """Pays what is owed, in the background of a server."""

    def __init__(self) -> None:
        super().__init__(name="tidier", daemon=True)
        self._stopped = threading.Event()

    @nobody()
    def run(self) -> None:
        _owed.set()
        while not self._stopped.is_set():
            if _owed.wait(RETRY_SECONDS):
                self._pay()

    def _pay(self) -> None:
        _owed.clear()
        try:
            paid = pay()
        except DatabaseError as error:
            _log.warning("what was deleted could not be cleared yet: %s", type(error).__name__)
            paid = False
        finally:
            close_old_connections()
        if not paid:
            _owed.set()
            self._stopped.wait(RETRY_SECONDS)

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=3)
