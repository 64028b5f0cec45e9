# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From an event to everybody's screen.

Inside the transaction the meeting's version rises; after the commit the stale regions wait for the drawer, a thread
that draws them once per audience and hands them to the hub. It is the only one that draws, so a later version never
loses to an earlier one on the way out, and nobody who writes waits for it.
"""

import logging
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from uuid import UUID

from django.db import close_old_connections, connection

from medspil.dialogue import attendance
from medspil.dialogue.events.meetings import EVERYTHING, NOTE, MeetingEvent, Region
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

# Numbers may wait so long for each other; words go at once.
NUMBERS_SECONDS = 0.08

# Somebody came or left. Who came may have a page from before the number was sent: it goes out although it is the same.
CAME_OR_LEFT = frozenset({Region.ROOM, "somebody"})

MOST = 1000
STALE = "stale"  # head: the meeting; words: names of regions

_log = logging.getLogger(__name__)


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


class Drawer:
    """Draws what is stale, one meeting after the other, for as long as the server runs.

    What becomes stale while it draws waits and is drawn together: the more happens, the more one drawing covers.
    """

    def __init__(self) -> None:
        self._stale: dict[UUID, set[str]] = {}
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="drawer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        with self._news:
            thread, self._thread = self._thread, None
            self._news.notify_all()
        if thread is not None:
            thread.join(timeout=3)

    def tell(self, meeting_id: UUID, stale: Iterable[str]) -> None:
        """Something has become stale, and is committed. In a program that serves nobody there is nothing to draw."""
        with self._news:
            if self._thread is not None:
                self._stale.setdefault(meeting_id, set()).update(stale)
                self._news.notify_all()

    def _run(self) -> None:
        while (found := self._next()) is not None:
            began = time.thread_time()
            try:
                with _in_meeting(found[0]):
                    draw_and_send(*found)
            except Exception as error:  # noqa: BLE001 - pages have been told to fetch; without this thread none would be
                _log.warning("a room could not be drawn: %s", type(error).__name__)
            finally:
                close_old_connections()
            # The more has come meanwhile, the longer it waits for others: what a drawing costs is shared by all in it.
            # What it costs is work; time that it stood in line itself is no reason to let others wait.
            time.sleep(min((time.thread_time() - began) * self._crowd(), NUMBERS_SECONDS))

    def _next(self) -> tuple[UUID, set[str]] | None:
        """The meeting that has waited longest; None when it is over. Numbers alone give others time to join them."""
        with self._news:
            self._news.wait_for(lambda: self._stale or self._thread is None)
            if self._thread is not None and all(names <= CAME_OR_LEFT for names in self._stale.values()):
                self._news.wait_for(self._has_words, NUMBERS_SECONDS)
            if self._thread is None:
                return None
            meeting_id = next(iter(self._stale))
            return meeting_id, self._stale.pop(meeting_id)

    def _crowd(self) -> int:
        """How many notes wait; whatever else waits counts as one."""
        with self._news:
            waiting = [name for names in self._stale.values() for name in names]
        return max(sum(name.startswith(NOTE) for name in waiting), min(1, len(waiting)))

    def _has_words(self) -> bool:
        return self._thread is None or any(not names <= CAME_OR_LEFT for names in self._stale.values())


drawer = Drawer()

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
