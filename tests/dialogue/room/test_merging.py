# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Two notes that say the same become one, and can become two again."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from medspil.dialogue.actions import meetings, merging, notes
from medspil.dialogue.models import Audience, Note, Step, StepKind
from medspil.dialogue.queries.outcomes import candidates_of
from medspil.dialogue.room import options_of, room_of
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import fresh, go, open_at, write

LIVE = {"X-Medspil": "live"}


def test_joined_notes_stand_as_one_for_everybody(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    pair = [write(step, "Mod"), write(step, "Ro")]
    merging.merge(notes=pair, note_id=uuid4(), by=cast.bo)
    for audience in Audience:
        assert [said.title for said in room_of(meeting.pk, audience).said] == ["Mod\nRo"]


def test_the_same_words_stand_once(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.CLOSING)
    triple = [write(step, "Tid til hver borger"), write(step, "tid til  hver borger"), write(step, "Ro")]
    assert merging.merge(notes=triple, note_id=uuid4(), by=cast.bo).text == "Tid til hver borger\nRo"


def test_a_join_pressed_twice_is_one(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    pair, note_id = [write(step, "Mod"), write(step, "Ro")], uuid4()
    sent = {"id": note_id, "notes": [str(note.pk) for note in pair]}
    bo = client_for(cast.bo)
    assert bo.post(reverse("note-merge", args=[meeting.pk]), sent, headers=LIVE).status_code == 200
    assert bo.post(reverse("note-merge", args=[meeting.pk]), sent, headers=LIVE).status_code == 422
    assert len(room_of(meeting.pk, Audience.SCREEN).said) == 1


def test_apart_again_they_are_as_they_were(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    joined = merging.merge(notes=[write(step, "Mod"), write(step, "Ro")], note_id=uuid4(), by=cast.bo)
    assert merging.split(note=joined, by=cast.bo)
    assert {said.title for said in room_of(meeting.pk, Audience.SCREEN).said} == {"Mod", "Ro"}


def test_nothing_is_joined_before_it_is_shown(cast: Cast, material: None) -> None:
    """The facilitator does not see hidden notes, and cannot touch them by their ids either."""
    meeting, step = open_at(cast, StepKind.REFLECTION)
    pair = [write(step, "Mod"), write(step, "Ro")]
    with pytest.raises(ValidationError, match="Vis sedlerne først"):
        merging.merge(notes=pair, note_id=uuid4(), by=cast.bo)
    sent = {"id": uuid4(), "notes": [str(note.pk) for note in pair]}
    answer = client_for(cast.bo).post(reverse("note-merge", args=[meeting.pk]), sent, headers=LIVE)
    assert answer.status_code == 422
    assert "Mod" not in answer.content.decode()
    assert Note.objects.of(cast.municipality).filter(step=step, merged_into=None).count() == 2


def test_the_console_offers_to_join_when_two_notes_are_shown(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    bo, join = client_for(cast.bo), reverse("note-merge", args=[meeting.pk])
    write(step, "Mod"), write(step, "Ro")
    assert join not in bo.get(reverse("console", args=[meeting.pk])).content.decode()
    meetings.reveal(step=step, by=cast.bo)
    assert join in bo.get(reverse("console", args=[meeting.pk])).content.decode()


def test_notes_with_dots_on_them_are_not_joined(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DOT_VOTE)
    room = room_of(meeting.pk, Audience.PARTICIPANT)
    options = options_of(room)
    notes.place_dots(step=step, token="phone", chosen={min(options): 1}, options=options)
    pair = [note for said in room.said for note in said.notes]
    with pytest.raises(ValidationError, match="prikker"):
        merging.merge(notes=pair, note_id=uuid4(), by=cast.bo)


def test_whoever_wrote_is_told_that_it_is_joined_and_loses_nothing(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.CLOSING)
    note_id, key = uuid4(), "k" * 32
    mine = notes.lay(step=step, note_id=note_id, edit_key=key, field="", text="Mod")
    merging.merge(notes=[mine, write(step, "Ro")], note_id=uuid4(), by=cast.bo)
    with pytest.raises(ValidationError, match="slået sammen"):
        notes.change(note=Note.objects.of(cast.municipality).get(pk=note_id), edit_key=key, text="Mere mod")
    # A phone that never heard the answer sends it again: it is the same note, not a new one.
    notes.lay(step=fresh(step), note_id=note_id, edit_key=key, field="", text="Mod")
    assert Note.objects.of(cast.municipality).filter(step=step).standing().count() == 1


def test_a_join_survives_that_the_step_is_closed(cast: Cast, material: None) -> None:
    """Closing writes the rows anew; what belonged together still does, and can still be undone."""
    meeting, step = open_at(cast, StepKind.REFLECTION)
    pair = [write(step, "Mod"), write(step, "Ro")]
    meetings.reveal(step=fresh(step), by=cast.bo)
    joined = merging.merge(
        notes=[Note.objects.of(cast.municipality).get(pk=note.pk) for note in pair], note_id=uuid4(), by=cast.bo
    )
    go(meeting, Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 1), cast)
    assert [said.title for said in room_of(meeting.pk, Audience.SCREEN).said] == ["Mod\nRo"]
    merging.split(note=Note.objects.of(cast.municipality).get(pk=joined.pk), by=cast.bo)
    assert {said.title for said in room_of(meeting.pk, Audience.SCREEN).said} == {"Mod", "Ro"}


def test_a_joined_note_is_handed_over_once(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.BOARD)
    pair = [write(step, "Borgeren taster selv", "keep"), write(step, "Borgeren skriver selv", "keep")]
    meetings.reveal(step=fresh(step), by=cast.bo)
    fresh_pair = [Note.objects.of(cast.municipality).get(pk=note.pk) for note in pair]
    merging.merge(notes=fresh_pair, note_id=uuid4(), by=cast.bo)
    kept = [entry.text for entry in candidates_of(meeting) if entry.chosen]
    assert kept == ["Borgeren taster selv\nBorgeren skriver selv"]
