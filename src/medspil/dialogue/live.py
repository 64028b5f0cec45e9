# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From an event to everybody's screen.

Inside the transaction the meeting's version rises; after the commit the stale regions are drawn once per audience and
handed to the hub. Drawing and handing over happen under one lock per process, so a later version never loses to an
earlier one on the way out.
"""

import threading
from collections import defaultdict
from functools import partial
from uuid import UUID

from django.db import close_old_connections
from django.db.models import F

from medspil.dialogue import attendance
from medspil.dialogue.events.meetings import MeetingEvent, Region
from medspil.dialogue.models import Meeting
from medspil.dialogue.regions import packet
from medspil.dialogue.room import room_of
from medspil.dialogue.viewers import name_of, read_name
from medspil.record.events import Event
from medspil.record.hub import hub
from medspil.record.streams import beat, frame
from medspil.record.transactions import after_write

_one_at_a_time = threading.Lock()
_stale_guard = threading.Lock()
_stale: dict[UUID, set[Region]] = defaultdict(set)


def on_event(event: Event) -> None:
    """The reader that `apps.ready` subscribes: it sees every event inside the transaction that made it."""
    if not isinstance(event, MeetingEvent):
        return
    Meeting.objects.filter(pk=event.meeting_id).update(version=F("version") + 1)
    after_write(partial(push, event.meeting_id, event.touches))


def push(meeting_id: UUID, touched: frozenset[Region]) -> None:
    """Draw what is stale for each audience that is here, and send it.

    When many write at once, whoever comes to draw takes along what the others have made stale: their changes are
    committed, so the drawing shows them, and they have nothing left to do.
    """
    with _stale_guard:
        _stale[meeting_id].update(touched)
    with _one_at_a_time:
        with _stale_guard:
            together = _stale.pop(meeting_id, None)
        if together:
            _draw(meeting_id, frozenset(together))


def _draw(meeting_id: UUID, touched: frozenset[Region]) -> None:
    channel = f"meeting:{meeting_id}"
    frames: dict[str, bytes] = {}
    version = 0
    for name in sorted(hub.audiences(channel)):  # »participant« before those at tables
        audience, place = read_name(name)
        room = room_of(meeting_id, audience, place)
        version = room.meeting.version
        # Who sits at no table of this step sees what everybody sees.
        shared = name_of(audience, room.place)
        if shared not in frames:
            frames[shared] = frame("regions", version, packet(room, touched))
        frames[name] = frames[shared]
    version = version or _version(meeting_id)
    hub.publish(channel, version, frames, otherwise=beat(version))


def on_presence(channel: str) -> None:
    """Somebody came or left: the number in the room is drawn again. Runs in a thread of the hub."""
    _kind, _colon, meeting_id = channel.partition(":")
    try:
        attendance.notice(UUID(meeting_id))
        push(UUID(meeting_id), frozenset({Region.ROOM}))
    except Meeting.DoesNotExist:
        return  # a rehearsal that is over and gone: there is nothing to draw
    finally:
        close_old_connections()


def _version(meeting_id: UUID) -> int:
    return Meeting.objects.filter(pk=meeting_id).values_list("version", flat=True).get()
