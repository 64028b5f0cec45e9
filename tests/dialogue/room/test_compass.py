# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The role compass, words, and hands that are counted beside the phones."""

import pytest
from django.core.exceptions import ValidationError

from medspil.dialogue.actions import answers, notes
from medspil.dialogue.models import Audience, StepKind
from medspil.dialogue.personal import Answers, Words, personal_of
from medspil.dialogue.room import room_of
from tests.cast import Cast
from tests.dialogue.room.answering import page, place, rate, spread, totals
from tests.dialogue.room.stage import CASES, fresh, open_at

PHONES = ("one", "two", "three", "four")


def test_below_four_only_the_number_is_told(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.COMPASS)
    for phone in PHONES[:3]:
        place(step, phone, "solving")
    for audience in Audience:
        shown = spread(step, audience)
        assert (shown.rows, shown.spots, shown.few) == ((), (), 3)
        assert "compass-dot" not in page(room_of(meeting.pk, audience))
    place(step, PHONES[3], "advising")
    for audience in Audience:
        assert totals(spread(step, audience).rows) == [1, 0, 3, 0]
        assert page(room_of(meeting.pk, audience)).count('class="compass-dot"') == 4
        assert spread(step, audience, 1).few == 0


def test_closed_with_fewer_it_tells_no_more(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.COMPASS)
    for phone in PHONES[:3]:
        place(step, phone, "solving")
    notes.close_round(step=fresh(step), by=cast.bo)
    assert (spread(step).rows, spread(step).few) == ((), 3)


def test_each_case_has_its_own_dot_and_a_dot_can_be_moved(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.COMPASS)
    for phone in PHONES[:4]:
        place(step, phone, "solving")
        place(step, phone, "advising", CASES[1])
    place(step, PHONES[0], "instructing")
    assert totals(spread(step).rows) == [0, 0, 3, 1]
    assert totals(spread(step, number=1).rows) == [4, 0, 0, 0]
    mine = personal_of(room_of(meeting.pk, Audience.PARTICIPANT), PHONES[0])
    assert isinstance(mine, Answers)
    assert [entry.option for entry in mine.answered] == [f"{CASES[0]}:instructing", f"{CASES[1]}:advising"]


def test_sixteen_places_count_for_the_field_they_lie_in(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.COMPASS)
    step.settings = {**step.settings, "fine": True}
    step.save()
    for phone, where in zip(PHONES, ("00", "11", "22", "33"), strict=False):
        place(step, phone, where)
    assert totals(spread(step).rows) == [2, 0, 0, 2]
    assert {(spot.x, spot.y) for spot in spread(step).spots} == {(50, 50), (150, 150), (250, 250), (350, 350)}
    answers.count_hands(step=fresh(step), counts={f"{CASES[0]}:inspiring": 3}, by=cast.bo)
    assert totals(spread(step).rows) == [2, 3, 0, 2]
    with pytest.raises(ValidationError):  # phones answer in places
        place(step, "late", "inspiring")


def test_equal_words_are_counted_together(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.WORDS)
    for phone, words in (("one", ["Tillid", "Tid"]), ("two", ["tillid"]), ("three", ["TILLID", "MitID"])):
        answers.say_words(step=fresh(step), token=phone, words=words)
    assert room_of(step.meeting_id, Audience.SCREEN).content.spreads == []
    notes.close_round(step=fresh(step), by=cast.bo)
    assert [(row.label, row.total) for row in spread(step).rows] == [("tillid", 3), ("MitID", 1), ("Tid", 1)]


def test_nobody_learns_from_his_own_spelling_what_others_wrote(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.WORDS)
    answers.say_words(step=fresh(step), token="one", words=["Tillid"])
    answers.say_words(step=fresh(step), token="two", words=["tillid"])
    mine = personal_of(room_of(meeting.pk, Audience.PARTICIPANT), "two")
    assert isinstance(mine, Words)
    assert list(mine.words) == ["tillid", "", ""]


def test_the_same_word_twice_from_one_phone_is_one(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.WORDS)
    answers.say_words(step=fresh(step), token="one", words=["Ro", "ro", "RO"])
    notes.close_round(step=fresh(step), by=cast.bo)
    assert totals(spread(step).rows) == [1]


def test_a_cpr_number_is_no_word(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.WORDS)
    with pytest.raises(ValidationError):
        answers.say_words(step=fresh(step), token="one", words=["120360-1234"])
    with pytest.raises(ValidationError):
        answers.count_word(step=fresh(step), word="120360-1234", count=1, by=cast.bo)


def test_a_word_from_the_room_joins_those_from_phones(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.WORDS)
    answers.count_word(step=fresh(step), word="Tid", count=2, by=cast.bo)
    answers.say_words(step=fresh(step), token="one", words=["tid"])
    notes.close_round(step=fresh(step), by=cast.bo)
    answers.count_word(step=fresh(step), word="TID", count=3, by=cast.bo)
    (row,) = spread(step).rows
    assert (row.label, row.phones, row.paper) == ("Tid", 1, 3)


def test_a_hidden_word_is_seen_by_facilitators_only(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.WORDS)
    answers.say_words(step=fresh(step), token="one", words=["Idiot", "Ro"])
    notes.close_round(step=fresh(step), by=cast.bo)
    answers.hide_word(step=fresh(step), word="Idiot", hidden=True, by=cast.bo)
    for audience in (Audience.PARTICIPANT, Audience.SCREEN):
        assert "Idiot" not in page(room_of(meeting.pk, audience))
    assert "Idiot" in page(room_of(meeting.pk, Audience.FACILITATOR))


@pytest.mark.parametrize("first", ["hands", "phones"])
def test_hands_are_added_and_marked(cast: Cast, material: None, first: str) -> None:
    meeting, step = open_at(cast, StepKind.SCALE)
    rate(step, one=2)
    if first == "phones":
        notes.close_round(step=fresh(step), by=cast.bo)
    answers.count_hands(step=fresh(step), counts={"2": 7, "3": 0}, by=cast.bo)
    answers.count_hands(step=fresh(step), counts={"2": 5}, by=cast.bo)  # typed again
    if first == "hands":
        assert "talt i rummet" not in page(room_of(meeting.pk, Audience.SCREEN))
        notes.close_round(step=fresh(step), by=cast.bo)
    assert [(row.phones, row.paper) for row in spread(step).rows][1:3] == [(1, 5), (0, 0)]
    assert "5 talt i rummet" in page(room_of(meeting.pk, Audience.SCREEN))


def test_hands_count_for_dots_too(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DOT_VOTE)
    said = room_of(meeting.pk, Audience.SCREEN).said
    answers.count_hands(step=fresh(step), counts={said[1].option: 4}, by=cast.bo)
    assert {entry.dots for entry in room_of(meeting.pk, Audience.SCREEN).said} == {None}
    notes.close_round(step=fresh(step), by=cast.bo)
    best = room_of(meeting.pk, Audience.SCREEN).said[0]
    assert (best.option, best.dots) == (said[1].option, 4)
