# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The list of speakers: whose turn it is, and that nothing is left of it."""

import pytest
from django.core.exceptions import ValidationError

from medspil.dialogue.actions import speakers
from medspil.dialogue.models import Audience, Meeting, Speaker, Step, StepKind
from medspil.dialogue.room import room_of
from tests.cast import Cast
from tests.dialogue.room.answering import after
from tests.dialogue.room.stage import fresh, go, open_at


def _names(meeting: Meeting) -> list[str]:
    return [str(row) for row in room_of(meeting.pk, Audience.SCREEN).content.waiting]


def _next(meeting: Meeting, step: Step, cast: Cast) -> str:
    seen = room_of(meeting.pk, Audience.FACILITATOR).content.speaking
    assert speakers.call_next(step=fresh(step), seen=seen, by=cast.bo)
    now = room_of(meeting.pk, Audience.SCREEN).content.speaking
    return str(now) if now else ""


def test_those_who_have_not_spoken_come_first(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DISCUSSION)
    speakers.ask(step=step, token="one", name="Ali")
    assert _next(meeting, step, cast) == "Ali"
    speakers.ask(step=step, token="one", name="Ali")
    speakers.ask(step=step, token="two", name="")
    speakers.ask(step=step, token="three", name="Tove")
    speakers.ask(step=step, token="two", name="")  # asked twice, the place is kept
    assert [_next(meeting, step, cast) for _turn in range(4)] == ["en kollega", "Tove", "Ali", ""]


def test_two_facilitators_who_press_at_once_skip_nobody(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DISCUSSION)
    for phone in ("one", "two"):
        speakers.ask(step=step, token=phone, name=phone)
    assert speakers.call_next(step=step, seen=None, by=cast.bo)
    assert not speakers.call_next(step=step, seen=None, by=cast.bo)
    assert _names(meeting) == ["two"]


def test_the_list_is_gone_when_the_step_closes(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DISCUSSION)
    speakers.ask(step=step, token="one", name="Ali")
    go(meeting, after(meeting, step), cast)
    assert not Speaker.objects.of(cast.municipality).exists()
    with pytest.raises(ValidationError):
        speakers.ask(step=fresh(step), token="one", name="Ali")


def test_a_name_is_guarded(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.DISCUSSION)
    with pytest.raises(ValidationError):
        speakers.ask(step=step, token="one", name="120360-1234")
