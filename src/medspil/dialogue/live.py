# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From an event to everybody's screen.

Inside the transaction the meeting's version rises; after the commit the stale regions wait for the drawer
(`drawer.py`), which has them drawn once per audience and handed to the hub. It is the only one that draws, so a later
version never loses to an earlier one on the way out.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from uuid import UUID

from django.db import close_old_connections, connection

from medspil.dialogue import attendance
from medspil.dialogue.drawer import CAME_OR_LEFT, Drawer
from medspil.dialogue.events.meetings import EVERYTHING, MeetingEvent, Region
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.regions import Drawn, notes_alone, packet
from medspil.dialogue.room import room_of
from medspil.dialogue.viewers import name_of, read_name
from medspil.record import neighbours
from medspil.record.events import Event
from medspil.record.frames import beat, frame
from medspil.record.hints import send
from medspil.record.hub import hub
from medspil.record.prepared import Prepared, as_stored
from medspil.record.whose import everywhere, nobody, only

MOST = 1000
STALE = "stale"  # head: the meeting; words: names of regions

# Written out since it is said for each note: Django would take ten times as long to put it together.
_RISE = f"UPDATE {Meeting._meta.db_table} SET version = version + 1 WHERE id = %s"  # noqa: S608, SLF001 - names of our tables


def on_event(event: Event) -> None:
    """The reader that `apps.ready` subscribes: it sees every event inside the transaction that made it."""
    if not isinstance(event, MeetingEvent):
        return
    with connection.cursor() as cursor:
        cursor.execute(_RISE, [as_stored(event.meeting_id)])
    send(STALE, [str(event.meeting_id)], event.stale)


def on_stale(head: Sequence[str], names: Sequence[str]) -> None:
    """The reader of the hint, in every process that has phones."""
    drawer.tell(UUID(head[0]), names)


def draw_all() -> None:
    """Hints may have been missed: every room that is here is drawn anew."""
    for channel in hub.channels():
        drawer.tell(_meeting(channel), EVERYTHING)


def on_presence(channel: str) -> None:
    """Somebody came or left: the number in the room is drawn again. Runs in a thread of the hub."""
    meeting_id = _meeting(channel)
    try:
        with _in_meeting(meeting_id):
            neighbours.tell(channel)
            attendance.notice(meeting_id)
        drawer.tell(meeting_id, CAME_OR_LEFT)
    finally:
        close_old_connections()


def _meeting(channel: str) -> UUID:
    return UUID(channel.partition(":")[2])


_municipalities: dict[UUID, UUID] = {}  # of meetings that are here, so that it is looked up once


def _in_meeting(meeting_id: UUID) -> AbstractContextManager[None]:
    """What a thread of the server does for a meeting, it does with the rows of its municipality."""
    if meeting_id not in _municipalities:
        with everywhere():
            found = Meeting.objects.filter(pk=meeting_id).values_list("municipality", flat=True).first()
        if found is None:
            return nobody()
        if len(_municipalities) >= MOST:
            _municipalities.clear()
        _municipalities[meeting_id] = found
    return only(_municipalities[meeting_id])


def _draw(meeting_id: UUID, stale: set[str]) -> None:
    with _in_meeting(meeting_id):
        draw_and_send(meeting_id, stale)


drawer = Drawer(_draw)

_meeting_now = Prepared[Meeting](lambda pk: Meeting.objects.filter(pk=pk).only("version", "current"))

# While nothing but these changes, what looks the same as when it was last sent is not sent again: of a note that is
# hidden a phone hears only that the version is another. Other regions may hold these too; then it is forgotten.
COUNTED = frozenset({Region.BOARD, Region.ROOM, Region.CONTROLS})
Html = dict[str, str]  # by region
_sent: dict[UUID, dict[str, Html]] = {}  # by meeting and audience


def draw_and_send(meeting_id: UUID, stale: set[str]) -> None:
    """Draw the stale regions for each audience that is here, and send them."""
    meeting = next(iter(_meeting_now(meeting_id)), None)
    if meeting is None:
        return  # a rehearsal that is over and gone
    names = sorted(hub.audiences(meeting.channel))  # »participant« before those at tables
    before = _sent.pop(meeting.pk, {})
    frames: dict[str, bytes] = {}
    try:
        frames = _notes(meeting, names, stale) or _regions(meeting, names, stale, before if stale <= COUNTED else {})
    finally:
        # What could not be drawn is fetched: the version alone goes out, and differs from what every page has.
        hub.publish(meeting.channel, meeting.version, frames, otherwise=beat(meeting.version))


def _notes(meeting: Meeting, names: list[str], stale: set[str]) -> dict[str, bytes]:
    """Frames of notes alone; empty when somebody has to be sent more than that."""
    html: Drawn = {}
    frames: dict[Audience, bytes] = {}
    for audience in {read_name(name)[0] for name in names}:
        pieces = notes_alone(meeting, audience, stale, html)
        if pieces is None:
            return {}
        frames[audience] = frame("regions", meeting.version, pieces)
    return {name: frames[read_name(name)[0]] for name in names}


def _regions(meeting: Meeting, names: list[str], stale: set[str], before: Mapping[str, Html]) -> dict[str, bytes]:
    frames: dict[str, bytes] = {}
    now: dict[str, Html] = {}
    for name in names:
        room = room_of(meeting.pk, *read_name(name))
        # Who sits at no table of this step sees what everybody sees.
        shared = name_of(room.audience, room.place)
        if shared not in frames:
            old, drawn = before.get(shared, {}), {region: html for region, html, *_list in packet(room, stale)}
            news = [(region, html) for region, html in drawn.items() if old.get(region) != html]
            frames[shared] = frame("regions", meeting.version, news)
            now[shared] = {**old, **drawn}
        frames[name] = frames[shared]
    if stale <= COUNTED and now:
        _sent[meeting.pk] = now
    return frames
