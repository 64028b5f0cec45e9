# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The thread that sees to what is done each day. Several processes may run it: the work is noted as it is done."""

import threading

from django.db import close_old_connections
from django.utils import timezone

from medspil.record import daily

EVERY_SECONDS = 1800


class Clock(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="clock", daemon=True)
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look at the clock now and every half hour, until stopped."""
        while not self._stopped.is_set():
            if daily.is_time(timezone.now()):
                daily.run(timezone.localdate())
                close_old_connections()
            self._stopped.wait(EVERY_SECONDS)

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=3)
