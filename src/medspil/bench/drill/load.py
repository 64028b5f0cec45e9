# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Phones that go on writing, whatever happens: a note that was not acknowledged is sent again, as the page does."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from medspil.bench.crowd import MARK, TEXT, Line, Phone, Tally, Tickets
from medspil.bench.doors import meeting_door

PAUSE_SECONDS = 0.15  # between two notes of a phone
AGAIN_SECONDS = 0.3
ANSWER_SECONDS = 40.0  # longer than the server itself waits for a database
PATIENCE_SECONDS = 90.0

COOKIE = re.compile(rb"(?i)set-cookie: +((?:__Host-)?csrftoken=[^;\r]+)")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(kw_only=True)
class Load:
    port: int
    code: str
    step: str
    numbers: Iterator[int] = field(default_factory=count)
    sent: set[int] = field(default_factory=set)
    acknowledged: set[int] = field(default_factory=set)
    refused: int = 0  # answers that were no acknowledgement, and connections that broke
    failed: int = 0  # of these, answers that nobody had thought of: 500
    times: list[float] = field(default_factory=list)
    over: bool = False

    async def write(self, phones: int) -> None:
        """Write with so many phones until `over`, and until all is acknowledged."""
        tickets = [await meeting_door(self.code, self.step)(Line(), self.port) for _number in range(phones)]
        self.times.append(time.monotonic())
        await asyncio.gather(*(self._write_on(each) for each in tickets))

    async def _write_on(self, tickets: Tickets) -> None:
        line = Line()
        while not self.over:
            number = next(self.numbers)
            await self._hand_in(line, number, tickets.note(TEXT.format(n=number)))
            await asyncio.sleep(PAUSE_SECONDS)

    async def _hand_in(self, line: Line, number: int, request: bytes) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        self.sent.add(number)
        while number not in self.acknowledged and time.monotonic() < deadline:
            try:
                answer = await asyncio.wait_for(line.ask(self.port, request), ANSWER_SECONDS)
            except (OSError, TimeoutError):
                answer = b""
            if answer.startswith(b"HTTP/1.1 200"):
                self.acknowledged.add(number)
                self.times.append(time.monotonic())
                return
            self.refused += 1
            self.failed += answer.startswith(b"HTTP/1.1 500")
            await asyncio.sleep(AGAIN_SECONDS)

    @property
    def silence(self) -> float:
        """The longest time in which nothing was acknowledged."""
        return max((later - earlier for earlier, later in zip(self.times, self.times[1:], strict=False)), default=0.0)

    async def shown(self) -> set[int]:
        """The marks that a phone finds on the page which comes in now."""
        answer = await Line().ask(self.port, f"GET /m/{self.code}/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return {int(mark) for mark in MARK.findall(answer)}

    async def hears(self) -> bool:
        """Whether a stream that is opened now tells of a note that is written now."""
        tally, number = Tally(), next(self.numbers)
        phone = Phone(port=self.port, tally=tally)
        await phone.join(meeting_door(self.code, self.step))
        self.sent.add(number)
        await phone.write(number)
        self.acknowledged |= set(tally.acknowledged)
        heard = await until(lambda: number in tally.heard, seconds=20)
        phone.leave()
        return heard


async def until(met: Callable[[], bool], *, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not met() and time.monotonic() < deadline:  # noqa: ASYNC110 - what is waited for is another program
        await asyncio.sleep(0.05)
    return met()


async def ask_for_codes(port: int, addresses: Sequence[str]) -> int:
    """Ask for a code by mail for each address; how many were promised one."""
    promised = 0
    for address in addresses:
        line = Line()
        page = await line.ask(port, b"GET /log-ind/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        cookie, token = COOKIE.search(page), TOKEN.search(page)
        if cookie is None or token is None:
            continue
        body = b"csrfmiddlewaretoken=%b&email=%b" % (token[1], address.replace("@", "%40").encode())
        head = b"POST /log-ind/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %b\r\nContent-Length: %d\r\n" % (
            cookie[1],
            len(body),
        )
        answer = await line.ask(port, head + b"Content-Type: application/x-www-form-urlencoded\r\n\r\n" + body)
        promised += answer.startswith(b"HTTP/1.1 302")
    return promised
