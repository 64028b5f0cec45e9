# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The hub sends every audience what was drawn for it, and leaves nobody without a word."""

import asyncio

from medspil.record.hub import Hub, Stream
from medspil.record.streams import beat


def heard(streams: list[Stream], frames: dict[str, bytes]) -> list[bytes | None]:
    """What each stream gets when the frames are sent as version 7."""

    async def send() -> list[bytes | None]:
        hub = Hub()
        hub.start(asyncio.get_running_loop())
        for stream in streams:
            hub.join(stream)
        hub.publish("meeting:1", 7, frames, otherwise=beat(7))
        return [await asyncio.wait_for(stream.take(), 5) for stream in streams]

    return asyncio.run(send())


def test_each_audience_gets_its_own_bytes() -> None:
    streams = [Stream("meeting:1", audience, "") for audience in ("screen", "participant", "participant")]
    assert heard(streams, {"screen": b"wall", "participant": b"phone"}) == [b"wall", b"phone", b"phone"]


def test_whoever_came_while_the_frames_were_drawn_is_told_to_fetch() -> None:
    streams = [Stream("meeting:1", audience, "") for audience in ("screen", "participant/3/1")]
    assert heard(streams, {"screen": b"wall"}) == [b"wall", b"event: beat\ndata: 7\n\n"]
