# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the phones do in one pass, and what came of it.

paced   one writes a note each 200 ms
burst   each writes one note, spread at random over two seconds
sat     everybody writes the next note as soon as the last is acknowledged
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence

from medspil.bench.crowd import Door, Phone, Tally
from medspil.bench.figures import Outcome
from medspil.bench.processes import Measured

PACED_NOTES = 25
PACED_SECONDS = 0.2
BURST_SECONDS = 2.0
SAT_SECONDS = 4.0
SETTLE_SECONDS = 5.0
JOIN_AT_ONCE = 50  # a browser's wait for its page bounds how many ask at the same moment

Scenario = Callable[[Sequence[Phone]], Awaitable[None]]


async def one_pass(name: str, participants: int, process: Measured, door: Door) -> Outcome:
    tally = Tally()
    phones = [Phone(port=process.port, tally=tally) for _number in range(participants)]
    began = time.perf_counter()
    await _join(phones, door)
    joined = time.perf_counter() - began
    await asyncio.sleep(1.0)  # until the room has been told how many are here
    tally.bytes, began, worked = 0, time.perf_counter(), process.cpu_seconds()
    await SCENARIOS[name](phones)
    took = time.perf_counter() - began
    await _settle(tally, participants)
    outcome = Outcome.of(tally, participants, joined=joined, took=took)
    outcome.cpu_s, outcome.rss_mib = process.cpu_seconds() - worked, process.memory_mib()
    for phone in phones:
        phone.leave()
    return outcome


async def _join(phones: Sequence[Phone], door: Door) -> None:
    gate = asyncio.Semaphore(JOIN_AT_ONCE)

    async def come_in(phone: Phone) -> None:
        async with gate:
            await phone.join(door)

    await asyncio.gather(*(come_in(phone) for phone in phones))


async def _settle(tally: Tally, participants: int) -> None:
    """Wait for what is still on its way; what has not come then is lost."""
    deadline = time.perf_counter() + SETTLE_SECONDS
    # Asked now and then: whoever hears must not be slowed by telling.
    while time.perf_counter() < deadline and sum(tally.heard.values()) < len(tally.sent) * participants:  # noqa: ASYNC110
        await asyncio.sleep(0.05)


async def _paced(phones: Sequence[Phone]) -> None:
    began = time.perf_counter()
    writing = []
    for number in range(PACED_NOTES):
        await asyncio.sleep(max(0.0, began + number * PACED_SECONDS - time.perf_counter()))
        writing.append(asyncio.ensure_future(phones[number % len(phones)].write(number)))
    await asyncio.gather(*writing)


async def _burst(phones: Sequence[Phone]) -> None:
    await asyncio.gather(*(phone.line.ready(phone.port) for phone in phones))

    async def write(number: int) -> None:
        await asyncio.sleep(random.uniform(0, BURST_SECONDS))  # noqa: S311 - when people press is no secret
        await phones[number].write(number)

    await asyncio.gather(*(write(number) for number in range(len(phones))))


async def _sat(phones: Sequence[Phone]) -> None:
    until = time.perf_counter() + SAT_SECONDS
    numbers = iter(range(10_000_000))

    async def write_on(phone: Phone) -> None:
        while time.perf_counter() < until:
            await phone.write(next(numbers))

    await asyncio.gather(*(write_on(phone) for phone in phones))


SCENARIOS: dict[str, Scenario] = {"paced": _paced, "burst": _burst, "sat": _sat}
