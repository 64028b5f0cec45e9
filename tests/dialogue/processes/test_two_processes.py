# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""One meeting in two processes, on one port or behind nginx: heard and counted as a whole, and one of them may die."""

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from medspil.bench.crowd import Line, Phone, Tally
from medspil.bench.doors import meeting_door
from medspil.bench.processes import free_port, medspil, meetings
from medspil.settings.throwaway import postgres
from tests.faults import nginx

pytestmark = pytest.mark.once

PHONES = 16
AWAY = b"HTTP/1.1 503"


@dataclass(frozen=True, kw_only=True)
class Running:
    """An open meeting in two processes, and where phones find it."""

    port: int
    meeting: dict[str, str]
    processes: Callable[[], list[int]]


@pytest.fixture
def on_one_port(tmp_path: Path) -> Iterator[Running]:
    database = postgres()
    server = medspil(tmp_path, free_port(), database=database, workers=2)
    server.wait_until_ready("/healthz")
    meeting = meetings(tmp_path, 1, database=database)[0]
    yield Running(port=server.port, meeting=meeting, processes=server.workers)
    server.stop()


@pytest.fixture
def behind_nginx(tmp_path: Path) -> Iterator[Running]:
    """Two servers that know of each other only by their database, and the nginx of the documentation before them."""
    database = postgres()
    servers = []
    for _number in range(2):
        servers.append(medspil(tmp_path, free_port(), database=database, workers=1))
        servers[-1].wait_until_ready("/healthz")
    front = nginx.before_several(tmp_path, [server.port for server in servers])
    front.wait_until_ready("/healthz")
    meeting = meetings(tmp_path, 1, database=database)[0]
    yield Running(port=front.port, meeting=meeting, processes=lambda: [server.process.pid for server in servers])
    for process in (front, *servers):
        process.stop()


class Crowd:
    """Phones that keep what they write until it is acknowledged, and come back when their stream breaks."""

    def __init__(self, running: Running) -> None:
        self.port, self.meeting = running.port, running.meeting
        self.door = meeting_door(self.meeting["code"], self.meeting["step"])
        self.tally = Tally()
        self.phones = [Phone(port=self.port, tally=self.tally) for _number in range(PHONES)]

    async def join(self) -> None:
        await asyncio.gather(*(phone.join(self.door) for phone in self.phones))

    async def write(self, number: int) -> None:
        phone = self.phones[number % PHONES]
        assert phone.tickets
        request = phone.tickets.note(f"#{number}# Vi venter på svar")
        self.tally.sent[number] = time.perf_counter()
        while True:
            try:
                answer = await phone.line.ask(self.port, request)
            except OSError:
                continue  # the process died: the same note again, under the same id
            if answer.startswith(AWAY):
                continue  # and nginx says so, until it has found the other
            assert answer.startswith(b"HTTP/1.1 200"), answer
            return

    async def come_back(self) -> int:
        """Open the streams that have broken; how many they were."""
        broken = [phone for phone in self.phones if phone.ending and phone.ending.is_closing()]
        for phone in broken:
            with contextlib.suppress(OSError):  # not yet: it is asked again
                await phone.listen()
        return len(broken)

    async def page(self, path: str) -> str:
        """A page as a device gets it that comes anew; it may be answered by either process."""
        line = Line()
        answer = await line.ask(
            self.port, f"GET /m/{self.meeting['code']}/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        )
        assert line.transport
        line.transport.abort()
        return answer.decode()

    async def until_counted(self, count: int) -> None:
        """Wait until both processes have said, several times over, that so many are here."""
        async with asyncio.timeout(30):
            while {await self._count() for _again in range(6)} != {count}:
                pass

    async def _count(self) -> int:
        found = re.search(r'id="room"[^>]*>\s*(\d+) er med', await self.page("skaerm/"))
        assert found
        return int(found[1])

    async def until_heard(self, numbers: set[int]) -> None:
        async with asyncio.timeout(30):
            while any(self.tally.heard.get(number, 0) < PHONES for number in numbers):
                await self.page("")


def busiest(running: Running) -> int:
    """The process that has most connections open."""
    return max(running.processes(), key=lambda pid: len(list(Path(f"/proc/{pid}/fd").iterdir())))


async def story(running: Running) -> int:
    before, meanwhile, after = (range(first, first + PHONES) for first in (0, PHONES, 2 * PHONES))
    crowd = Crowd(running)
    await crowd.join()
    await crowd.until_counted(PHONES)
    await asyncio.gather(*(crowd.write(number) for number in before))
    await crowd.until_heard(set(before))

    writing = asyncio.gather(*(crowd.write(number) for number in meanwhile))
    os.kill(busiest(running), signal.SIGKILL)
    await writing
    broken = 0
    async with asyncio.timeout(30):
        while (back := await crowd.come_back()) or not broken:
            broken = max(broken, back)
            await crowd.page("")
    await asyncio.gather(*(crowd.write(number) for number in after))
    await crowd.until_heard(set(after))
    await crowd.until_counted(PHONES)

    seen = re.findall(r"#(\d+)#", await crowd.page(""))
    assert sorted(map(int, seen)) == list(range(3 * PHONES))
    for phone in crowd.phones:
        phone.leave()
    return broken


@pytest.mark.parametrize("where", ["on_one_port", "behind_nginx"])
def test_a_process_that_is_killed_costs_its_phones_a_reconnection_and_nothing_else(
    where: str, request: pytest.FixtureRequest
) -> None:
    assert 0 < asyncio.run(story(request.getfixturevalue(where))) <= PHONES


def test_two_processes_are_refused_on_sqlite(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "medspil.cli", "serve", "--demo", "--workers", "2", "--data", str(tmp_path)]
    settings = {**os.environ, "MEDSPIL_DATABASE": "", "DJANGO_SETTINGS_MODULE": "medspil.settings.demo"}
    refused = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=60, check=False)
    assert refused.returncode == 2
    assert "SQLite serves one process" in refused.stderr
