# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The live hub: the same bytes to every open stream of an audience.

It lives on the event loop of this process and knows channels, audiences and bytes; not meetings, not Django.
Other threads hand work to the loop with `call_soon_threadsafe`. What is said is made into a chunk of HTTP once and
written to all sockets as it is; a stream has no task, no queue and no timer of its own.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

from medspil.record.frames import beat, chunk
from medspil.record.pipes import Stream

# Coming and going is told at most this often: five hundred people who sit down are a few messages, not five hundred.
PRESENCE_SECONDS = 0.6

# How often every stream is told the version, so that a lost word heals and a proxy sees life.
BEAT_SECONDS = 12.0

# Who asks again and again is here between two questions, and gone when the next has not come by then.
REST_SECONDS = 5.0

# Whoever draws waits until what was drawn is on its way, but not for a loop that has died.
DELIVERY_SECONDS = 5.0


class Hub:
    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._streams: dict[str, dict[str, set[Stream]]] = {}  # by channel and audience
        self.versions: dict[str, int] = {}
        self.closing = False
        self.barred: frozenset[str] = frozenset()  # channels that nobody may listen to
        self.on_presence: Callable[[str], None] | None = None
        self._restless: set[str] = set()
        self._resting: dict[tuple[str, str, str], asyncio.TimerHandle] = {}  # by channel, audience and device
        # Audience and device of the streams of a channel in other processes, where there are any.
        self.elsewhere: Callable[[str], Iterable[tuple[str, str]]] = lambda _channel: ()

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.closing = False
        loop.call_later(BEAT_SECONDS, self._beat)

    def close(self) -> None:
        """End every stream, so that the server can stop. Called from a signal, in the middle of anything."""
        self.closing = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end, self.channels())

    def _end(self, channels: Iterable[str]) -> None:
        for channel in channels:
            for stream in self.streams(channel):
                stream.end()

    def bar(self, channels: frozenset[str]) -> None:
        """End the streams of these channels, and take no more until they are no longer named. From any thread."""
        self.barred = channels
        if self._loop is not None and self.serving and channels & self._streams.keys():
            self._loop.call_soon_threadsafe(self._end, channels)

    @property
    def serving(self) -> bool:
        """Whether this process has an event loop that streams live on."""
        return self._loop is not None and not self._loop.is_closed()

    def join(self, stream: Stream) -> None:
        self._streams.setdefault(stream.channel, {}).setdefault(stream.audience, set()).add(stream)
        resting = self._resting.pop(stream.who, None)
        if resting is None:
            self._restless_in(stream.channel)
        else:
            resting.cancel()

    def leave(self, stream: Stream) -> None:
        if self._forget(stream):
            self._restless_in(stream.channel)

    def rest(self, stream: Stream) -> None:
        """It has its answer and will ask again: until then its device still counts as here."""
        if self._forget(stream) and self._loop is not None:
            before = self._resting.pop(stream.who, None)
            if before is not None:
                before.cancel()
            self._resting[stream.who] = self._loop.call_later(REST_SECONDS, self._gone, stream)

    def _gone(self, stream: Stream) -> None:
        self._resting.pop(stream.who, None)
        self._restless_in(stream.channel)

    def _forget(self, stream: Stream) -> bool:
        """False when it was gone already."""
        audiences = self._streams.get(stream.channel, {})
        streams = audiences.get(stream.audience, set())
        if stream not in streams:
            return False
        streams.discard(stream)
        if not streams:
            del audiences[stream.audience]
        if not audiences:
            del self._streams[stream.channel]
        return True

    def stir(self, channel: str) -> None:
        """Somebody came or left in another process. Called from any thread."""
        if self._loop is not None and self.serving:
            self._loop.call_soon_threadsafe(self._restless_in, channel)

    def channels(self) -> list[str]:
        return list(self._streams)

    def streams(self, channel: str) -> Iterator[Stream]:
        """All streams of a channel. Safe from any thread."""
        for streams in tuple(self._streams.get(channel, {}).values()):
            yield from tuple(streams)

    def _restless_in(self, channel: str) -> None:
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
        return len(
            {device for name, device in self._everywhere(channel) if device and name.partition("/")[0] == audience}
        )

    def here(self, channel: str, audience: str, device: str) -> bool:
        """Whether a device of an audience is connected. Safe from any thread."""
        return (audience, device) in self._everywhere(channel)

    def _everywhere(self, channel: str) -> set[tuple[str, str]]:
        return self.devices(channel).union(self.elsewhere(channel))

    def devices(self, channel: str) -> set[tuple[str, str]]:
        """Audience and device of all who are connected to this process. Safe from any thread."""
        here = {(str(stream.audience), stream.device) for stream in self.streams(channel)}
        resting = {(audience, device) for place, audience, device in tuple(self._resting) if place == channel}
        return here | resting

    def audiences(self, channel: str) -> set[str]:
        return set(self._streams.get(channel, ()))

    def publish(self, channel: str, version: int, frames: Mapping[str, bytes], *, otherwise: bytes) -> None:
        """Send each audience its bytes. Called from any thread, after the commit.

        Returns when the sockets have them, so that whoever draws keeps pace with the wire. `otherwise` goes to an
        audience that came while the frames were drawn: it says that there is something to fetch.
        """
        if self._loop is None or not self.serving:
            return
        chunks = {audience: chunk(body) for audience, body in frames.items()}
        done = threading.Event()
        self._loop.call_soon_threadsafe(self._deliver, channel, version, chunks, chunk(otherwise), done)
        done.wait(DELIVERY_SECONDS)

    def _deliver(
        self, channel: str, version: int, chunks: Mapping[str, bytes], otherwise: bytes, done: threading.Event
    ) -> None:
        self.versions[channel] = max(version, self.versions.get(channel, 0))
        self._write(channel, chunks, otherwise)
        done.set()

    def _beat(self) -> None:
        now = time.time()
        for channel in self.channels():
            for stream in [stream for stream in self.streams(channel) if stream.until <= now]:
                stream.end()
                self.leave(stream)
            self._write(channel, {}, chunk(beat(self.versions.get(channel, 0))))
        if self._loop is not None and not self.closing:
            self._loop.call_later(BEAT_SECONDS, self._beat)

    def _write(self, channel: str, chunks: Mapping[str, bytes], otherwise: bytes) -> None:
        behind = []
        for audience, streams in self._streams.get(channel, {}).items():
            said = chunks.get(audience, otherwise)
            behind += [stream for stream in streams if not stream.write(said)]
        for stream in behind:
            self.leave(stream)


hub = Hub()
