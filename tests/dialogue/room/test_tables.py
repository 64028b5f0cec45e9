# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Tables: who sits where, who sees what, and that the first is forgotten."""

from collections import Counter
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from medspil.dialogue.actions import meetings, notes, seats
from medspil.dialogue.models import Audience, Note, Place, Seat, Step, StepKind
from medspil.dialogue.room import room_of
from tests.cast import Cast
from tests.dialogue.room.answering import after, page
from tests.dialogue.room.stage import fresh, go, open_at


def _sit(step: Step, *phones: str) -> list[Place]:
    return [seats.sit(step=fresh(step), token=phone) for phone in phones]


def test_tables_are_drawn_equally_large_and_a_late_phone_fills_the_smallest(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.TABLES)
    step.settings = {**step.settings, "tables": 3}
    step.save()
    sizes = Counter(place.table for place in _sit(step, *(f"phone-{n}" for n in range(11))))
    assert sorted(sizes.values()) == [3, 4, 4]
    (late,) = _sit(step, "late")
    assert sizes[late.table] == 3


def test_who_sits_keeps_the_seat(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.TABLES)
    (first,) = _sit(step, "one")
    assert _sit(step, "one", "one") == [first, first]
    go(meeting, Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position - 1), cast)
    go(meeting, step, cast)
    assert _sit(step, "one") == [first]


def test_who_chooses_may_move(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.TABLES)
    step.settings = {**step.settings, "tables": 4, "seating": "choose"}
    step.save()
    for table in (3, 2):
        assert seats.sit(step=fresh(step), token="one", table=table).table == table
    for wrong in (0, 5, None):
        with pytest.raises(ValidationError):
            seats.sit(step=fresh(step), token="one", table=wrong)
    assert Seat.objects.of(cast.municipality).get().table == 2


def test_a_table_sees_its_own_notes_and_nobody_else_does(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.TABLES)
    notes.lay(step=step, note_id=uuid4(), edit_key="k" * 32, field="keep", text="Fra det første", table=1)
    one, two = Place(step.pk, 1), Place(step.pk, 2)
    assert "Fra det første" in page(room_of(meeting.pk, Audience.PARTICIPANT, one))
    for room in (room_of(meeting.pk, Audience.PARTICIPANT, two), *(room_of(meeting.pk, who) for who in Audience)):
        assert "Fra det første" not in page(room)
    meetings.reveal(step=fresh(step), by=cast.bo)
    for who in Audience:
        html = page(room_of(meeting.pk, who))
        assert "Fra det første" in html
        assert "Bord 1" in html


def test_a_seat_of_another_step_opens_no_table(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.TABLES)
    notes.lay(step=step, note_id=uuid4(), edit_key="k" * 32, field="keep", text="Fra det første", table=1)
    old = Place(Step.objects.of(cast.municipality).filter(meeting=meeting)[0].pk, 1)
    room = room_of(meeting.pk, Audience.PARTICIPANT, old)
    assert room.place is None
    assert "Fra det første" not in page(room)
    laid = Note.objects.of(cast.municipality).filter(step=step)
    assert not laid.visible_to(Audience.PARTICIPANT, old).exists()
    assert laid.visible_to(Audience.PARTICIPANT, Place(step.pk, 1)).exists()


def test_the_facilitator_sees_numbers(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.TABLES)
    (mine,) = _sit(step, "one")
    notes.lay(step=step, note_id=uuid4(), edit_key="k" * 32, field="keep", text="Hemmeligt", table=mine.table)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    shown = [(table.number, table.seated, table.written) for table in room.content.tables]
    assert shown == [(n, int(n == mine.table), int(n == mine.table)) for n in (1, 2)]
    assert room.columns
    assert "Hemmeligt" not in page(room)


def test_going_on_shows_all_tables_and_forgets_who_sat_where(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.TABLES)
    _sit(step, "one", "two")
    go(meeting, after(meeting, step), cast)
    assert not Seat.objects.of(cast.municipality).exists()
    assert fresh(step).revealed
    with pytest.raises(ValidationError):
        _sit(step, "three")
