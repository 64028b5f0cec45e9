# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A scale: hidden until it is shown, one answer from each phone, before and after beside each other; and fingers."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from medspil.dialogue.actions import answers, fists, notes
from medspil.dialogue.models import Audience, Step, StepKind
from medspil.dialogue.personal import Answers, personal_of
from medspil.dialogue.room import room_of
from tests.cast import Cast
from tests.dialogue.room.answering import after, page, rate, spread, totals
from tests.dialogue.room.stage import fresh, go, open_at

LABELS = ["Slet ikke", "Lidt", "Noget", "Ret meget", "Helt"]


def test_nobody_sees_an_answer_before_all_are_shown(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.SCALE)
    rate(step, one=5, two=5, three=1, four=2)
    for audience in Audience:
        room = room_of(meeting.pk, audience)
        assert (room.content.spreads, room.voted) == ([], 4)
    notes.close_round(step=fresh(step), by=cast.bo)
    for audience in Audience:
        assert totals(spread(step, audience).rows) == [1, 1, 0, 0, 2]
    assert [row.label for row in spread(step).rows] == LABELS
    assert spread(step).mean == 3.25


def test_an_answer_sent_again_replaces_the_first(cast: Cast, material: None) -> None:
    """Two presses, two tabs, a phone and a tablet with the same cookie: one answer."""
    _meeting, step = open_at(cast, StepKind.SCALE)
    rate(step, one=1)
    rate(step, one=4)
    rate(step, one=4)
    notes.close_round(step=fresh(step), by=cast.bo)
    assert totals(spread(step).rows) == [0, 0, 0, 1, 0]


@pytest.mark.parametrize(("question", "option"), [("", "6"), ("", ""), ("", "n:1"), ("other", "1")])
def test_what_was_not_asked_is_not_answered(cast: Cast, material: None, question: str, option: str) -> None:
    _meeting, step = open_at(cast, StepKind.SCALE)
    with pytest.raises(ValidationError):
        answers.answer(step=step, token="one", question=question, option=option)
    assert room_of(step.meeting_id, Audience.SCREEN).voted == 0


def test_after_the_answers_are_shown_none_comes_in(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.SCALE)
    rate(step, one=1)
    assert notes.close_round(step=fresh(step), by=cast.bo)
    assert not notes.close_round(step=fresh(step), by=cast.bo)
    with pytest.raises(ValidationError):
        rate(step, two=5)
    assert totals(spread(step).rows) == [1, 0, 0, 0, 0]


def test_going_on_and_back_loses_no_answer(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.SCALE)
    rate(step, one=2)
    go(meeting, after(meeting, step), cast)
    go(meeting, step, cast)
    mine = personal_of(room_of(meeting.pk, Audience.PARTICIPANT), "one")
    assert isinstance(mine, Answers)
    assert (mine.open, mine.answered[0].option) == (True, "2")
    rate(step, two=3)
    notes.close_round(step=fresh(step), by=cast.bo)
    assert totals(spread(step).rows) == [0, 1, 1, 0, 0]


def test_asked_again_it_shows_before_and_now(cast: Cast, material: None) -> None:
    meeting, first = open_at(cast, StepKind.SCALE)
    rate(first, one=1, two=2)
    notes.close_round(step=fresh(first), by=cast.bo)
    second = Step.objects.of(cast.municipality).filter(meeting=meeting, kind=StepKind.SCALE)[1]
    go(meeting, second, cast)
    rate(second, one=4, two=5)
    notes.close_round(step=fresh(second), by=cast.bo)
    shown = spread(second)
    assert (totals(shown.earlier), totals(shown.rows)) == ([1, 1, 0, 0, 0], [0, 0, 0, 1, 1])
    assert (shown.mean_before, shown.mean) == (1.5, 4.5)
    html = page(room_of(meeting.pk, Audience.SCREEN))
    assert "I snit 1,5 før og 4,5 nu" in html
    assert html.count("bar-earlier") == html.count("bar-now") == 5


def test_another_question_is_not_compared(cast: Cast, material: None) -> None:
    meeting, first = open_at(cast, StepKind.SCALE)
    rate(first, one=1)
    notes.close_round(step=fresh(first), by=cast.bo)
    second = Step.objects.of(cast.municipality).filter(meeting=meeting, kind=StepKind.SCALE)[1]
    second.settings = {**second.settings, "question": "Noget andet"}
    second.save()
    go(meeting, second, cast)
    rate(second, one=4)
    notes.close_round(step=fresh(second), by=cast.bo)
    assert spread(second).earlier == ()


def test_the_proposal_of_the_agenda_is_asked_at_once_and_the_next_when_it_comes(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DECIDE)
    assert room_of(meeting.pk, Audience.PARTICIPANT).content.asked == "Vi hænger et skilt op"
    rate(step, one=5, two=0)
    fist = uuid4()
    for _press in range(2):
        fists.ask(step=fresh(step), fist_id=fist, what="Vi venter", by=cast.bo)
    room = room_of(meeting.pk, Audience.SCREEN)
    assert room.content.asked == "Vi venter"
    assert [(shown.what, shown.spread.total) for shown in room.content.shown] == [("Vi hænger et skilt op", 2)]
    rate(step, one=3)
    notes.close_round(step=fresh(step), by=cast.bo)
    shown = room_of(meeting.pk, Audience.SCREEN).content.shown
    assert [(entry.what, totals(entry.spread.rows)) for entry in shown] == [
        ("Vi venter", [0, 0, 0, 1, 0, 0]),
        ("Vi hænger et skilt op", [1, 0, 0, 0, 0, 1]),
    ]


def test_coming_back_to_the_step_asks_nothing_twice(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DECIDE)
    go(meeting, after(meeting, step), cast)
    go(meeting, step, cast)
    assert fresh(step).fists.count() == 1
