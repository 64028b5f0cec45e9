# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An evaluation window in one click: a quarter of an hour, from a trial or from the commitments of a process."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from medspil.dialogue.actions import meetings
from medspil.dialogue.actions.outcomes import hand_over
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.models import Audience, Meeting, MeetingState, Phase, Process, Step, StepKind
from medspil.dialogue.queries.processes import planned_meeting
from medspil.dialogue.regions import draw
from medspil.dialogue.room import room_of
from medspil.practice.actions import trials
from medspil.practice.models import Trial
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import again, handed
from tests.practice.test_trials import PREDICTION, TITLE
from tests.practice.test_trials import planned as a_trial


def running_trial(cast: Cast, process: Process | None) -> Trial:
    trial = a_trial(cast, process=process)
    trials.start_trial(trial=trial, by=cast.ali)
    return trial


def press(client: Client, name: str, of: UUID, new: UUID | None = None) -> int:
    return client.post(reverse(name, args=[of]), {"id": new or uuid4()}).status_code


def made(cast: Cast) -> Meeting:
    return again(Meeting.objects.of(cast.municipality).get(evaluation=True))


def steps_of(meeting: Meeting) -> list[Step]:
    return list(Step.objects.of(meeting.municipality).filter(meeting=meeting))


def stage(meeting: Meeting) -> str:
    return draw(Region.STAGE, room_of(meeting.pk, Audience.SCREEN))


@pytest.fixture
def process(cast: Cast, material: None) -> Process:
    return handed(cast).meeting.process


def test_one_click_makes_a_meeting_of_a_quarter_of_an_hour_about_a_trial(cast: Cast, process: Process) -> None:
    trial, bo = running_trial(cast, process), client_for(cast.bo)
    page = bo.get(reverse("trial", args=[trial.pk])).content.decode()
    assert reverse("trial-evaluate", args=[trial.pk]) in page
    new = uuid4()
    for _twice in range(2):
        assert press(bo, "trial-evaluate", trial.pk, new) == 302
    meeting = made(cast)
    steps = steps_of(meeting)
    assert [step.kind for step in steps] == [StepKind.FRAME, StepKind.BOARD, StepKind.DECIDE]
    assert sum(step.minutes for step in steps) == meeting.minutes == 15
    assert steps[1].settings["canvas"] == "evaluation-window"
    assert bo.get(reverse("console", args=[meeting.pk])).status_code == 200
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert TITLE in stage(meeting)
    assert PREDICTION in stage(meeting)
    assert meetings.go_to(meeting=meeting, step=steps[1], seen=steps[0], by=cast.bo)
    for pane in ("Hvad gik godt?", "Hvorfor gik det godt?", "Hvad kunne gå bedre?", "Hvad gør vi anderledes?"):
        assert pane in stage(meeting)


def test_from_the_commitments_it_begins_with_each_of_them(cast: Cast, process: Process) -> None:
    bo = client_for(cast.bo)
    button = reverse("commitments-evaluate", args=[process.pk])
    assert button in bo.get(reverse("process", args=[process.pk])).content.decode()
    assert button in bo.get(reverse("commitments")).content.decode()
    assert press(bo, "commitments-evaluate", process.pk) == 302
    meeting = made(cast)
    assert [step.kind for step in steps_of(meeting)] == [StepKind.FOLLOW_UP, StepKind.BOARD, StepKind.DECIDE]
    assert sum(step.minutes for step in steps_of(meeting)) == 15
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert "Hænge et skilt op" in stage(meeting)


def test_it_leaves_the_phase_and_the_planned_meeting_alone(cast: Cast, process: Process) -> None:
    press(client_for(cast.bo), "commitments-evaluate", process.pk)
    meeting = made(cast)
    assert planned_meeting(process) is None
    Process.objects.of(cast.municipality).filter(pk=process.pk).update(phase=Phase.BEFORE)
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert hand_over(meeting=again(meeting), items=[], summary="", by=cast.bo) is not None
    assert Process.objects.of(cast.municipality).get(pk=process.pk).phase == Phase.BEFORE


def test_what_came_of_it_is_found_from_the_trial(cast: Cast, process: Process) -> None:
    trial = running_trial(cast, process)
    press(client_for(cast.bo), "trial-evaluate", trial.pk)
    meeting = made(cast)
    outcome = reverse("outcome", args=[meeting.pk])
    assert outcome not in client_for(cast.ali).get(reverse("trial", args=[trial.pk])).content.decode()
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    assert hand_over(meeting=again(meeting), items=[], summary="", by=cast.bo) is not None
    assert outcome in client_for(cast.ali).get(reverse("trial", args=[trial.pk])).content.decode()


def test_a_trial_without_a_process_is_looked_back_at_in_an_exercise(cast: Cast, material: None) -> None:
    trial = running_trial(cast, None)
    assert press(client_for(cast.bo), "trial-evaluate", trial.pk) == 302
    meeting = Meeting.objects.of(cast.municipality).get(exercise=True)
    assert (meeting.state, meeting.facilitator) == (MeetingState.OPEN, cast.bo)
    assert "Hvad gik godt?" in stage(meeting)


def test_it_is_for_those_who_run_the_meetings_of_the_team(cast: Cast, process: Process) -> None:
    trial = running_trial(cast, process)
    for person in (cast.karen, cast.ali, cast.lene, cast.ulla):
        client = client_for(person)
        assert press(client, "trial-evaluate", trial.pk) == 404, person.name
        assert press(client, "commitments-evaluate", process.pk) == 404, person.name
    assert not Meeting.objects.of(cast.municipality).filter(evaluation=True).exists()
