# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What breaks. Each fault happens in the middle of the writing, lasts a while, and is mended."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from medspil.bench.drill.ground import Ground
from medspil.bench.drill.load import ask_for_codes, until

ADDRESSES = ("karen@maalby.example", "bo@maalby.example") * 2
LETTER_SECONDS = 60.0

Strike = Callable[[Ground, float], Awaitable[tuple[int, int]]]  # letters that were promised, and that came
NO_LETTERS = (0, 0)


@dataclass(frozen=True, kw_only=True)
class Fault:
    what: str
    strike: Strike
    possible: Callable[[Ground], str] = lambda _ground: ""  # or why it is not


async def _server_killed(ground: Ground, seconds: float) -> tuple[int, int]:
    await asyncio.to_thread(ground.server.kill)
    await asyncio.sleep(seconds)
    await asyncio.to_thread(ground.start)
    return NO_LETTERS


async def _worker_killed(ground: Ground, seconds: float) -> tuple[int, int]:
    ground.kill_one_worker()
    await asyncio.sleep(seconds)
    return NO_LETTERS


async def _database_gone(ground: Ground, seconds: float) -> tuple[int, int]:
    assert ground.database.stop  # noqa: S101 - possible
    assert ground.database.start  # noqa: S101
    await asyncio.to_thread(ground.database.stop)
    await asyncio.sleep(seconds)
    await asyncio.to_thread(ground.database.start)
    return NO_LETTERS


async def _database_locked(ground: Ground, seconds: float) -> tuple[int, int]:
    await asyncio.to_thread(ground.lock_database, seconds)
    return NO_LETTERS


async def _disk_full(ground: Ground, seconds: float) -> tuple[int, int]:
    ground.fill_disk(full=True)
    await asyncio.sleep(seconds)
    ground.fill_disk(full=False)
    return NO_LETTERS


async def _mail_gone(ground: Ground, seconds: float) -> tuple[int, int]:
    """Letters wait for their next try; the clock goes a day ahead so that nobody here has to."""
    await ground.post.end()
    before = ground.post.letters
    promised = await ask_for_codes(ground.port, ADDRESSES)
    await asyncio.sleep(seconds)
    await ground.post.begin()
    ground.jump(signal.SIGUSR1)
    await until(lambda: ground.post.letters - before >= promised, seconds=LETTER_SECONDS)
    ground.jump(signal.SIGUSR2)
    return promised, ground.post.letters - before


async def _clock_jump(ground: Ground, seconds: float) -> tuple[int, int]:
    ground.jump(signal.SIGUSR1)
    await asyncio.sleep(seconds)
    ground.jump(signal.SIGUSR2)
    await asyncio.sleep(seconds)
    return NO_LETTERS


def _several(ground: Ground) -> str:
    return "" if ground.workers > 1 else "one process has no worker to lose: --workers 2, on PostgreSQL"


def _stoppable(ground: Ground) -> str:
    return "" if ground.database.stop else "nobody may stop this database: --postgres, or --stop and --start"


def _sqlite(ground: Ground) -> str:
    return "" if ground.database.is_sqlite else "the files are PostgreSQL's own"


FAULTS = {
    "server-killed": Fault(what="kill -9 of every process, and a new start", strike=_server_killed),
    "worker-killed": Fault(what="kill -9 of one worker", strike=_worker_killed, possible=_several),
    "database-gone": Fault(what="PostgreSQL stopped, and started", strike=_database_gone, possible=_stoppable),
    "database-locked": Fault(what="another program holds the lock", strike=_database_locked, possible=_sqlite),
    "disk-full": Fault(what="no file takes another byte", strike=_disk_full, possible=_sqlite),
    "mail-gone": Fault(what="no mail server while codes are asked for", strike=_mail_gone),
    "clock-jump": Fault(what="a day ahead, and back", strike=_clock_jump),
}
