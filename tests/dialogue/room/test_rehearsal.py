# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""To practise a meeting alone: it feels like one, says everywhere that it is none, and leaves nothing behind."""

import html
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from medspil.dialogue import rehearsing
from medspil.dialogue.actions import meetings, notes, rehearsals
from medspil.dialogue.actions.outcomes import hand_over
from medspil.dialogue.models import Audience, Meeting, MeetingState, Note, ReadyMark, Step, StepKind
from medspil.dialogue.room import room_of
from medspil.materials.rehearsals import last_words, lines_for
from medspil.privacy.guard import refuse
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import go, planned_meeting
from tests.web.doors import arguments_for, every_url
from tests.web.world import make_world

LIVE = {"X-Medspil": "live"}
FILES = (".pdf", ".docx", ".zip")  # they say when they were made
# No pages, or they tell the time, or a secret that is new each time.
MOMENTARY = {
    "demo-be", "sign-out", "dilemma-pass", "guide-pocket", "two-steps", "session-left", "passkeys", "listen-on",
}  # fmt: skip
LATER = timedelta(minutes=10)  # every step of the tests is over by then


@pytest.fixture(autouse=True)
def _server_anew() -> Iterator[None]:
    """Each test has a server that remembers nothing."""
    rehearsing._done.clear()
    yield
    rehearsing._done.clear()


def rehearse(cast: Cast, meeting: Meeting, colleagues: int = 5) -> Meeting:
    copy = rehearsals.start(meeting=meeting, rehearsal_id=uuid4(), colleagues=colleagues, by=cast.bo)
    meetings.open_meeting(meeting=copy, by=cast.bo)
    return now(copy)


def now(meeting: Meeting) -> Meeting:
    return Meeting.objects.of(meeting.municipality).select_related("current").get(pk=meeting.pk)


def walk_to(cast: Cast, meeting: Meeting, kind: StepKind) -> Step:
    """On to a kind of step; the colleagues do all they would in each, and what they wrote is shown."""
    for step in Step.objects.of(cast.municipality).filter(meeting=meeting).order_by("position"):
        if step.position > 1:
            go(meeting, step, cast)
        if step.kind == kind:
            return Step.objects.of(cast.municipality).select_related("meeting", "round").get(pk=step.pk)
        rehearsing.tick(timezone.now() + LATER)
        if step.kind in {StepKind.REFLECTION, StepKind.BOARD}:
            meetings.reveal(step=step, by=cast.bo)
    raise AssertionError(kind)


def straight_to(cast: Cast, meeting: Meeting, kind: StepKind) -> Step:
    """Past what lies between."""
    go(meeting, Step.objects.of(cast.municipality).get(meeting=meeting, kind=kind), cast)
    return Step.objects.of(cast.municipality).select_related("meeting", "round").get(meeting=meeting, kind=kind)


def written(step: Step) -> int:
    return int(Note.objects.of(step.municipality).filter(step=step).count())


def at(step: Step, minutes: float) -> datetime:
    assert step.started_at is not None
    return step.started_at + timedelta(minutes=minutes)


def test_colleagues_write_a_little_at_a_time_and_say_when_they_are_done(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    step = walk_to(cast, copy, StepKind.REFLECTION)
    counts = []
    for minutes in (0.1, 1.5, 3, 5):
        rehearsing.tick(at(step, minutes))
        counts.append(written(step))
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert 5 <= counts[-1] <= 10
    assert counts[1] < counts[-1]
    assert ReadyMark.objects.of(cast.municipality).filter(step=step).count() == 5


def test_they_vote_and_the_result_is_hidden_until_it_is_counted(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    step = walk_to(cast, copy, StepKind.DOT_VOTE)
    rehearsing.tick(at(step, 5))
    room = room_of(copy.pk, Audience.FACILITATOR)
    assert (room.voted, room.present) == (5, 5)
    assert all(said.dots is None for said in room.said)


def test_they_fill_every_column_of_a_board(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast), colleagues=8)
    step = walk_to(cast, copy, StepKind.BOARD)
    rehearsing.tick(at(step, 5))
    fields = set(Note.objects.of(cast.municipality).filter(step=step).values_list("field", flat=True))
    assert fields == {"keep", "develop", "stop"}


@pytest.mark.parametrize("kind", [StepKind.COMPASS, StepKind.SCALE, StepKind.WORDS, StepKind.DECIDE])
def test_they_answer_what_is_asked(cast: Cast, material: None, kind: StepKind) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    step = walk_to(cast, copy, kind)
    rehearsing.tick(at(step, 5))
    assert room_of(copy.pk, Audience.FACILITATOR).voted == 5
    notes.close_round(step=step, by=cast.bo)
    shown = room_of(copy.pk, Audience.SCREEN).content.spreads[0]
    assert 5 <= shown.total <= 10


def test_they_sit_down_write_at_their_tables_and_ask_for_the_word(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast), colleagues=6)
    step = walk_to(cast, copy, StepKind.TABLES)
    rehearsing.tick(at(step, 5))
    assert [table.seated for table in room_of(copy.pk, Audience.FACILITATOR).content.tables] == [3, 3]
    assert set(Note.objects.of(cast.municipality).filter(step=step).values_list("table", flat=True)) == {1, 2}
    step = straight_to(cast, copy, StepKind.DISCUSSION)
    rehearsing.tick(at(step, 5))
    assert len(room_of(copy.pk, Audience.SCREEN).content.waiting) == 2


def test_a_server_started_anew_repeats_nothing(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    step = walk_to(cast, copy, StepKind.REFLECTION)
    rehearsing.tick(at(step, 5))
    before = written(step)
    rehearsing._done.clear()
    rehearsing.tick(at(step, 5))
    assert written(step) == before


def test_nobody_writes_when_the_notes_are_shown(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    step = walk_to(cast, copy, StepKind.REFLECTION)
    meetings.reveal(step=step, by=cast.bo)
    rehearsing.tick(at(step, 5))
    assert written(step) == 0


def test_a_minute_ahead_moves_the_clock_and_the_colleagues(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    step = walk_to(cast, copy, StepKind.REFLECTION)
    bo = client_for(cast.bo)
    for _press in range(5):
        assert bo.post(reverse("rehearsal-wind", args=[copy.pk]), headers=LIVE).status_code == 200
    rehearsing.tick(timezone.now())
    assert written(step) >= 5
    room = room_of(copy.pk, Audience.FACILITATOR)
    assert room.plan is not None
    assert room.plan.late == 0 or room.plan.late < 0  # the plan moves along: only what was left early counts


def test_the_clock_of_a_real_meeting_cannot_be_moved(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    meetings.open_meeting(meeting=meeting, by=cast.bo)
    before = now(meeting).opened_at
    client_for(cast.bo).post(reverse("rehearsal-wind", args=[meeting.pk]), headers=LIVE)
    assert now(meeting).opened_at == before


def test_every_screen_says_that_it_is_a_rehearsal(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    bo = client_for(cast.bo)
    for client, page in (
        (Client(), reverse("phone", args=[copy.code])),
        (Client(), reverse("wall", args=[copy.code])),
        (bo, reverse("console", args=[copy.pk])),
        (bo, reverse("minutes", args=[copy.pk])),
        (bo, reverse("phone-picture", args=[copy.pk])),
        (bo, reverse("meeting-close", args=[copy.pk])),
    ):
        shown = client.get(page).content.decode()
        assert "Øvemøde" in shown or "Det her er en øvelse" in shown, page


def test_a_button_pressed_twice_begins_one_rehearsal(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    sent = {"id": uuid4(), "colleagues": 4}
    bo = client_for(cast.bo)
    places = {bo.post(reverse("rehearse", args=[meeting.pk]), sent)["Location"] for _press in range(2)}
    assert len(places) == 1
    assert list(Meeting.objects.of(cast.municipality).filter(rehearsal__gt=0).values_list("rehearsal", flat=True)) == [
        4
    ]


def test_a_new_rehearsal_takes_the_place_of_ones_earlier_one(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    rehearse(cast, meeting)
    second = rehearse(cast, meeting)
    assert [row.pk for row in Meeting.objects.of(cast.municipality).filter(rehearsal__gt=0)] == [second.pk]


@pytest.mark.parametrize("sent", [{}, {"colleagues": "x"}, {"colleagues": "2"}, {"colleagues": "9"}])
def test_what_is_no_number_of_colleagues_begins_nothing(cast: Cast, material: None, sent: dict[str, str]) -> None:
    meeting = planned_meeting(cast)
    client_for(cast.bo).post(reverse("rehearse", args=[meeting.pk]), {"id": uuid4(), **sent})
    assert not Meeting.objects.of(cast.municipality).filter(rehearsal__gt=0).exists()


def test_a_rehearsal_is_never_handed_over(cast: Cast, material: None) -> None:
    copy = rehearse(cast, planned_meeting(cast))
    assert hand_over(meeting=copy, items=[], summary="Tak", by=cast.bo) is None
    answer = client_for(cast.bo).post(reverse("meeting-close", args=[copy.pk]), {"summary": "Tak"})
    assert answer["Location"] == reverse("process", args=[copy.process_id])
    assert now(copy).state == MeetingState.CLOSED


def rows() -> dict[str, list[str]]:
    """The whole database but for sign-ins, each table as sorted lines."""
    return {
        model._meta.label: sorted(str(row) for row in model._default_manager.values_list())
        for model in apps.get_models()
        if model._meta.label != "sessions.Session"
    }


def test_after_a_rehearsal_the_database_is_as_before(cast: Cast, material: None) -> None:
    """A whole one, through the same buttons and phones as a meeting."""
    meeting = planned_meeting(cast)
    bo, phone = client_for(cast.bo), Client()
    before = rows()
    place = bo.post(reverse("rehearse", args=[meeting.pk]), {"id": uuid4(), "colleagues": 5})["Location"]
    copy = Meeting.objects.of(cast.municipality).get(rehearsal=5)
    assert place == reverse("console", args=[copy.pk])
    bo.post(reverse("meeting-open", args=[copy.pk]))
    step = walk_to(cast, copy, StepKind.REFLECTION)
    lay = reverse("note-lay", args=[copy.code, step.pk])
    assert phone.post(lay, {"id": uuid4(), "key": "k" * 32, "text": "Min egen"}, headers=LIVE).status_code == 200
    phone.post(reverse("ready", args=[copy.code, step.pk]), {"ready": "1"}, headers=LIVE)
    bo.post(reverse("tell", args=[copy.pk]), {"preset": "break-5"}, headers=LIVE)
    bo.post(reverse("hand-on", args=[copy.pk]), {"person": cast.mette.pk}, headers=LIVE)
    for kind in (StepKind.DOT_VOTE, StepKind.CLOSING):
        vote = walk_on(cast, copy, kind)
        rehearsing.tick(timezone.now() + LATER)
        bo.post(reverse("reveal", args=[copy.pk, vote.pk]), headers=LIVE)
    decision = {"id": uuid4(), "what": "Opslag", "owner": cast.ali.pk, "due_on": str(timezone.localdate() + LATER)[:10]}
    assert bo.post(reverse("decide", args=[copy.pk]), decision, headers=LIVE).status_code == 200
    assert rows() != before
    bo.post(reverse("rehearsal-end", args=[copy.pk]))
    assert "Øvelsen er slut" in phone.get(reverse("phone", args=[copy.code])).content.decode()
    rehearsing.tick(timezone.now() + rehearsing.FAREWELL)
    assert phone.get(reverse("phone", args=[copy.code])).status_code == 404
    assert rows() == before


def walk_on(cast: Cast, meeting: Meeting, kind: StepKind) -> Step:
    steps = Step.objects.of(cast.municipality).filter(meeting=meeting).order_by("position")
    current = now(meeting).current
    assert current is not None
    for step in steps.filter(position__gt=current.position):
        go(meeting, step, cast)
        rehearsing.tick(timezone.now() + LATER)
        if step.kind == kind:
            return step
    raise AssertionError(kind)


def test_a_rehearsal_that_nobody_ends_is_gone_after_a_day(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    before = rows()
    rehearse(cast, meeting)
    tomorrow = timezone.now() + rehearsing.KEPT
    rehearsing.tick(tomorrow)
    rehearsing.tick(tomorrow + rehearsing.FAREWELL)
    assert rows() == before


def test_no_page_but_its_own_changes_while_a_rehearsal_runs(cast: Cast, material: None) -> None:
    """It counts in no list, no checklist, no statistics: each page of leader and facilitator stays word for word."""
    world = make_world(cast)
    people = {who.name: client_for(who) for who in (cast.karen, cast.bo)}
    places = [
        reverse(name, kwargs=arguments_for(name, world))
        for name, route in every_url().items()
        if "regioner" not in route and not route.endswith(FILES) and name not in MOMENTARY
    ]

    def pages() -> dict[tuple[str, str], str]:
        return {(who, at): _plain(client.get(at).content) for who, client in people.items() for at in places}

    before, letters = pages(), _jobs()
    copy = rehearse(cast, world.planned)
    walk_to(cast, copy, StepKind.REFLECTION)
    rehearsing.tick(timezone.now() + LATER)
    during = pages()
    his_own = ("Bo Brandt", reverse("agenda", args=[world.process.pk]))
    assert set(changed := _changed(before, during)) == {his_own}, changed
    assert "Tilbage til øvemødet" in during[his_own]
    rehearsals.end(meeting=copy, by=cast.bo)
    assert _jobs() == letters


def _changed(
    before: dict[tuple[str, str], str], during: dict[tuple[str, str], str]
) -> dict[tuple[str, str], list[str]]:
    """The lines that a page has now and had not before, so that a failure tells what moved."""
    both = {place: (page.split("\n"), during[place].split("\n")) for place, page in before.items()}
    return {place: [line for line in new if line not in old] for place, (old, new) in both.items() if old != new}


def _jobs() -> int:
    return int(DBTaskResult.objects.count())


def _plain(page: bytes) -> str:
    """Without what differs from drawing to drawing: ids that forms carry, tokens, clocks."""
    text = html.unescape(page.decode(errors="replace"))
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}", "ID", text)
    text = re.sub(
        r'(csrfmiddlewaretoken" value|data-token|data-session|data-now|data-ends2?|data-late-from)="[^"]*"', "", text
    )
    return re.sub(r"\d\d:\d\d", "", text)


@pytest.mark.parametrize("topic", ["personal-data", "own-equipment", "expectations", "no-such-topic"])
def test_there_are_words_for_every_topic_and_the_guard_lets_them_pass(topic: str) -> None:
    for text in (*lines_for(topic, ""), *lines_for(topic, "keep"), *last_words()):
        assert 2 < len(text) <= 500
        refuse(text)
    assert len(lines_for(topic, "")) >= 8
