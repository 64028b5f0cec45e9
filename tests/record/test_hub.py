# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The hub sends every audience what was drawn for it, leaves nobody without a word, and lets nobody hold up others."""

import asyncio
import time
from dataclasses import dataclass, field

import pytest
from django.core import signing

from medspil.record.frames import LAST_CHUNK, beat, chunk
from medspil.record.hub import Hub
from medspil.record.pipes import BACKLOG_BYTES, Stream
from medspil.record.streams import SALT, Listener, listener, live_token


@dataclass
class Socket:
    """The end of a pipe: what was written to it, and how much of that its reader has not taken."""

    behind: int = 0
    heard: list[bytes] = field(default_factory=list)
    open: bool = True

    def write(self, data: bytes) -> None:
        self.heard.append(data)

    def get_write_buffer_size(self) -> int:
        return self.behind

    def is_closing(self) -> bool:
        return not self.open

    def close(self) -> None:
        self.open = False

    abort = close


def stream(audience: str, *, behind: int = 0) -> tuple[Stream, Socket]:
    socket = Socket(behind=behind)
    return Stream("meeting:1", audience, "phone", socket), socket


def sent(streams: list[Stream], frames: dict[str, bytes]) -> Hub:
    """A hub that has sent the frames as version 7 to these streams."""

    async def send() -> Hub:
        hub = Hub()
        hub.start(asyncio.get_running_loop())
        for each in streams:
            hub.join(each)
        await asyncio.to_thread(hub.publish, "meeting:1", 7, frames, otherwise=beat(7))
        return hub

    return asyncio.run(send())


def test_each_audience_gets_its_own_bytes() -> None:
    pairs = [stream(audience) for audience in ("screen", "participant", "participant")]
    sent([each for each, _socket in pairs], {"screen": b"wall", "participant": b"phone"})
    assert [socket.heard for _each, socket in pairs] == [[chunk(b"wall")], [chunk(b"phone")], [chunk(b"phone")]]


def test_whoever_came_while_the_frames_were_drawn_is_told_to_fetch() -> None:
    pairs = [stream(audience) for audience in ("screen", "participant/3/1")]
    sent([each for each, _socket in pairs], {"screen": b"wall"})
    assert pairs[1][1].heard == [chunk(b"event: beat\ndata: 7\n\n")]


def test_a_reader_that_is_far_behind_is_cut_off_and_the_others_are_not() -> None:
    (slow, clogged), (quick, flowing) = stream("participant", behind=BACKLOG_BYTES + 1), stream("participant")
    hub = sent([slow, quick], {"participant": b"phone"})
    assert (clogged.open, clogged.heard) == (False, [])
    assert (flowing.open, flowing.heard) == (True, [chunk(b"phone")])
    assert hub.present("meeting:1", "participant") == 1


def test_a_reader_that_is_gone_is_forgotten_and_the_others_hear() -> None:
    (gone, closed), (here, flowing) = stream("participant"), stream("participant")
    closed.close()
    hub = sent([gone, here], {"participant": b"phone"})
    assert (closed.heard, flowing.heard) == ([], [chunk(b"phone")])
    assert list(hub.streams("meeting:1")) == [here]


def test_closing_ends_every_stream() -> None:
    each, socket = stream("participant")

    async def close() -> None:
        hub = Hub()
        hub.start(asyncio.get_running_loop())
        hub.join(each)
        hub.close()
        await asyncio.sleep(0)

    asyncio.run(close())
    assert (socket.open, socket.heard) == (False, [b"0\r\n\r\n"])


def test_who_asks_again_and_again_is_here_between_two_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number does not go up and down with the questions, and goes down when no more of them come."""
    monkeypatch.setattr("medspil.record.hub.REST_SECONDS", 0.05)
    monkeypatch.setattr("medspil.record.hub.PRESENCE_SECONDS", 0.01)
    first, second = stream("participant")[0], stream("participant")[0]
    told: list[int] = []

    async def ask_twice() -> None:
        hub, heard = Hub(), asyncio.Event()
        loop = asyncio.get_running_loop()

        def notice(channel: str) -> None:
            told.append(hub.present(channel, "participant"))
            loop.call_soon_threadsafe(heard.set)

        hub.start(loop)
        hub.on_presence = notice
        for each in (first, second):
            hub.join(each)
            if each is first:
                await asyncio.wait_for(heard.wait(), 5)
            hub.rest(each)
            assert hub.present("meeting:1", "participant") == 1
        heard.clear()
        await asyncio.wait_for(heard.wait(), 5)

    asyncio.run(ask_twice())
    assert told == [1, 0]


def test_whose_right_to_listen_has_ended_is_cut_off_with_the_next_beat_and_the_others_hear_it() -> None:
    (ended, closed), (lasting, open_) = stream("facilitator"), stream("participant")
    ended.until = time.time() - 1

    async def beats() -> Hub:
        hub = Hub()
        hub.start(asyncio.get_running_loop())
        for each in (ended, lasting):
            hub.join(each)
        hub._beat()
        return hub

    hub = asyncio.run(beats())
    assert (closed.open, closed.heard) == (False, [LAST_CHUNK])
    assert (open_.open, open_.heard) == (True, [chunk(beat(0))])
    assert hub.audiences("meeting:1") == {"participant"}


def test_a_token_ends_when_it_says_so_and_one_from_an_older_page_still_serves() -> None:
    who = {"channel": "meeting:1", "audience": "facilitator", "device": "bo"}
    assert listener(live_token(**who, seconds=60)) is not None
    assert listener(live_token(**who, seconds=0)) is None
    older = signing.dumps(["meeting:1", "participant", "phone"], salt=SALT)
    assert listener(older) == Listener("meeting:1", "participant", "phone")
