# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Networks as they are, between a browser and the server: small HTTP proxies that misbehave, in a thread of their own.

    with Network(server.port, buffers=True) as network:
        page.goto(network.url)

Each request gets a connection of its own, so that one can be treated without the others.
"""

import asyncio
import contextlib
import re
import socket
import threading
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any, Self

LARGEST = 2**20  # bytes of a head, and of what is read ahead
SMALL = 8192  # and of what is read ahead on a stream, so that a slow reader is felt by the server
STREAM = "/live/stream"
ALIVE = rb"(?im)^(?:connection|keep-alive):[^\r\n]*\r\n"
# What careful networks take away: whatever is in no standard, and what says how to treat an answer.
UNUSUAL = rb"(?im)^(?:x-[^:\r\n]*|cache-control|origin|referer|sec-[^:\r\n]*|dnt|accept-language):[^\r\n]*\r\n"


@dataclass(kw_only=True)
class Habits:
    """What a network does to everything that passes."""

    buffers: bool = False  # hands an answer on when it is complete: a stream never is
    strips: bool = False  # takes unusual headers away, in both directions
    cuts_after: float | None = None  # seconds that an answer may last
    refuses_streams: bool = False  # answers 403 in the server's place


@dataclass(eq=False)
class _Way:
    """One request on its way. What is `lost` stays open, and nothing passes any more."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter | None = None
    path: str = ""
    lost: bool = False

    def end(self) -> None:
        for side in (self.near, self.far):
            if side is not None:
                side.transport.abort()


class Network:
    """`habits` are those of `Habits`; all else happens when it is told to."""

    def __init__(self, target: int, **habits: Any) -> None:
        self.target, self.habits = target, Habits(**habits)
        self.seen: list[str] = []  # paths asked for, in order
        self._ways: set[_Way] = set()
        self._loop = asyncio.new_event_loop()
        self._up = True
        self._no_answers: str | None = None
        self._awake, self._reading = asyncio.Event(), asyncio.Event()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._loop.run_forever, name="network", daemon=True)
        self._thread.start()
        self._server = self._do(self._begin())
        return self

    def __exit__(self, *_error: object) -> None:
        self._do(self._finish())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def drop(self) -> None:
        """No network: what is open breaks off, nothing new comes through."""
        self._up = False
        self._do(self._break_off())

    def mend(self) -> None:
        """All is well again, and who read nothing reads."""
        self._up = True
        self._loop.call_soon_threadsafe(self._reading.set)

    def fall_silent(self) -> None:
        """As when a laptop sleeps: what is open stays open, and nothing passes."""
        self._loop.call_soon_threadsafe(self._awake.clear)

    def wake(self) -> None:
        """What is asked from now on passes; what was open before is still open, and dead."""
        self._do(self._wake())

    def read_nothing(self) -> None:
        """Too slow a reader: the server keeps what it sends on streams, until all is mended."""
        self._loop.call_soon_threadsafe(self._reading.clear)

    @contextlib.contextmanager
    def losing_answers(self, path: str) -> Iterator[None]:
        """Requests with this in their path arrive, and their answers do not."""
        self._no_answers = path
        yield
        self._no_answers = None

    def _do(self, job: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(job, self._loop).result(timeout=10)

    async def _begin(self) -> asyncio.Server:
        self._awake.set()
        self._reading.set()
        return await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=LARGEST)

    async def _finish(self) -> None:
        self._server.close()
        await self._break_off()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _break_off(self) -> None:
        for way in self._ways:
            way.end()

    async def _wake(self) -> None:
        for way in self._ways:
            way.lost = True
        self._awake.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        way = _Way(writer)
        self._ways.add(way)
        try:
            if self._up:
                await self._pass(way, reader)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # one side is gone, and so will the other be
        finally:
            self._ways.discard(way)
            if way.far is not None:
                way.far.transport.abort()
            writer.close()

    async def _pass(self, way: _Way, reader: asyncio.StreamReader) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
        body = await reader.readexactly(int(length[1])) if length else b""
        way.path = head.split(b" ", 2)[1].decode()
        self.seen.append(way.path)
        await self._awake.wait()
        if self.habits.refuses_streams and way.path.startswith(STREAM):
            way.near.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        answer, way.far = await _connect(self.target, ahead=SMALL if way.path.startswith(STREAM) else LARGEST)
        way.far.write(self._handed_on(head) + body)
        jobs = [asyncio.ensure_future(self._answer(way, answer)), asyncio.ensure_future(reader.read(1))]
        await asyncio.wait(jobs, timeout=self.habits.cuts_after, return_when=asyncio.FIRST_COMPLETED)
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)

    async def _answer(self, way: _Way, answer: asyncio.StreamReader) -> None:
        kept = self._handed_on(await answer.readuntil(b"\r\n\r\n"))
        while True:
            if not self.habits.buffers:
                await self._give(way, kept)
                kept = b""
            if way.path.startswith(STREAM):
                await self._reading.wait()
            part = await answer.read(SMALL)
            if not part:
                break
            kept += part
        await self._give(way, kept)

    async def _give(self, way: _Way, data: bytes) -> None:
        await self._awake.wait()
        if way.lost:
            await asyncio.Event().wait()
        if self._no_answers is None or self._no_answers not in way.path:
            way.near.write(data)
            await way.near.drain()

    def _handed_on(self, head: bytes) -> bytes:
        """The head of a request or an answer; each has a connection of its own."""
        kept = re.sub(ALIVE, b"", head)
        if self.habits.strips:
            kept = re.sub(UNUSUAL, b"", kept)
        return kept[:-2] + b"Connection: close\r\n\r\n"


async def _connect(port: int, *, ahead: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """To the server. `ahead` is how many bytes may lie in between unread."""
    line = socket.socket()
    if ahead < LARGEST:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, ahead)
    line.setblocking(False)
    try:
        await asyncio.get_running_loop().sock_connect(line, ("127.0.0.1", port))
    except OSError:
        line.close()
        raise
    return await asyncio.open_connection(sock=line, limit=ahead)
