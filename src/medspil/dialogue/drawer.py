# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The thread of a live room: it lays what phones have sent, and draws what has become stale, in turns.

One thread and not two. Both compute, and the interpreter lets one compute at a time: side by side the note that was
just laid and the one that is being laid would make each other late. In turns the first is on all phones before the next
begins, and what came meanwhile is laid together.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import close_old_connections, connections

from medspil.dialogue.events.meetings import Region

# Numbers may wait so long for each other; words go at once.
NUMBERS_SECONDS = 0.08

# Somebody came or left. Who came may have a page from before the number was sent: it goes out although it is the same.
CAME_OR_LEFT = frozenset({Region.ROOM, "somebody"})

Draw = Callable[[UUID, set[str]], None]
Job = Callable[[], None]

_log = logging.getLogger(__name__)


class Drawer:
    """Draws one meeting after the other, for as long as the server runs.

    What becomes stale while it is busy waits and is drawn together: the more happens, the more one drawing covers.
    """

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._stale: dict[UUID, set[str]] = {}
        self._jobs: list[Job] = []
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="drawer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        with self._news:
            thread, self._thread = self._thread, None
            self._news.notify_all()
        if thread is not None:
            thread.join(timeout=3)

    def tell(self, meeting_id: UUID, stale: Iterable[str]) -> None:
        """Something has become stale, and is committed. In a program that serves nobody there is nothing to draw."""
        with self._news:
            if self._thread is not None:
                self._stale.setdefault(meeting_id, set()).update(stale)
                self._news.notify_all()

    def first(self, job: Job) -> None:
        """Do this before the next drawing. A job sees to its own errors."""
        with self._news:
            self._jobs.append(job)
            self._news.notify_all()

    def _run(self) -> None:
        while self._has_something():
            for job in self._handed_in():
                job()
            self._draw_one()
            close_old_connections()
        connections.close_all()

    def _has_something(self) -> bool:
        """Waits for it; False when it is over. Numbers alone give others time to join them."""
        with self._news:
            self._news.wait_for(lambda: self._jobs or self._stale or self._thread is None)
            self._news.wait_for(lambda: self._jobs or self._has_words() or self._thread is None, NUMBERS_SECONDS)
            return self._thread is not None

    def _has_words(self) -> bool:
        return any(not names <= CAME_OR_LEFT for names in self._stale.values())

    def _handed_in(self) -> list[Job]:
        with self._news:
            jobs, self._jobs = self._jobs, []
            return jobs

    def _draw_one(self) -> None:
        """The meeting that has waited longest, if one does."""
        with self._news:
            meeting_id = next(iter(self._stale), None)
            if meeting_id is None:
                return
            stale = self._stale.pop(meeting_id)
        try:
            self._draw(meeting_id, stale)
        except Exception as error:  # noqa: BLE001 - pages have been told to fetch; without this thread none would be
            _log.warning("a room could not be drawn: %s", type(error).__name__)
