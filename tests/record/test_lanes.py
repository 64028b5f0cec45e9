# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whoever asks while the lane is busy is served together with the others, and gets an answer of his own."""

import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from medspil.record.lanes import Lane

THREAD = ThreadPoolExecutor(1)  # starts when it is given something


class Slow:
    """Work that goes on until it is let go; `batches` are the jobs it was given each time."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self, jobs: Sequence[int]) -> list[int]:
        self.batches.append(list(jobs))
        self.begun.set()
        assert self.go.wait(10)
        return [job * 10 for job in jobs]


def test_those_who_come_meanwhile_are_served_together() -> None:
    work = Slow()
    lane = Lane(work, hand_to=THREAD.submit)
    with ThreadPoolExecutor(5) as people:
        first = people.submit(lane.ask, 1)
        assert work.begun.wait(10)
        others = [people.submit(lane.ask, number) for number in (2, 3, 4)]
        while len(lane._waiting) < 3:
            pass
        work.go.set()
        assert [first.result(10)] + [other.result(10) for other in others] == [10, 20, 30, 40]
    assert [sorted(batch) for batch in work.batches] == [[1], [2, 3, 4]]


def test_what_goes_wrong_is_told_to_whom_it_concerns_and_the_lane_goes_on() -> None:
    def divide(jobs: Sequence[int]) -> list[float]:
        return [1 / job for job in jobs]

    lane = Lane(divide, hand_to=THREAD.submit)
    with pytest.raises(ZeroDivisionError):
        lane.ask(0)
    assert lane.ask(2) == 0.5


def test_an_event_loop_gets_its_answers_without_waiting_in_a_thread() -> None:
    work = Slow()
    lane = Lane(work, hand_to=THREAD.submit)

    async def everybody() -> list[int]:
        first = asyncio.ensure_future(lane.ask_from_loop(1))
        await asyncio.to_thread(work.begun.wait, 10)
        others = [asyncio.ensure_future(lane.ask_from_loop(number)) for number in (2, 3)]
        await asyncio.sleep(0)
        work.go.set()
        return await asyncio.gather(first, *others)

    assert asyncio.run(everybody()) == [10, 20, 30]
    assert work.batches == [[1], [2, 3]]


def test_what_goes_wrong_is_told_on_the_loop_too() -> None:
    def divide(jobs: Sequence[int]) -> list[float]:
        return [1 / job for job in jobs]

    with pytest.raises(ZeroDivisionError):
        asyncio.run(Lane(divide, hand_to=THREAD.submit).ask_from_loop(0))
