# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is sent when a room is drawn again and looks as it did, and when it cannot be drawn."""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from uuid import uuid4

import pytest
from django.template import TemplateSyntaxError

from medspil.dialogue import live
from medspil.dialogue.drawer import Drawer
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.models import Audience, Meeting, StepKind
from medspil.record.frames import beat
from medspil.record.hub import hub
from medspil.record.pipes import Stream
from tests.cast import Cast
from tests.dialogue.room.stage import open_at


@pytest.fixture
def wall(cast: Cast, material: None) -> Iterator[Meeting]:
    """A meeting with a wall that listens."""
    meeting, _step = open_at(cast, StepKind.BOARD)
    stream = Stream(channel=meeting.channel, audience=Audience.SCREEN, device="")

    async def join() -> None:
        hub.join(stream)

    asyncio.run(join())
    yield meeting
    hub.leave(stream)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the wall is sent."""
    said: list[bytes] = []

    def publish(_channel: str, _version: int, frames: Mapping[str, bytes], *, otherwise: bytes) -> None:
        said.append(frames.get(Audience.SCREEN, otherwise))

    monkeypatch.setattr(hub, "publish", publish)
    return said


def test_numbers_that_are_the_same_are_sent_once(wall: Meeting, heard: list[bytes]) -> None:
    for _time in range(2):
        live.draw_and_send(wall.pk, {Region.ROOM})
    assert ["er med" in said.decode() for said in heard] == [True, False]


def test_who_has_just_come_is_sent_the_number_although_it_is_the_same(wall: Meeting, heard: list[bytes]) -> None:
    """Her page may be from the moment before it was sent."""
    live.draw_and_send(wall.pk, {Region.ROOM})
    live.draw_and_send(wall.pk, set(live.CAME_OR_LEFT))
    assert ["er med" in said.decode() for said in heard] == [True, True]


def test_what_cannot_be_drawn_is_fetched_and_the_next_drawing_is_whole(
    wall: Meeting, heard: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in a template costs a page a request of its own, and the room nothing."""

    def broken(*_room: object) -> None:
        raise TemplateSyntaxError

    with monkeypatch.context() as fault:
        fault.setattr(live, "packet", broken)
        with pytest.raises(TemplateSyntaxError):
            live.draw_and_send(wall.pk, {Region.ROOM})
    live.draw_and_send(wall.pk, {Region.ROOM})
    told, drawn = heard
    assert told == beat(wall.version)
    assert "er med" in drawn.decode()


def test_a_thread_that_could_not_draw_one_room_draws_the_next(
    wall: Meeting, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[set[str]] = []
    both = threading.Event()

    def draw(_meeting: object, stale: set[str]) -> None:
        asked.append(stale)
        if len(asked) == 1:
            raise TemplateSyntaxError
        both.set()

    drawer = Drawer(draw)
    drawer.start()
    try:
        drawer.tell(wall.pk, {Region.STAGE})
        drawer.tell(uuid4(), {Region.BOARD})
        assert both.wait(10)
    finally:
        drawer.stop()
    assert asked == [{Region.STAGE}, {Region.BOARD}]
    assert "a room could not be drawn: TemplateSyntaxError" in caplog.text
