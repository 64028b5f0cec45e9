# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens in a room when phones and facilitators press at once, twice, late, or on what is not theirs."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from medspil.dialogue.actions import meetings, notes
from medspil.dialogue.models import (
    Audience,
    Dot,
    Meeting,
    MeetingState,
    Note,
    Step,
    StepKind,
)
from medspil.dialogue.room import room_of
from tests.cast import Cast
from tests.dialogue.room.stage import fresh, go, open_at, planned_meeting, write


def test_a_note_sent_twice_is_one_note(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    note_id, key = uuid4(), "k" * 32
    for text in ("Først", "Først"):
        notes.lay(step=step, note_id=note_id, edit_key=key, field="", text=text)
    assert Note.objects.of(cast.municipality).filter(step=step).count() == 1


def test_a_note_id_that_somebody_else_uses_is_refused(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    note_id = uuid4()
    notes.lay(step=step, note_id=note_id, edit_key="a" * 32, field="", text="Min")
    with pytest.raises(ValidationError):
        notes.lay(step=step, note_id=note_id, edit_key="b" * 32, field="", text="Kapret")
    assert Note.objects.of(cast.municipality).get(pk=note_id).text == "Min"


def test_only_the_key_changes_a_note(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    note = notes.lay(step=step, note_id=uuid4(), edit_key="a" * 32, field="", text="Min")
    with pytest.raises(ValidationError):
        notes.change(note=note, edit_key="b" * 32, text="Din")
    notes.change(note=note, edit_key="a" * 32, text="Rettet")
    assert Note.objects.of(cast.municipality).get(pk=note.pk).text == "Rettet"


def test_a_cpr_number_is_never_stored(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    with pytest.raises(ValidationError):
        write(step, "Han hed 120360-1234")
    assert not Note.objects.of(cast.municipality).filter(step=step).exists()


def test_hidden_notes_are_absent_for_everybody_until_shown(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    write(step, "Hemmelig endnu")
    for audience in Audience:
        assert room_of(meeting.pk, audience).said == []
    meetings.reveal(step=step, by=cast.bo)
    for audience in Audience:
        assert [said.title for said in room_of(meeting.pk, audience).said] == ["Hemmelig endnu"]


def test_a_note_the_facilitator_hides_is_seen_by_facilitators_only(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    note = write(step, "Et navn på en kollega")
    notes.hide(note=note, hidden=True, by=cast.bo)
    assert room_of(meeting.pk, Audience.PARTICIPANT).said == []
    assert room_of(meeting.pk, Audience.SCREEN).said == []
    assert len(room_of(meeting.pk, Audience.FACILITATOR).said) == 1


def test_two_facilitators_pressing_next_move_one_step(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CASE)
    following = Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 1)
    assert meetings.go_to(meeting=meeting, step=following, seen=step, by=cast.bo)
    assert not meetings.go_to(meeting=meeting, step=following, seen=step, by=cast.ali)
    assert Meeting.objects.of(cast.municipality).get(pk=meeting.pk).current == following


def test_going_back_keeps_all_that_was_written(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    write(step, "Bliver stående")
    following = Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 1)
    go(meeting, following, cast)
    go(meeting, step, cast)
    write(step, "Kommer til")
    meetings.reveal(step=fresh(step), by=cast.bo)
    said = {entry.title for entry in room_of(meeting.pk, Audience.SCREEN).said}
    assert said == {"Bliver stående", "Kommer til"}


def test_opening_twice_opens_once(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert not meetings.open_meeting(meeting=meeting, by=cast.ali)
    assert Meeting.objects.of(cast.municipality).get(pk=meeting.pk).state == MeetingState.OPEN


def test_a_fourth_dot_is_refused_and_the_three_stay(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.DOT_VOTE)
    options = {f"n:{pk}" for pk in Note.objects.of(cast.municipality).values_list("pk", flat=True)}
    first, second = sorted(options)
    notes.place_dots(step=step, token="phone", chosen={first: 2, second: 1}, options=options)
    with pytest.raises(ValidationError, match="3 prikker"):
        notes.place_dots(step=step, token="phone", chosen={first: 2, second: 2}, options=options)
    assert sorted(Dot.objects.of(cast.municipality).values_list("count", flat=True)) == [1, 2]


def test_voting_after_the_count_is_refused(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.DOT_VOTE)
    options = {f"n:{pk}" for pk in Note.objects.of(cast.municipality).values_list("pk", flat=True)}
    notes.close_round(step=step, by=cast.bo)
    with pytest.raises(ValidationError, match="lukket"):
        notes.place_dots(step=fresh(step), token="phone", chosen={max(options): 1}, options=options)


def test_dots_rise_to_the_top_when_counted(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DOT_VOTE)
    said = room_of(meeting.pk, Audience.SCREEN).said
    favourite = said[-1].option
    notes.place_dots(step=step, token="phone", chosen={favourite: 3}, options={entry.option for entry in said})
    assert room_of(meeting.pk, Audience.SCREEN).said[0].dots is None
    notes.close_round(step=fresh(step), by=cast.bo)
    top = room_of(meeting.pk, Audience.SCREEN).said[0]
    assert (top.option, top.dots) == (favourite, 3)


def test_a_meeting_that_is_over_takes_no_notes(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(state="closed", closed_at=meeting.opened_at)
    with pytest.raises(ValidationError):
        write(step, "For sent")
