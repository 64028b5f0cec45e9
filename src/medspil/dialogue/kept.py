# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What phones share, kept for a moment: when five hundred come in at once, come back or write, it is read and drawn
once."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from medspil.dialogue.access import room_by_code
from medspil.dialogue.models import Audience, Meeting, Place
from medspil.dialogue.room import Room, room_of
from medspil.record.hub import hub

KEEP_SECONDS = 0.5  # what is no change of the meeting, as who is present, may be so old
MOST = 64

Draw = Callable[[Room], str]


@dataclass(frozen=True, kw_only=True)
class _Kept:
    room: Room
    until: float
    drawn: dict[str, str] = field(default_factory=dict)  # by what it is


_meetings: dict[str, tuple[Meeting, float]] = {}
_rooms: dict[tuple[UUID, Place | None], _Kept] = {}
_one_reads = threading.RLock()  # the others wait for what it finds


def recent_meeting(code: str) -> Meeting:
    """The meeting with a code as it was a moment ago: enough to know where a note goes. Whether it may be laid there is
    asked of the database when it is laid. 404 when there is none."""
    if not hub.serving:
        return room_by_code(code)
    now = time.monotonic()
    meeting, until = _meetings.get(code, (None, now))
    if meeting is None or until < now:
        meeting = room_by_code(code)
        if len(_meetings) >= MOST:
            _meetings.clear()
        _meetings[code] = meeting, now + KEEP_SECONDS
    return meeting


def meeting_as_heard(code: str) -> Meeting:
    """The same for a page: not older than what the streams of this process have said."""
    meeting = recent_meeting(code)
    if meeting.version < hub.versions.get(meeting.channel, 0):
        _meetings.pop(code, None)
        meeting = recent_meeting(code)
    return meeting


def shared_room(meeting: Meeting, place: Place | None) -> Room:
    """What `room_of` reads for a phone; not read again while the meeting has the same version.

    Kept only in a server, where a change comes as a version and what else has changed comes by the stream.
    """
    return _kept(meeting, place).room


def shared_text(meeting: Meeting, place: Place | None, name: str, draw: Draw) -> str:
    """What is drawn of that room, the same for all phones; not drawn again while the room is kept."""
    with _one_reads:
        kept = _kept(meeting, place)
        if name not in kept.drawn:
            kept.drawn[name] = draw(kept.room)
        return kept.drawn[name]


def _kept(meeting: Meeting, place: Place | None) -> _Kept:
    with _one_reads:
        now, name = time.monotonic(), (meeting.pk, place)
        kept = _rooms.get(name)
        if kept is None or kept.room.meeting.version != meeting.version or kept.until < now:
            kept = _Kept(room=room_of(meeting.pk, Audience.PARTICIPANT, place), until=now + KEEP_SECONDS)
            if len(_rooms) >= MOST:
                _rooms.clear()
            if hub.serving:
                _rooms[name] = kept
        return kept
