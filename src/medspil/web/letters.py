# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The thread that sends letters, from the jobs that stand in the database."""

import logging
import threading

from django.db import DatabaseError, connection
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from medspil.record.whose import everywhere

AGAIN_SECONDS = 1.0

_log = logging.getLogger(__name__)


class Letters:
    def __init__(self) -> None:
        self._worker = Worker(
            queue_names=["*"],
            interval=1.0,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="in-process",
            excluded_queue_names=[],
        )
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)
        self._stopped = threading.Event()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._worker.running = False
        self._stopped.set()
        self._thread.join(timeout=3)

    @everywhere()
    def _run(self) -> None:
        """The database may go and come back, or its disk be full for a while: letters wait, and go afterwards."""
        while not self._stopped.is_set():
            try:
                take_up_again()
                self._worker.run()
            except DatabaseError as error:
                _log.warning("letters have to wait for the database: %s", type(error).__name__)
                connection.close()
                self._stopped.wait(AGAIN_SECONDS)


def take_up_again() -> int:
    """Jobs under way when the process died begin again: a letter twice is better than none. Returns how many."""
    under_way = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    return under_way.update(status=TaskResultStatus.READY, started_at=None)
