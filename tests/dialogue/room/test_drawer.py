# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""In which order the thread of a room lays and draws."""

import contextlib
import threading
from collections.abc import Iterator
from uuid import uuid4

import pytest

from medspil.dialogue import drawer as module
from medspil.dialogue.drawer import CAME_OR_LEFT, Drawer

MEETING = uuid4()
PATIENCE = 10.0


class Log:
    """What was done, and by which thread; `reached` is set when that many things were."""

    def __init__(self, expected: int) -> None:
        self.done: list[str] = []
        self.threads: set[int] = set()
        self.reached, self._expected = threading.Event(), expected

    def add(self, what: str) -> None:
        self.done.append(what)
        self.threads.add(threading.get_ident())
        if len(self.done) == self._expected:
            self.reached.set()


@pytest.fixture(autouse=True)
def numbers_wait_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """So long that a test in which something else waits for them would fail."""
    monkeypatch.setattr(module, "NUMBERS_SECONDS", 60.0)


@contextlib.contextmanager
def drawing(log: Log) -> Iterator[Drawer]:
    drawer = Drawer(lambda _meeting, stale: log.add("drawn: " + ", ".join(sorted(stale))))
    drawer.start()
    yield drawer
    assert log.reached.wait(PATIENCE), log.done
    drawer.stop()


def test_what_was_laid_is_drawn_before_more_is_laid_and_by_the_same_thread() -> None:
    log = Log(4)
    with drawing(log) as drawer:

        def lay(note: str, then: str = "") -> None:
            log.add(f"laid: {note}")
            drawer.tell(MEETING, {note})
            if then:
                drawer.first(lambda: lay(then))

        drawer.first(lambda: lay("note-1", then="note-2"))
    assert log.done == ["laid: note-1", "drawn: note-1", "laid: note-2", "drawn: note-2"]
    assert len(log.threads) == 1


def test_numbers_wait_for_words_and_are_drawn_with_them() -> None:
    log = Log(1)
    with drawing(log) as drawer:
        drawer.tell(MEETING, CAME_OR_LEFT)
        drawer.tell(MEETING, {"note-1"})
    assert log.done == ["drawn: note-1, room, somebody"]


def test_a_note_is_laid_at_once_while_numbers_wait() -> None:
    log = Log(2)
    with drawing(log) as drawer:
        drawer.tell(MEETING, CAME_OR_LEFT)
        drawer.first(lambda: log.add("laid"))
    assert log.done == ["laid", "drawn: room, somebody"]


def test_numbers_alone_are_drawn_when_nothing_joins_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NUMBERS_SECONDS", 0.01)
    log = Log(1)
    with drawing(log) as drawer:
        drawer.tell(MEETING, CAME_OR_LEFT)
    assert log.done == ["drawn: room, somebody"]


def test_before_it_has_begun_nothing_waits_to_be_drawn() -> None:
    log = Log(1)
    drawer = Drawer(lambda _meeting, _stale: log.add("drawn"))
    drawer.tell(MEETING, {"board"})
    drawer.start()
    drawer.first(lambda: log.add("laid"))
    assert log.reached.wait(PATIENCE)
    drawer.stop()
    assert log.done == ["laid"]
