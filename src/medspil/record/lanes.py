# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What many threads ask for in the same moment is done once for all of them."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")


@dataclass(eq=False)
class _Asked(Generic[J, R]):
    job: J
    answer: R | None = None
    error: BaseException | None = None
    done: bool = False


class Lane(Generic[J, R]):
    """A lane that one thread at a time goes through, taking along the jobs of all who wait behind it.

    `work` does some jobs and returns their answers in the same order. While it is on its way to the disk others gather,
    and the next goes with all of them: nobody waits for company, and a crowd costs little more than one.
    """

    def __init__(self, work: Callable[[Sequence[J]], Sequence[R]]) -> None:
        self._work = work
        self._turn = threading.Lock()
        self._gathering = threading.Lock()
        self._waiting: list[_Asked[J, R]] = []

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

    def _do(self) -> None:
        with self._gathering:
            batch, self._waiting = self._waiting, []
        try:
            for asked, answer in zip(batch, self._work([asked.job for asked in batch]), strict=True):
                asked.answer = answer
        except BaseException as error:  # noqa: BLE001 - it belongs to those who asked, one of whom is this thread
            for asked in batch:
                asked.error = error
        for asked in batch:
            asked.done = True
