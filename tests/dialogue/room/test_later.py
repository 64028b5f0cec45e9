# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A step kept open for days, for those who were away: who may write, what is seen, and that it closes once."""

from datetime import datetime, timedelta
from uuid import uuid4

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from medspil.dialogue.actions import later, meetings, notes
from medspil.dialogue.models import (
    Anonymity,
    Audience,
    DotRound,
    Meeting,
    Note,
    ReadyMark,
    Step,
    StepKind,
)
from medspil.dialogue.room import options_of, room_of
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import fresh, go, open_at, planned_meeting, write

LIVE = {"X-Medspil": "live"}


def kept_open(cast: Cast, kind: StepKind = StepKind.REFLECTION, days: int = 3) -> tuple[Meeting, Step]:
    meeting, step = open_at(cast, kind)
    through = timezone.localdate() + timedelta(days=days)
    answer = client_for(cast.bo).post(reverse("keep-open", args=[meeting.pk]), {"through": f"{through:%d.%m.%Y}"})
    assert answer.status_code == 302
    return now(meeting), fresh(step)


def now(meeting: Meeting) -> Meeting:
    return Meeting.objects.of(meeting.municipality).select_related("current").get(pk=meeting.pk)


def lay(meeting: Meeting, step: Step, text: str) -> int:
    sent = {"id": uuid4(), "key": uuid4().hex, "text": text}
    return Client().post(reverse("note-lay", args=[meeting.code, step.pk]), sent, headers=LIVE).status_code


def words(page: bytes) -> str:
    return " ".join(lxml.html.fromstring(page.decode()).text_content().split())


def test_it_is_open_to_the_end_of_the_day(cast: Cast, material: None) -> None:
    _meeting, step = kept_open(cast, days=3)
    assert step.open_until is not None
    local = timezone.localtime(step.open_until)
    assert (local.date() - timezone.localdate()).days == 4
    assert (local.hour, local.minute) == (0, 0)


def test_code_and_link_keep_working_and_notes_come_in_hidden(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    page = words(Client().get(reverse("phone", args=[meeting.code])).content)
    assert "Åben til og med" in page
    assert lay(meeting, step, "Skrevet hjemmefra") == 200
    for audience in Audience:
        assert room_of(meeting.pk, audience).said == []


def test_nobody_sees_that_or_when_one_writes(cast: Cast, material: None) -> None:
    """Not as a number, and not as a page that is drawn anew just then."""
    meeting, step = kept_open(cast)
    pages = [
        (Client(), reverse("wall", args=[meeting.code])),
        (client_for(cast.bo), reverse("console", args=[meeting.pk])),
    ]
    before = [words(client.get(page).content) for client, page in pages]
    version = now(meeting).version
    assert lay(meeting, step, "Skrevet hjemmefra") == 200
    Client().post(reverse("ready", args=[meeting.code, step.pk]), {"ready": "1"}, headers=LIVE)
    assert now(meeting).version == version
    assert [words(client.get(page).content) for client, page in pages] == before


def test_the_task_closes_it_once_and_nothing_can_be_traced(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    assert lay(meeting, step, "Skrevet hjemmefra") == 200
    notes.mark_ready(step=step, token="phone", ready=True)
    assert step.open_until is not None
    job = DBTaskResult.objects.get(task_path__endswith="shut_on_time")
    assert job.run_after == step.open_until
    assert later.shut_on_time.func(*job.args_kwargs["args"]) is True
    assert later.shut_on_time.func(*job.args_kwargs["args"]) is False
    closed = fresh(step)
    assert (closed.closed, closed.open_until, closed.secret) == (True, None, "")
    assert set(Note.objects.of(cast.municipality).filter(step=step).values_list("edit_hash", flat=True)) == {""}
    assert not ReadyMark.objects.of(cast.municipality).filter(step=step).exists()
    assert Entry.objects.of(cast.municipality.pk).filter(kind="StepShut").count() == 1
    page = words(Client().get(reverse("phone", args=[meeting.code])).content)
    assert "Nu er der lukket" in page
    assert "Læg seddel" not in page


def test_the_task_of_an_earlier_day_does_nothing(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast, days=1)
    earlier = step.open_until
    assert earlier is not None
    later.keep_open(step=step, through=timezone.localdate() + timedelta(days=5), by=cast.bo)
    assert later.shut_on_time.func(str(step.pk), earlier.isoformat()) is False
    assert fresh(step).open_until != earlier
    assert lay(meeting, step, "Stadig åben") == 200


def test_closed_by_hand_the_task_has_nothing_to_do(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    assert step.open_until is not None
    client_for(cast.bo).post(reverse("step-shut", args=[meeting.pk, step.pk]), headers=LIVE)
    assert fresh(step).closed
    assert later.shut_on_time.func(str(step.pk), step.open_until.isoformat()) is False


def test_a_vote_that_was_open_for_days_is_counted_when_it_closes(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast, StepKind.DOT_VOTE)
    options = options_of(room_of(meeting.pk, Audience.PARTICIPANT))
    notes.place_dots(step=step, token="away", chosen={min(options): 2}, options=options)
    assert room_of(meeting.pk, Audience.FACILITATOR).voted == 0
    assert later.shut(step=fresh(step), by=None)
    room = room_of(meeting.pk, Audience.SCREEN)
    assert (room.said[0].option, room.said[0].dots) == (min(options), 2)
    assert DotRound.objects.of(cast.municipality).get(pk=step.round_id).secret == ""


def test_the_meeting_goes_on_with_what_came_in(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    lay(meeting, step, "Skrevet hjemmefra")
    later.shut(step=fresh(step), by=None)
    meetings.reveal(step=fresh(step), by=cast.bo)
    assert [said.title for said in room_of(meeting.pk, Audience.SCREEN).said] == ["Skrevet hjemmefra"]
    Step.objects.of(cast.municipality).filter(meeting=meeting, started_at__isnull=False).update(
        started_at=timezone.now() - timedelta(days=3)
    )
    go(now(meeting), Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position + 1), cast)
    plan = room_of(meeting.pk, Audience.FACILITATOR).plan
    assert plan is not None
    assert plan.late == 0  # the days in between are nobody's delay


def test_the_room_may_go_on_writing_when_it_meets_again(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    later.shut(step=fresh(step), by=None)
    sent = {"step": step.pk, "seen": step.pk}
    client_for(cast.bo).post(reverse("go-to", args=[meeting.pk]), sent, headers=LIVE)
    again = fresh(step)
    assert not again.closed
    assert again.started_at is not None
    assert timezone.now() - again.started_at < timedelta(minutes=1)
    assert lay(meeting, step, "I rummet") == 200


def test_going_on_while_it_is_open_closes_it(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    go(meeting, Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position - 1), cast)
    assert (fresh(step).open_until, fresh(step).closed) == (None, True)


@pytest.mark.parametrize("days", [-1, 32, 400])
def test_a_day_that_has_passed_or_is_far_away_is_refused(cast: Cast, material: None, days: int) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    through = timezone.localdate() + timedelta(days=days)
    sent = {"through": f"{through:%d.%m.%Y}"}
    answer = client_for(cast.bo).post(reverse("keep-open", args=[meeting.pk]), sent, headers=LIVE)
    assert answer.status_code == 422
    assert "en måned frem" in answer.json()["error"]
    assert fresh(step).open_until is None


def test_a_step_to_listen_to_is_not_kept_open(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    sent = {"through": f"{timezone.localdate():%d.%m.%Y}"}
    answer = client_for(cast.bo).post(reverse("keep-open", args=[meeting.pk]), sent, headers=LIVE)
    assert answer.status_code == 422
    assert "kan ikke holdes åbent" in answer.json()["error"]


def test_a_phone_keeps_its_place_for_as_long_as_it_is_open(cast: Cast, material: None) -> None:
    meeting, _step = kept_open(cast, days=9)
    answer = Client().get(reverse("phone", args=[meeting.code]))
    (cookie,) = [value for name, value in answer.cookies.items() if name.startswith("medspil_")]
    assert int(cookie["max-age"]) > 9 * 86_400


def test_the_console_has_a_text_to_send(cast: Cast, material: None) -> None:
    meeting, _step = kept_open(cast)
    page = client_for(cast.bo).get(reverse("console", args=[meeting.pk])).content.decode()
    text = lxml.html.fromstring(page).get_element_by_id("later-text").text_content()
    assert f"{meeting.code[:4]} {meeting.code[4:]}" in text
    assert "Der er åbent til og med" in text
    assert "Du er anonym." in text


def test_the_order_of_rows_is_mixed_with_every_note_that_comes_in(cast: Cast, material: None) -> None:
    """Copies of the database from two days do not tell which rows lay where."""
    _meeting, step = kept_open(cast)
    orders = set()
    for text in ("første", "anden", "tredje", "fjerde", "femte"):
        write(step, text)
        rows = Note.objects.of(cast.municipality).filter(step=step).order_by("order")
        orders.add(tuple(rows.values_list("text", flat=True)[:2]))
    assert len(orders) > 2


def following(cast: Cast, meeting: Meeting) -> Meeting:
    planned = planned_meeting(cast)
    Meeting.objects.of(cast.municipality).filter(pk=planned.pk).update(process=meeting.process)
    return now(planned)


def test_the_notes_go_along_to_the_next_meeting(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    lay(meeting, step, "Skrevet hjemmefra")
    later.shut(step=fresh(step), by=None)
    planned = following(cast, meeting)
    before = Step.objects.of(cast.municipality).filter(meeting=planned).count()
    sent = {"id": uuid4()}
    bo = client_for(cast.bo)
    for _press in range(2):
        assert bo.post(reverse("notes-carry", args=[meeting.pk, step.pk]), sent)["Location"].endswith("/dagsorden/")
    agenda = list(Step.objects.of(cast.municipality).filter(meeting=planned))
    assert len(agenda) == before + 1
    assert [entry.position for entry in agenda] == list(range(1, before + 2))
    copies = Note.objects.of(cast.municipality).filter(step=agenda[0])
    assert [note.text for note in copies] == ["Skrevet hjemmefra"]
    assert copies[0].pk not in set(Note.objects.of(cast.municipality).filter(step=step).values_list("pk", flat=True))
    meetings.open_meeting(meeting=planned, by=cast.bo)
    assert room_of(planned.pk, Audience.SCREEN).said == []
    meetings.reveal(step=fresh(agenda[0]), by=cast.bo)
    assert [said.title for said in room_of(planned.pk, Audience.SCREEN).said] == ["Skrevet hjemmefra"]


def test_a_meeting_with_carried_notes_is_not_loosened(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    lay(meeting, step, "Skrevet hjemmefra")
    later.shut(step=fresh(step), by=None)
    planned = following(cast, meeting)
    later.carry(step=fresh(step), to=planned, step_id=uuid4(), by=cast.bo)
    client_for(cast.bo).post(reverse("anonymity", args=[planned.pk]), {"anonymity": "named"})
    assert now(planned).anonymity == Anonymity.ANONYMOUS


def test_what_is_still_open_does_not_go_along(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    planned = following(cast, meeting)
    assert later.carry(step=fresh(step), to=planned, step_id=uuid4(), by=cast.bo) is None


def test_the_day_is_said_as_the_last_one_open(cast: Cast, material: None) -> None:
    meeting, step = kept_open(cast)
    Step.objects.of(cast.municipality).filter(pk=step.pk).update(
        open_until=timezone.make_aware(datetime(2026, 11, 28, 0, 0))  # noqa: DTZ001 - made aware
    )
    assert "Åben til og med fredag 27. november" in words(Client().get(reverse("wall", args=[meeting.code])).content)
