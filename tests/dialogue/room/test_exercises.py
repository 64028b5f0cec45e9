# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Quick exercises: two clicks to a code on the wall, and what comes of it stays with the team."""

from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from medspil.dialogue.actions import answers, meetings, notes
from medspil.dialogue.models import Meeting, MeetingState, Outcome, Phase, Process, ProcessKind, Step
from medspil.dialogue.queries import checklist
from medspil.organisations.actions import give_role
from medspil.organisations.permissions import Role
from medspil.practice.models import Commitment
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_process, words
from tests.dialogue.room.stage import fresh, write


def start(client: Client, entry: str = "reflection", query: str = "", **changes: str) -> Meeting:
    """Open the form and press start, with what stands in it."""
    url = reverse("exercise-new", args=[entry]) + query
    form = client.get(url).context["form"]
    said = {name: value for name in form.fields if (value := form[name].value()) not in {None, False, ""}}
    answer = client.post(url, {**said, **changes})
    assert answer.status_code == 302, answer.context["form"].errors
    return Meeting.objects.get(pk=str(answer["Location"]).rstrip("/").rsplit("/", 1)[-1])


def step_of(meeting: Meeting) -> Step:
    return fresh(Step.objects.of(meeting.municipality).get(meeting=meeting))


@pytest.mark.parametrize("entry", ["words", "scale", "compass", "reflection", "keep-develop-stop", "tables", "decide"])
def test_two_clicks_and_the_room_is_open(cast: Cast, material: None, entry: str) -> None:
    bo = client_for(cast.bo)
    assert reverse("exercise-new", args=[entry]) in bo.get("/").content.decode()
    meeting = start(bo, entry)
    assert (meeting.state, meeting.exercise, meeting.facilitator) == (MeetingState.OPEN, True, cast.bo)
    assert bo.get(reverse("console", args=[meeting.pk])).status_code == 200
    assert Client().get(reverse("phone", args=[meeting.code])).status_code == 200
    assert meeting.code[:4] in Client().get(reverse("wall", args=[meeting.code])).content.decode()


def test_start_pressed_twice_is_one_exercise(cast: Cast, material: None) -> None:
    bo, one = client_for(cast.bo), str(uuid4())
    assert start(bo, id=one) == start(bo, id=one)
    assert Meeting.objects.of(cast.municipality).filter(exercise=True).count() == 1


def test_only_a_facilitator_starts_one(cast: Cast, material: None) -> None:
    for person in (cast.ali, cast.karen, cast.rita, cast.ib):
        client = client_for(person)
        assert client.get(reverse("exercise-new", args=["words"])).status_code == 404
        assert reverse("exercise-new", args=["words"]) not in client.get("/").content.decode()


def test_one_of_two_teams_is_chosen(cast: Cast, material: None) -> None:
    give_role(person=cast.bo, unit=cast.jobcentre, role=Role.FACILITATOR, by=None)
    meeting = start(client_for(cast.bo), unit=str(cast.jobcentre.pk))
    assert meeting.process.unit == cast.jobcentre


def test_what_comes_of_it_is_for_the_team_and_not_for_its_leader(cast: Cast, material: None) -> None:
    bo = client_for(cast.bo)
    meeting = start(bo)
    write(step_of(meeting), "Jeg turde ikke sige nej")
    write(step_of(meeting), "Det her blev ikke vist før til sidst")
    meetings.reveal(step=step_of(meeting), by=cast.bo)
    assert bo.post(reverse("exercise-end", args=[meeting.pk]))["Location"] == reverse("exercise", args=[meeting.pk])
    page = reverse("exercise", args=[meeting.pk])
    for person in (cast.bo, cast.ali):
        assert "Jeg turde ikke sige nej" in words(client_for(person).get(page))
        assert page in client_for(person).get(reverse("exercises")).content.decode()
    for person in (cast.karen, cast.lene, cast.ib, cast.rita, cast.ulla):
        assert client_for(person).get(page).status_code == 404
        assert page not in client_for(person).get(reverse("exercises")).content.decode()
    assert client_for(cast.karen).get(reverse("phone", args=[meeting.code])).status_code == 403
    assert not Outcome.objects.of(cast.municipality).exists()
    assert not Commitment.objects.of(cast.municipality).exists()
    assert mail.outbox == []


def test_a_leader_who_takes_part_sees_what_the_room_sees(cast: Cast, material: None) -> None:
    meeting = start(client_for(cast.bo), leader_in_room="on")
    karen = client_for(cast.karen)
    assert karen.get(reverse("phone", args=[meeting.code])).status_code == 200
    assert karen.get(reverse("exercise", args=[meeting.pk])).status_code == 200
    assert karen.get(reverse("console", args=[meeting.pk])).status_code == 404


def test_what_was_not_shown_is_not_kept_on_the_page(cast: Cast, material: None) -> None:
    bo = client_for(cast.bo)
    meeting = start(bo)
    write(step_of(meeting), "Det her fik ingen at se")
    bo.post(reverse("exercise-end", args=[meeting.pk]))
    page = words(bo.get(reverse("exercise", args=[meeting.pk])))
    assert "Det her fik ingen at se" not in page
    assert "Rummet fik ikke noget at se" in page


def test_it_ends_once_and_forgets_who_answered(cast: Cast, material: None) -> None:
    bo = client_for(cast.bo)
    meeting = start(bo, "scale")
    answers.answer(step=step_of(meeting), token="one", question="", option="3")
    for _press in range(2):
        assert bo.post(reverse("exercise-end", args=[meeting.pk])).status_code == 302
    step = step_of(meeting)
    assert step.round is not None
    assert (step.closed, step.secret, step.round.closed, step.round.secret) == (True, "", True, "")
    assert "bliver gemt til jeres hold" in words(Client().get(reverse("phone", args=[meeting.code])))


def test_an_exercise_leaves_a_process_as_it_is(cast: Cast, material: None) -> None:
    process = a_process(cast, topic=True)
    bo = client_for(cast.bo)
    meeting = start(bo, "words", f"?forloeb={process.pk}")
    process.refresh_from_db()
    assert (meeting.process, process.phase) == (process, Phase.BEFORE)
    assert checklist.done([process])[process.pk] == {"team-and-facilitator", "topic-chosen"}
    notes.close_round(step=step_of(meeting), by=cast.bo)
    bo.post(reverse("exercise-end", args=[meeting.pk]))
    page = reverse("process", args=[process.pk])
    link = reverse("exercise", args=[meeting.pk])
    assert link in bo.get(page).content.decode()
    assert link not in client_for(cast.karen).get(page).content.decode()
    assert bo.get(reverse("meeting-close", args=[meeting.pk])).status_code == 302


def test_the_place_of_exercises_is_no_process(cast: Cast, material: None) -> None:
    bo = client_for(cast.bo)
    start(bo)
    start(bo, "words")
    place = Process.objects.of(cast.municipality).get(kind=ProcessKind.EXERCISES)
    assert bo.get(reverse("process", args=[place.pk])).status_code == 404
    for address in ("/", reverse("processes")):
        assert str(place.pk) not in bo.get(address).content.decode()


def test_a_running_exercise_waits_for_its_facilitator(cast: Cast, material: None) -> None:
    bo = client_for(cast.bo)
    meeting = start(bo)
    assert reverse("console", args=[meeting.pk]) in bo.get("/").content.decode()
    bo.post(reverse("exercise-end", args=[meeting.pk]))
    assert reverse("console", args=[meeting.pk]) not in bo.get("/").content.decode()


def test_a_step_of_the_library_is_tried_with_what_it_has(cast: Cast, material: None) -> None:
    bo = client_for(cast.bo)
    page = bo.get(reverse("topic", args=["role-compass"])).content.decode()
    query = "?drejebog=role-compass-30&amp;trin=place-one"
    assert reverse("exercise-new", args=["compass"]) + query in page
    meeting = start(bo, "compass", query.replace("amp;", ""))
    assert step_of(meeting).settings["cases"] == ["compass-van-outside"]
    assert (
        reverse("exercise-new", args=["compass"])
        not in client_for(cast.ali).get(reverse("topic", args=["role-compass"])).content.decode()
    )
