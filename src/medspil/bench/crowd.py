# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Phones as raw sockets, all in the process that measures: one connection for pages and notes, one for the stream.

A note carries a mark, `#17#`. Its time runs from the first byte of the writer's request to the last byte of the frame
in which a phone finds the mark.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

MARK = re.compile(rb"#(\d+)#")
END = b"\n\n"
TEXT = "#{n}# Han rakte mig telefonen og sagde: gør du det. Jeg var i tvivl, om jeg måtte, og køen var lang."


@dataclass(frozen=True, kw_only=True)
class Tickets:
    """What a phone got when it came in: the request that opens its stream, and how it writes a note."""

    stream: bytes
    note: Callable[[str], bytes]


@dataclass(kw_only=True)
class Tally:
    """What is measured in one pass; times are of `time.perf_counter`, in seconds."""

    sent: dict[int, float] = field(default_factory=dict)
    acknowledged: dict[int, float] = field(default_factory=dict)
    arrived: list[float] = field(default_factory=list)  # how long each delivery took
    last: dict[int, float] = field(default_factory=dict)  # when the latest phone had it
    heard: dict[int, int] = field(default_factory=dict)  # by how many phones
    bytes: int = 0

    def hear(self, number: int, now: float) -> None:
        self.arrived.append(now - self.sent[number])
        self.last[number] = now
        self.heard[number] = self.heard.get(number, 0) + 1


class Line(asyncio.Protocol):
    """A kept-alive connection: one request, one answer."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.answer: asyncio.Future[bytes] | None = None
        self.read = b""

    async def ask(self, port: int, request: bytes) -> bytes:
        """The whole answer, headers and all.

        A connection that the server closes just now for having been idle is opened again, as browsers do: a note that
        is sent twice is one note. ConnectionError when it is refused, or breaks off again.
        """
        try:
            return await self._ask(port, request)
        except ConnectionError:
            return await self._ask(port, request)

    async def _ask(self, port: int, request: bytes) -> bytes:
        await self.ready(port)
        assert self.transport is not None  # noqa: S101 - ready
        self.answer, self.read = asyncio.get_running_loop().create_future(), b""
        self.transport.write(request)
        return await self.answer

    async def ready(self, port: int) -> None:
        if self.transport is None or self.transport.is_closing():
            self.transport, _self = await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", port)

    def data_received(self, data: bytes) -> None:
        self.read += data
        head, found, body = self.read.partition(b"\r\n\r\n")
        length = int(re.findall(rb"(?i)content-length: (\d+)", head)[0]) if found else 0
        if found and len(body) >= length and self.answer and not self.answer.done():
            self.answer.set_result(self.read)

    def connection_lost(self, reason: Exception | None) -> None:
        if self.answer and not self.answer.done():
            self.answer.set_exception(ConnectionError(str(reason or "closed")))


class Ear(asyncio.Protocol):
    """An open event stream."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.rest = b""
        self.seen: set[int] = set()

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self.tally.bytes += len(data)
        if not self.open.done():
            self.open.set_result(None)
        whole, found, rest = (self.rest + data).rpartition(END)
        self.rest = rest
        if not found:
            return
        for mark in MARK.findall(whole):
            number = int(mark)
            if number not in self.seen:
                self.seen.add(number)
                self.tally.hear(number, now)

    def connection_lost(self, reason: Exception | None) -> None:
        if not self.open.done():
            self.open.set_exception(ConnectionError(str(reason or "closed")))


Door = Callable[[Line, int], Awaitable[Tickets]]


@dataclass(kw_only=True)
class Phone:
    port: int
    tally: Tally
    line: Line = field(default_factory=Line)
    tickets: Tickets | None = None
    ending: asyncio.Transport | None = None

    async def join(self, door: Door) -> None:
        self.tickets = await door(self.line, self.port)
        await self.listen()

    async def listen(self) -> None:
        """Open the stream, or open it again."""
        assert self.tickets is not None  # noqa: S101 - joined
        ear = Ear(self.tally)
        self.ending, _ear = await asyncio.get_running_loop().create_connection(lambda: ear, "127.0.0.1", self.port)
        self.ending.write(self.tickets.stream)
        await ear.open

    async def write(self, number: int) -> None:
        """Lay a note, and wait until it is acknowledged."""
        assert self.tickets is not None  # noqa: S101 - joined
        await self.line.ready(self.port)
        request = self.tickets.note(TEXT.format(n=number))
        self.tally.sent[number] = time.perf_counter()
        answer = await self.line.ask(self.port, request)
        if answer.startswith(b"HTTP/1.1 200"):
            self.tally.acknowledged[number] = time.perf_counter()

    def leave(self) -> None:
        for transport in (self.line.transport, self.ending):
            if transport is not None:
                transport.abort()
