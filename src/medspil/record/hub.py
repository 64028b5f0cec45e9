# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The live hub: the same bytes to every open stream of an audience.

It lives on the event loop of this process and knows channels, audiences and bytes; not meetings, not Django.
Other threads hand work to the loop with `call_soon_threadsafe`.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# Coming and going is told at most this often: five hundred people who sit down are a few messages, not five hundred.
PRESENCE_SECONDS = 0.6

# A reader that falls this far behind is cut off and comes back by its version.
BACKLOG_BYTES = 1_048_576


@dataclass(eq=False, slots=True)
class Stream:
    """One open stream. `device` is the hash of a cookie: two tabs of one phone count once."""

    channel: str
    audience: str
    device: str
    queue: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)
    backlog: int = 0

    def offer(self, frame: bytes) -> bool:
        """Queue a frame; False when the reader is too far behind."""
        if self.backlog + len(frame) > BACKLOG_BYTES:
            return False
        self.backlog += len(frame)
        self.queue.put_nowait(frame)
        return True

    async def take(self) -> bytes | None:
        """The next frame, joined with what else has queued up; None when the stream is over."""
        frame = await self.queue.get()
        if frame is None:
            return None
        parts = [frame]
        while not self.queue.empty():
            more = self.queue.get_nowait()
            if more is None:
                self.queue.put_nowait(None)
                break
            parts.append(more)
        joined = b"".join(parts)
        self.backlog -= len(joined)
        return joined


class Hub:
    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._streams: dict[str, set[Stream]] = defaultdict(set)
        self.versions: dict[str, int] = {}
        self.closing = False
        self.on_presence: Callable[[str], None] | None = None
        self._restless: set[str] = set()

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.closing = False

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self.closing = True
        for streams in self._streams.values():
            for stream in streams:
                stream.queue.put_nowait(None)

    def join(self, stream: Stream) -> None:
        self._streams[stream.channel].add(stream)
        self._stir(stream.channel)

    def leave(self, stream: Stream) -> None:
        streams = self._streams.get(stream.channel)
        if streams is not None:
            streams.discard(stream)
            if not streams:
                del self._streams[stream.channel]
            self._stir(stream.channel)

    def _stir(self, channel: str) -> None:
        """Somebody came or left; whoever asked is told soon, once for all who do so meanwhile."""
        if self._loop is None or self.on_presence is None or self.closing or channel in self._restless:
            return
        self._restless.add(channel)
        self._loop.call_later(PRESENCE_SECONDS, self._tell, channel)

    def _tell(self, channel: str) -> None:
        self._restless.discard(channel)
        if self._loop is not None and self.on_presence is not None and not self.closing:
            self._loop.run_in_executor(None, self.on_presence, channel)

    def present(self, channel: str, audience: str) -> int:
        """How many devices of an audience are connected right now. Safe from any thread.

        A stream without a device only looks on: the facilitator's picture of a phone is nobody in the room. Parts of
        an audience, `audience/…`, count with it.
        """
        streams = tuple(self._streams.get(channel, ()))
        return len({s.device for s in streams if s.device and s.audience.partition("/")[0] == audience})

    def here(self, channel: str, audience: str, device: str) -> bool:
        """Whether a device of an audience is connected to this process. Safe from any thread."""
        streams = tuple(self._streams.get(channel, ()))
        return any(stream.audience == audience and stream.device == device for stream in streams)

    def audiences(self, channel: str) -> set[str]:
        return {stream.audience for stream in tuple(self._streams.get(channel, ()))}

    def publish(self, channel: str, version: int, frames: Mapping[str, bytes], *, otherwise: bytes) -> None:
        """Send each audience its bytes. Called from any thread, after the commit.

        `otherwise` goes to an audience that came while the frames were drawn: it says that there is something to fetch.
        """
        if self._loop is None or self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._deliver, channel, version, dict(frames), otherwise)

    def _deliver(self, channel: str, version: int, frames: Mapping[str, bytes], otherwise: bytes) -> None:
        self.versions[channel] = max(version, self.versions.get(channel, 0))
        for stream in tuple(self._streams.get(channel, ())):
            if not stream.offer(frames.get(stream.audience, otherwise)):
                stream.queue.put_nowait(None)
                self.leave(stream)


hub = Hub()
