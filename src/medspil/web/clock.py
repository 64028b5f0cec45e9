# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The thread that sees to what is done each day. Several processes may run it: the work is noted as it is done."""

import logging
import threading

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from medspil.record import daily
from medspil.record.whose import everywhere

EVERY_SECONDS = 1800
AGAIN_SECONDS = 30

_log = logging.getLogger(__name__)


class Clock(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="clock", daemon=True)
        self._stopped = threading.Event()

    @everywhere()
    def run(self) -> None:
        """Look at the clock now and every half hour, until stopped."""
        while not self._stopped.is_set():
            self._stopped.wait(EVERY_SECONDS if self._done() else AGAIN_SECONDS)

    def _done(self) -> bool:
        """False when the database is away: then it is tried again soon."""
        try:
            if daily.is_time(timezone.now()):
                daily.run(timezone.localdate())
                close_old_connections()
        except DatabaseError as error:
            _log.warning("the daily jobs have to wait for the database: %s", type(error).__name__)
            connection.close()
            return False
        return True

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=3)
