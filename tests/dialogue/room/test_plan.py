# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The meeting against the clock: what the facilitator is told when time runs, is given and is taken."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import meetings
from medspil.dialogue.models import Meeting, Step, StepKind
from medspil.dialogue.plan import Plan, plan_of
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import KINDS, fresh, go, open_at, planned_meeting

WHOLE = 5 * len(KINDS)  # minutes of the meeting that the tests hold


def plan(meeting: Meeting, minutes_on: float = 0) -> Plan:
    """How the meeting stands so many minutes after its step began."""
    meeting.refresh_from_db()
    steps = list(Step.objects.of(meeting.municipality).filter(meeting=meeting))
    step = next(step for step in steps if step.pk == meeting.current_id)
    assert step.started_at is not None
    found = plan_of(meeting, steps, step, step.started_at + timedelta(minutes=minutes_on))
    assert found is not None
    return found


def test_a_meeting_that_keeps_its_minutes_ends_as_planned(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.FRAME)
    on_time = plan(meeting, 4)
    assert on_time.late == 0
    assert meeting.opened_at is not None
    assert abs(on_time.end - meeting.opened_at - timedelta(minutes=WHOLE)) < timedelta(seconds=1)


def test_a_step_that_overruns_moves_the_end_and_not_the_plan(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.FRAME)
    late = plan(meeting, 9)
    assert late.late == 4
    assert late.planned_end == plan(meeting).planned_end


def test_minutes_given_are_minutes_behind_and_minutes_taken_bring_them_back(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.FRAME)
    meetings.add_minutes(step=step, minutes=5, by=cast.bo)
    assert plan(meeting).late == 5
    later = Step.objects.of(cast.municipality).get(meeting=meeting, kind=StepKind.BOARD)
    meetings.add_minutes(step=later, minutes=-2, by=cast.bo)
    assert plan(meeting).late == 3


def test_going_on_early_is_being_ahead(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.FRAME)
    go(meeting, Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 1), cast)
    assert plan(meeting).late == -4  # of five minutes some milliseconds were used


def test_an_invited_meeting_that_opens_a_little_late_is_behind_from_the_start(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    meeting.starts_at = timezone.now() - timedelta(minutes=6)
    meeting.save()
    meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert plan(meeting).late == 6


def test_a_meeting_opened_on_another_day_than_invited_counts_from_its_opening(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    meeting.starts_at = timezone.now() + timedelta(days=1)
    meeting.save()
    meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert plan(meeting).late == 0


def test_the_longest_later_steps_offer_a_third_and_decisions_nothing(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.FRAME)
    steps = Step.objects.of(cast.municipality).filter(meeting=meeting)
    steps.filter(kind__in=[StepKind.BOARD, StepKind.DECIDE]).update(minutes=30)
    steps.filter(kind=StepKind.CLOSING).update(minutes=3)
    offers = [(saving.step.kind, saving.most) for saving in plan(meeting).savings]
    assert offers[0] == (StepKind.BOARD, 10)
    assert len(offers) == 3
    assert {kind for kind, _most in offers}.isdisjoint({StepKind.DECIDE, StepKind.CLOSING})


def test_later_steps_begin_one_after_the_other(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    times = list(plan(meeting).begins.values())
    assert times == sorted(times)
    assert {second - first for first, second in pairwise(times)} == {timedelta(minutes=5)}


@pytest.mark.parametrize("minutes", [-5, -2, -1, 1, 2, 5])
def test_minutes_pressed_twice_count_once(cast: Cast, material: None, minutes: int) -> None:
    meeting, step = open_at(cast, StepKind.CASE)
    address = reverse("add-minutes", args=[meeting.pk, step.pk])
    for _press in range(2):
        client_for(cast.bo).post(address, {"minutes": minutes, "seen": 5}, headers={"X-Medspil": "live"})
    assert fresh(step).minutes == max(1, 5 + minutes)


@pytest.mark.parametrize("sent", [{}, {"minutes": "x", "seen": "5"}, {"minutes": "999", "seen": "5"}, {"minutes": "2"}])
def test_what_is_no_number_of_minutes_changes_nothing(cast: Cast, material: None, sent: dict[str, Any]) -> None:
    meeting, step = open_at(cast, StepKind.CASE)
    address = reverse("add-minutes", args=[meeting.pk, step.pk])
    answer = client_for(cast.bo).post(address, sent, headers={"X-Medspil": "live"})
    assert answer.status_code == 422
    assert answer.json()["error"] == "Vælg, hvor mange minutter."
    assert fresh(step).minutes == 5


def test_the_console_says_in_words_when_the_meeting_ends(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CASE)
    meetings.add_minutes(step=step, minutes=6, by=cast.bo)
    back = timezone.now() - timedelta(minutes=1)
    Step.objects.of(cast.municipality).filter(pk=step.pk).update(started_at=back)
    page = client_for(cast.bo).get(reverse("console", args=[meeting.pk])).content.decode()
    agenda = lxml.html.fromstring(page).get_element_by_id("agenda")
    meeting.refresh_from_db()
    assert meeting.ends_at is not None
    assert f"Planen var {_clock(meeting.ends_at)}." in " ".join(agenda.text_content().split())
    assert _clock(plan(meeting).end) in agenda.text_content()
    assert [form.get("hidden") for form in agenda.xpath(".//form[@data-most]")].count(None) in {0, 3}


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H.%M}"
