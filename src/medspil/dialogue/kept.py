# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What phones share, kept for a moment: when five hundred come in at once, come back or write, it is read once."""

import time
from dataclasses import dataclass
from uuid import UUID

from medspil.dialogue.access import room_by_code
from medspil.dialogue.models import Audience, Meeting, Place
from medspil.dialogue.room import Room, room_of
from medspil.record.hub import hub

KEEP_SECONDS = 0.5  # what is no change of the meeting, as who is present, may be so old
MOST = 64


@dataclass(frozen=True, kw_only=True)
class _Kept:
    room: Room
    until: float


_meetings: dict[str, tuple[Meeting, float]] = {}
_rooms: dict[tuple[UUID, Place | None], _Kept] = {}


def meeting_to_write_in(code: str) -> Meeting:
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


def shared_room(meeting: Meeting, place: Place | None) -> Room:
    """What `room_of` reads for a phone; not read again while the meeting has the same version.

    Kept only in a server, where a change comes as a version and what else has changed comes by the stream.
    """
    if not hub.serving:
        return room_of(meeting.pk, Audience.PARTICIPANT, place)
    now, name = time.monotonic(), (meeting.pk, place)
    kept = _rooms.get(name)
    if kept is None or kept.room.meeting.version != meeting.version or kept.until < now:
        kept = _Kept(room=room_of(meeting.pk, Audience.PARTICIPANT, place), until=now + KEEP_SECONDS)
        if len(_rooms) >= MOST:
            _rooms.clear()
        _rooms[name] = kept
    return kept.room
