# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality is suspended by a command, in a process of its own. Each process that serves looks for it, ends the
streams of its meetings, and lets no new ones begin; their pages then find out by themselves what has happened."""

import logging
import threading

from django.db import DatabaseError, connection

from medspil.dialogue.queries.suspended import channels_of_suspended
from medspil.record.hub import hub
from medspil.record.whose import everywhere

EVERY_SECONDS = 3.0

_log = logging.getLogger(__name__)


class Suspensions(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="suspensions", daemon=True)
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(EVERY_SECONDS):
            try:
                look()
            except DatabaseError as error:
                _log.warning("nobody can say who is suspended: %s", type(error).__name__)
                connection.close()
        connection.close()

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=3)


@everywhere()
def look() -> None:
    """One query, and none while nobody listens."""
    if hub.channels() or hub.barred:
        hub.bar(channels_of_suspended())
