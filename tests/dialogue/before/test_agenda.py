# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.models import Meeting, MeetingState, Step
from medspil.materials.queries import script_by_key
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_meeting, a_process, danish, errors, words

NEW = {"title": "Kaffe og snak", "minutes": "7", "question": "Hvad nu?"}


@pytest.fixture
def meeting(cast: Cast, material: None) -> Meeting:
    return a_meeting(cast)


@pytest.fixture
def bo(cast: Cast) -> Client:
    return client_for(cast.bo)


def _steps(meeting: Meeting) -> list[Step]:
    return list(Step.objects.of(meeting.municipality).filter(meeting=meeting).order_by("position"))


def _titles(meeting: Meeting) -> list[str]:
    return [step.title for step in _steps(meeting)]


def _url(name: str, meeting: Meeting, *more: object) -> str:
    return reverse(name, args=[meeting.process_id, *more])


def _add(client: Client, meeting: Meeting, **changes: str) -> HttpResponse:
    return client.post(_url("step-add", meeting, "discussion"), {"id": str(uuid4()), **NEW, **changes})


def _move(client: Client, meeting: Meeting, step: Step, way: str) -> HttpResponse:
    return client.post(_url("step-move", meeting, step.pk), {"way": way})


def test_without_a_topic_one_is_sent_to_the_topic_vote(cast: Cast, material: None, bo: Client) -> None:
    process = a_process(cast)
    response = bo.get(reverse("agenda", args=[process.pk]))
    assert response.headers["Location"] == reverse("topic-vote", args=[process.pk])


def test_the_script_is_copied_as_it_stands(cast: Cast, material: None, bo: Client) -> None:
    process = a_process(cast, topic=True)
    script = script_by_key(cast.municipality.pk, "own-equipment-60")
    assert script is not None
    bo.post(reverse("agenda", args=[process.pk]), {"script": script.pk})
    meeting = Meeting.objects.of(cast.municipality).get()
    assert (meeting.script, meeting.minutes, meeting.facilitator) == (script.key, 60, cast.bo)
    copied = [(step.kind, step.title, step.minutes, step.say) for step in _steps(meeting)]
    assert copied == [(step["kind"], step["title"], step["minutes"], step.get("say", "")) for step in script.steps]


def test_a_press_without_a_script_says_what_to_do(cast: Cast, material: None, bo: Client) -> None:
    process = a_process(cast, topic=True)
    response = bo.post(reverse("agenda", args=[process.pk]), {"script": ""})
    assert response.status_code == 422
    assert danish("Choose a length.") in words(response)


def test_the_minutes_add_up(meeting: Meeting, bo: Client) -> None:
    total = sum(step.minutes for step in _steps(meeting))
    in_all = "%(total)s minutes in all, of %(planned)s"
    assert total <= meeting.minutes == 30
    assert danish(in_all, total=total, planned=30) in words(bo.get(_url("agenda", meeting)))
    _add(bo, meeting, minutes="60")
    page = words(bo.get(_url("agenda", meeting)))
    assert danish(in_all, total=total + 60, planned=30) in page
    assert danish("longer than planned") in page


def test_a_step_moves_up_and_down(meeting: Meeting, bo: Client) -> None:
    before = _titles(meeting)
    second = _steps(meeting)[1]
    response = _move(bo, meeting, second, "up")
    assert response.headers["Location"].endswith(f"#up-{second.pk}")
    assert _titles(meeting)[:2] == [before[1], before[0]]
    second.refresh_from_db()
    _move(bo, meeting, second, "down")
    assert _titles(meeting) == before


def test_at_the_ends_nothing_moves(meeting: Meeting, bo: Client) -> None:
    before = _steps(meeting)
    _move(bo, meeting, before[0], "up")
    _move(bo, meeting, before[-1], "down")
    assert _steps(meeting) == before


def test_a_step_taken_out_comes_back_with_all_it_had(meeting: Meeting, bo: Client) -> None:
    before = list(Step.objects.of(meeting.municipality).filter(meeting=meeting).values())
    gone = _steps(meeting)[2]
    page = bo.post(_url("step-remove", meeting, gone.pk), follow=True)
    assert danish("»%(title)s« is taken out.", title=gone.title) in words(page)
    assert [step.position for step in _steps(meeting)] == list(range(1, len(before)))
    bo.post(_url("step-restore", meeting))
    assert list(Step.objects.of(meeting.municipality).filter(meeting=meeting).values()) == before


def test_undo_pressed_twice_or_by_somebody_else_brings_nothing_more(cast: Cast, meeting: Meeting, bo: Client) -> None:
    count = len(_steps(meeting))
    bo.post(_url("step-remove", meeting, _steps(meeting)[0].pk))
    client_for(cast.karen).post(_url("step-restore", meeting))
    assert len(_steps(meeting)) == count - 1
    for _press in range(2):
        bo.post(_url("step-restore", meeting))
    assert len(_steps(meeting)) == count


def test_undo_after_another_script_is_chosen_does_not_fail(cast: Cast, meeting: Meeting, bo: Client) -> None:
    bo.post(_url("step-remove", meeting, _steps(meeting)[-1].pk))
    script = script_by_key(cast.municipality.pk, "own-equipment-60")
    assert script is not None
    bo.post(_url("agenda", meeting), {"script": script.pk})
    assert bo.post(_url("step-restore", meeting)).status_code == 302
    assert [step.position for step in _steps(meeting)] == list(range(1, len(_steps(meeting)) + 1))


def test_a_step_of_ones_own_stands_last_and_once(meeting: Meeting, bo: Client) -> None:
    one = str(uuid4())
    for _press in range(2):
        assert _add(bo, meeting, id=one).status_code == 302
    assert _titles(meeting).count(NEW["title"]) == 1
    last = _steps(meeting)[-1]
    assert (last.title, last.minutes, last.question) == ("Kaffe og snak", 7, "Hvad nu?")


@pytest.mark.parametrize(
    ("field", "typed"),
    [("title", ""), ("title", "x" * 61), ("minutes", "0"), ("minutes", "241"), ("minutes", "ti")],
)
def test_a_new_step_that_cannot_be_says_why_and_keeps_the_rest(
    meeting: Meeting, bo: Client, field: str, typed: str
) -> None:
    count = len(_steps(meeting))
    response = _add(bo, meeting, **{field: typed})
    assert response.status_code == 422
    assert list(errors(response)) == [field]
    assert errors(response)[field][0] in words(response)
    assert response.context["form"]["question"].value() == "Hvad nu?"
    assert len(_steps(meeting)) == count


def test_a_new_step_comes_where_one_says(meeting: Meeting, bo: Client) -> None:
    before = _titles(meeting)
    _add(bo, meeting, after="2")
    assert _titles(meeting) == [*before[:2], NEW["title"], *before[2:]]
    assert [step.position for step in _steps(meeting)] == list(range(1, len(before) + 2))
    _add(bo, meeting, after="0", title="Først af alt")
    assert _titles(meeting)[0] == "Først af alt"


def test_a_changed_step_keeps_its_place_and_its_script(meeting: Meeting, bo: Client) -> None:
    step = _steps(meeting)[1]
    said = {"title": "Vores ord", "minutes": "9", "question": "Hvordan gør vi?", "own_notes": "Husk kaffen"}
    response = bo.post(_url("step-change", meeting, step.pk), said)
    assert response.headers["Location"].endswith(f"#step-{step.pk}")
    now = _steps(meeting)[1]
    assert (now.title, now.minutes, now.question, now.own_notes) == ("Vores ord", 9, "Hvordan gør vi?", "Husk kaffen")
    assert (now.pk, now.say, now.kind) == (step.pk, step.say, step.kind)


@pytest.mark.parametrize("changes", [{"title": ""}, {"minutes": "0"}, {"question": "Borger 010190-1234"}])
def test_a_change_that_cannot_be_is_kept_on_the_page(meeting: Meeting, bo: Client, changes: dict[str, str]) -> None:
    step = _steps(meeting)[1]
    said = {"title": "Vores ord", "minutes": "9", "question": "", "own_notes": "Husk kaffen", **changes}
    response = bo.post(_url("step-change", meeting, step.pk), said)
    assert response.status_code == 422
    assert list(errors(response)) == list(changes)
    assert response.context["form"]["own_notes"].value() == "Husk kaffen"
    assert _steps(meeting)[1].title == step.title


@pytest.mark.parametrize("state", [MeetingState.OPEN, MeetingState.CLOSED])
def test_the_agenda_of_a_meeting_that_has_begun_is_left_alone(meeting: Meeting, bo: Client, state: str) -> None:
    step = _steps(meeting)[1]
    bo.post(reverse("meeting-open", args=[meeting.pk]))
    if state == MeetingState.CLOSED:
        bo.post(reverse("meeting-close", args=[meeting.pk]), {"summary": "Tak"})
    for name in ("step-change", "step-move", "step-remove"):
        assert bo.post(_url(name, meeting, step.pk), {"way": "up", "title": "x", "minutes": "1"}).status_code == 404
    assert _steps(meeting)[1].title == step.title
