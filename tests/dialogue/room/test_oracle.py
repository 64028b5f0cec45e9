# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The oracle: for every action and audience, the old page with only the named regions replaced equals a fresh one.

A region that an event forgets to name shows up here with its name and the action that left it stale.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from medspil.dialogue.actions import meetings
from medspil.dialogue.events.meetings import EVERYTHING, MeetingEvent, Region
from medspil.dialogue.models import Audience, Meeting, Place, StepKind
from medspil.dialogue.regions import draw, notes_alone, packet, regions_for
from medspil.dialogue.room import Room, room_of
from medspil.record import actions as recording
from medspil.record.events import Event
from tests.cast import Cast
from tests.dialogue.room.acts import ACTS, REHEARSED, Act, as_rehearsal, left_open
from tests.dialogue.room.pages import plain, stop_the_clock, taken_in
from tests.dialogue.room.stage import open_at, planned_meeting, write


@contextmanager
def touched() -> Iterator[set[str]]:
    """The regions named by the events of what happens inside."""
    named: set[str] = set()

    def note(event: Event) -> None:
        if isinstance(event, MeetingEvent):
            named.update(event.stale)

    recording.subscribe(note)
    try:
        yield named
    finally:
        recording.unsubscribe(note)


@pytest.fixture(autouse=True)
def _still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def drawn(meeting: Meeting, audience: Audience, place: Place | None = None) -> dict[Region, str]:
    """Each outermost region of an audience's page."""
    room = room_of(meeting.pk, audience, place)
    return {region: draw(region, room) for region in regions_for(audience, EVERYTHING)}


def patched(page: dict[Region, str], room: Room, named: set[str]) -> dict[Region, str]:
    """The old page after a browser has taken in what is sent for the named regions."""
    pieces = notes_alone(room.meeting, room.audience, named)
    for piece in packet(room, named) if pieces is None else pieces:
        page = {outer: taken_in(old, *piece) for outer, old in page.items()}
    return page


@pytest.mark.parametrize("viewer", [*Audience, "table"])
@pytest.mark.parametrize(("name", "kind", "act"), ACTS, ids=[name for name, _kind, _act in ACTS])
def test_named_regions_bring_every_page_up_to_date(
    name: str, kind: StepKind, act: Act, viewer: str, cast: Cast, material: None
) -> None:
    meeting, step = open_at(cast, kind)
    audience = Audience.PARTICIPANT if viewer == "table" else Audience(viewer)
    place = Place(step.pk, 1) if viewer == "table" else None
    if kind == StepKind.FOLLOW_UP:
        left_open(meeting)
    if name in REHEARSED:
        meeting = as_rehearsal(meeting)
    before = drawn(meeting, audience, place)
    with touched() as named:
        act(cast, meeting, step)
    assert named, f"{name} told nobody"
    room = room_of(meeting.pk, audience, place)
    assert _plain(patched(before, room, named)) == _plain(drawn(meeting, audience, place))


def test_opening_brings_every_page_up_to_date(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    pages = {audience: drawn(meeting, audience) for audience in Audience}
    with touched() as named:
        meetings.open_meeting(meeting=meeting, by=cast.bo)
    for audience, page in pages.items():
        assert _plain(patched(page, room_of(meeting.pk, audience), named)) == _plain(drawn(meeting, audience))


def test_every_event_of_a_meeting_is_tried() -> None:
    """A new event without a row above would go unproved."""
    tried = {
        "MeetingOpened", "StepEntered", "StepRevealed", "MinutesAdded", "NoteWritten", "NoteHidden", "ReadyMarked",
        "NotesGrouped", "DotsPlaced", "RoundClosed", "DecisionMade", "FacilitatorChanged", "NoteTakerNamed",
        "OwnNotesWritten", "OutcomeHandedOver", "RoomTold", "FacilitatorCameOrWent", "NotesMerged",
        "StepKeptOpen", "StepShut", "AnonymityChosen", "TimeWound", "RehearsalEnded",
        "AnswerShown", "HandsCounted", "WordHidden", "FistAsked",
        "SpeakersOpened", "SpeakersChanged", "SeatTaken", "ExerciseEnded", "FollowedUp",
        "WordsReplaced",
    }  # fmt: skip
    assert {event.__name__ for event in MeetingEvent.__subclasses__()} == tried


def test_a_forgotten_region_is_noticed(cast: Cast, material: None) -> None:
    """The oracle itself: without the board, writing leaves the wall stale."""
    meeting, step = open_at(cast, StepKind.CLOSING)
    before = drawn(meeting, Audience.SCREEN)
    write(step, "Mod")
    room = room_of(meeting.pk, Audience.SCREEN)
    assert _plain(patched(before, room, {Region.ROOM})) != _plain(drawn(meeting, Audience.SCREEN))


def _plain(page: dict[Region, str]) -> dict[Region, str]:
    return {region: plain(html) for region, html in page.items()}
