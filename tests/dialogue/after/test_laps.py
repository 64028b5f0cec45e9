# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A process goes round again: before, during and after once more, with what came before in sight."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import agendas, meetings, processes, votes
from medspil.dialogue.models import Lap, Meeting, Phase, Process, StepKind
from medspil.dialogue.queries.processes import checklists_of, planned_meeting, seen_in, vote_of
from medspil.materials.queries import script_by_key
from medspil.practice.models import Commitment
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import handed
from tests.dialogue.before.plan import words

SOON = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def process(cast: Cast, material: None) -> Process:
    """A process with a meeting behind it, a tick by hand and a vote that was held."""
    found = handed(cast).meeting.process
    votes.open_vote(process=found, by=cast.karen)
    processes.tick(process=found, key="room-ready", done=True, by=cast.bo)
    return fresh(found)


def fresh(process: Process) -> Process:
    return Process.objects.of(process.municipality).select_related("unit", "facilitator").get(pk=process.pk)


def again(cast: Cast, process: Process, *, topic: str, lap: int = 1, **changed: str) -> HttpResponse:
    data = {"lap": lap, "topic": topic, "planned_on": SOON.isoformat(), **changed}
    return client_for(cast.bo).post(reverse("process-again", args=[process.pk]), data)


def done(process: Process) -> set[str]:
    lists = checklists_of(process, seen_in(process)).values()
    return {item.advice.key for items in lists for item in items if item.done}


def plan(cast: Cast, process: Process) -> Meeting:
    script = script_by_key(cast.municipality.pk, "own-equipment-60")
    assert script is not None
    return agendas.design(process=process, script=script, by=cast.bo)


def test_the_checklists_begin_again_and_a_new_topic_is_voted_for(cast: Cast, process: Process) -> None:
    assert {"topic-chosen", "agenda-designed", "meeting-held", "outcome-handed-over", "room-ready"} <= done(process)
    answer = again(cast, process, topic="new")
    assert answer["Location"] == reverse("topic-vote", args=[process.pk])
    now = fresh(process)
    assert (now.lap, now.phase, now.topic, now.planned_on) == (2, Phase.BEFORE, "", SOON)
    assert done(now) == {"team-and-facilitator"}
    assert vote_of(now) is None
    assert votes.open_vote(process=now, by=cast.bo).lap == 2
    (lap,) = Lap.objects.of(cast.municipality)
    assert (lap.number, lap.topic, lap.ended_on) == (1, "own-equipment", timezone.localdate())


def test_what_was_done_stays_in_sight(cast: Cast, process: Process) -> None:
    held = Meeting.objects.of(cast.municipality).get(process=process)
    again(cast, process, topic="new")
    for person in (cast.ali, cast.karen):
        page = client_for(person).get(reverse("process", args=[process.pk]))
        assert "Tidligere omgange" in words(page)
        assert reverse("outcome", args=[held.pk]) in page.content.decode()


def test_the_next_meeting_begins_with_what_the_last_lap_left_open(cast: Cast, process: Process) -> None:
    again(cast, process, topic="new")
    now = fresh(process)
    processes.choose_topic(process=now, topic="personal-data", title="Persondata", by=cast.karen)
    meeting = plan(cast, fresh(process))
    assert (meeting.lap, meeting.title) == (2, "Persondata")
    assert meeting.steps.order_by("position")[0].kind == StepKind.FOLLOW_UP
    assert {"topic-chosen", "agenda-designed"} <= done(fresh(process))
    assert "meeting-held" not in done(fresh(process))
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert fresh(process).phase == Phase.DURING


def test_the_same_topic_once_more_goes_straight_to_the_agenda(cast: Cast, process: Process) -> None:
    answer = again(cast, process, topic="same")
    assert answer["Location"] == reverse("agenda", args=[process.pk])
    assert fresh(process).topic == "own-equipment"
    assert "topic-chosen" in done(fresh(process))


def test_pressed_twice_it_goes_round_once(cast: Cast, process: Process) -> None:
    for _twice in range(2):
        assert again(cast, process, topic="same").status_code == 302
    assert fresh(process).lap == 2


def test_what_was_planned_and_not_held_comes_along(cast: Cast, process: Process) -> None:
    planned = plan(cast, process)
    again(cast, process, topic="same")
    found = planned_meeting(fresh(process))
    assert found is not None
    assert (found.pk, found.lap) == (planned.pk, 2)


def test_while_a_meeting_is_running_nobody_goes_round(cast: Cast, process: Process) -> None:
    assert meetings.open_meeting(meeting=plan(cast, process), by=cast.bo)
    again(cast, process, topic="same")
    assert fresh(process).lap == 1


def test_what_is_missing_is_said_at_the_field(cast: Cast, process: Process) -> None:
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    answer = again(cast, process, topic="", planned_on=yesterday)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"topic", "planned_on"}
    assert fresh(process).lap == 1


def test_commitments_of_the_lap_before_do_not_tick_the_new_list(cast: Cast, process: Process) -> None:
    Commitment.objects.of(cast.municipality).update(status="done", settled_on=timezone.localdate())
    assert "commitments-followed-up" in done(process)
    again(cast, process, topic="same")
    assert "commitments-followed-up" not in done(fresh(process))
