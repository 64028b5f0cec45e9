# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What many ask for in the same moment is done once for all of them."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")
HandTo = Callable[[Callable[[], None]], object]  # gives a thread something to do


@dataclass(eq=False)
class _Asked(Generic[J, R]):
    job: J
    waits: "asyncio.Future[R] | None" = None  # of whoever waits on an event loop
    answer: R | None = None
    error: BaseException | None = None
    done: bool = False


class Lane(Generic[J, R]):
    """A lane that one thread at a time goes through, taking along the jobs of all who wait behind it.

    `work` does some jobs and returns their answers in the same order. While it is on its way to the disk others gather,
    and the next goes with all of them: nobody waits for company, and a crowd costs little more than one. For who
    waits on an event loop the thread of `hand_to` goes, which sees to its own connections.
    """

    def __init__(self, work: Callable[[Sequence[J]], Sequence[R]], *, hand_to: HandTo) -> None:
        self._work, self._hand_to = work, hand_to
        self._turn = threading.Lock()
        self._gathering = threading.Lock()
        self._waiting: list[_Asked[J, R]] = []
        self._called = False  # a thread is on its way to whoever waits

    def ask(self, job: J) -> R:
        """Returns when the job is done, whoever did it. Whatever `work` raises is raised to all whose job was in it."""
        mine = _Asked[J, R](job)
        with self._gathering:
            self._waiting.append(mine)
        with self._turn:
            if not mine.done:
                self._do()
        if mine.error is not None:
            raise mine.error
        return mine.answer  # type: ignore[return-value] # done without an error

    async def ask_from_loop(self, job: J) -> R:
        """The same for code on an event loop; the thread that it is handed to goes for it."""
        mine = _Asked[J, R](job, waits=asyncio.get_running_loop().create_future())
        assert mine.waits is not None  # noqa: S101 - just made
        with self._gathering:
            self._waiting.append(mine)
            if not self._called:
                self._called = True
                self._hand_to(self._go)
        return await mine.waits

    def _go(self) -> None:
        with self._turn:
            self._do()

    def _do(self) -> None:
        with self._gathering:
            batch, self._waiting, self._called = self._waiting, [], False
        if not batch:
            return  # somebody has taken them along
        try:
            for asked, answer in zip(batch, self._work([asked.job for asked in batch]), strict=True):
                asked.answer = answer
        except BaseException as error:  # noqa: BLE001 - it belongs to those who asked, one of whom may be this thread
            for asked in batch:
                asked.error = error
        for asked in batch:
            asked.done = True
        _wake([asked for asked in batch if asked.waits is not None])


def _wake(batch: list[_Asked[J, R]]) -> None:
    """Tell those on event loops, each loop once."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Asked[J, R]]] = {}
    for asked in batch:
        if asked.waits is not None:
            by_loop.setdefault(asked.waits.get_loop(), []).append(asked)
    for loop, theirs in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, theirs)


def _settle(batch: Iterable[_Asked[J, R]]) -> None:
    for asked in batch:
        if asked.waits is None or asked.waits.done():
            continue  # gone away meanwhile
        if asked.error is not None:
            asked.waits.set_exception(asked.error)
        else:
            asked.waits.set_result(asked.answer)  # type: ignore[arg-type] # done without an error
