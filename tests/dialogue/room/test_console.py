# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a facilitator does beside going on: tells the room, hands the meeting on, sees who is still at work."""

import asyncio
import time
from collections.abc import Iterator

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from medspil.dialogue import attendance
from medspil.dialogue.actions import meetings, notes
from medspil.dialogue.models import Audience, Meeting, Process, ReadyMark, Step, StepKind
from medspil.dialogue.room import room_of
from medspil.organisations.actions import give_role
from medspil.organisations.models import Membership
from medspil.organisations.permissions import Role
from medspil.organisations.sessions import end_everywhere
from medspil.record.hub import hub
from medspil.record.models import Entry
from medspil.record.pipes import Stream
from medspil.record.streams import BRIEF_SECONDS, device_mark, listener
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import fresh, go, open_at

LIVE = {"X-Medspil": "live"}


@pytest.fixture
def connected() -> Iterator[list[Stream]]:
    """Streams that a test has opened; all closed when it ends."""
    streams: list[Stream] = []
    yield streams
    for stream in streams:
        hub.leave(stream)


def connect(meeting: Meeting, audience: Audience, device: str) -> Stream:
    async def join() -> Stream:
        stream = Stream(channel=meeting.channel, audience=audience, device=device_mark(meeting.channel, device))
        hub.join(stream)
        return stream

    return asyncio.run(join())


def words(page: bytes, region: str) -> str:
    return " ".join(lxml.html.fromstring(page.decode()).get_element_by_id(region).text_content().split())


def test_a_message_is_on_phone_wall_and_console_until_it_is_taken_away(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    bo, address = client_for(cast.bo), reverse("tell", args=[meeting.pk])
    pages = [
        (Client(), reverse("phone", args=[meeting.code])),
        (Client(), reverse("wall", args=[meeting.code])),
        (bo, reverse("console", args=[meeting.pk])),
    ]
    assert bo.post(address, {"text": "Vi låner mødelokale 4"}, headers=LIVE).status_code == 200
    for client, page in pages:
        assert "Vi låner mødelokale 4" in words(client.get(page).content, "message")
    bo.post(address, {"away": "1"}, headers=LIVE)
    for client, page in pages:
        assert "mødelokale" not in words(client.get(page).content, "message")


def test_a_break_says_until_when(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    client_for(cast.bo).post(reverse("tell", args=[meeting.pk]), {"preset": "break-10"}, headers=LIVE)
    meeting.refresh_from_db()
    assert meeting.message.startswith("Pause til ")
    assert meeting.message.removeprefix("Pause til ").replace(".", "").isdecimal()


@pytest.mark.parametrize("text", ["", "Hun hed 120360-1234", "a" * 121])
def test_a_message_that_cannot_be_shown_is_refused_with_words(cast: Cast, material: None, text: str) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    answer = client_for(cast.bo).post(reverse("tell", args=[meeting.pk]), {"text": text}, headers=LIVE)
    assert answer.status_code == 422
    assert answer.json()["error"]
    meeting.refresh_from_db()
    assert meeting.message == ""


def test_the_meeting_is_handed_to_a_colleague_who_finds_it_on_her_first_page(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    mette = client_for(cast.mette)
    assert mette.get(reverse("console", args=[meeting.pk])).status_code == 404
    client_for(cast.bo).post(reverse("hand-on", args=[meeting.pk]), {"person": cast.mette.pk}, headers=LIVE)
    home = mette.get(reverse("home")).content.decode()
    assert "Du styrer mødet nu" in home
    assert reverse("console", args=[meeting.pk]) in home
    assert mette.get(reverse("console", args=[meeting.pk])).status_code == 200
    assert client_for(cast.bo).get(reverse("console", args=[meeting.pk])).status_code == 200


@pytest.mark.parametrize("who", ["karen", "lene", "ib", "ulla", "rita"])
def test_a_meeting_is_not_handed_to_a_leader_or_a_stranger(cast: Cast, material: None, who: str) -> None:
    give_role(person=cast.lene, unit=cast.counter, role=Role.LEADER, by=None)  # beside Karen
    meeting, _step = open_at(cast, StepKind.CASE)
    person = getattr(cast, who)
    client_for(cast.bo).post(reverse("hand-on", args=[meeting.pk]), {"person": person.pk}, headers=LIVE)
    meeting.refresh_from_db()
    assert meeting.facilitator == cast.bo


def test_a_console_that_is_gone_is_told_to_the_other_facilitator(
    cast: Cast, material: None, connected: list[Stream]
) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    meetings.hand_on(meeting=meeting, to=cast.mette, by=cast.bo)
    stream = connect(meeting, Audience.FACILITATOR, str(cast.mette.pk))
    connected.append(stream)
    attendance.notice(meeting.pk)
    bo, console = client_for(cast.bo), reverse("console", args=[meeting.pk])
    assert "har været væk" not in words(bo.get(console).content, "agenda")

    hub.leave(stream)
    attendance.notice(meeting.pk)
    assert "Mette har været væk siden" in words(bo.get(console).content, "agenda")

    connected.append(connect(meeting, Audience.FACILITATOR, str(cast.mette.pk)))
    attendance.notice(meeting.pk)
    assert "har været væk" not in words(bo.get(console).content, "agenda")


def test_taking_over_ends_the_word_that_somebody_is_gone(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    meetings.hand_on(meeting=meeting, to=cast.mette, by=cast.bo)
    meetings.facilitator_came_or_went(meeting=meeting, away=True)
    client_for(cast.bo).post(reverse("take-over", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert (meeting.facilitator, meeting.facilitator_left_at) == (cast.bo, None)


def test_a_process_that_never_had_the_console_says_nothing(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    attendance.notice(meeting.pk)
    meeting.refresh_from_db()
    assert meeting.facilitator_left_at is None


def test_coming_and_going_leaves_no_line_in_the_history(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CASE)
    before = Entry.objects.of(cast.municipality.pk).count()
    for away in (True, False):
        meetings.facilitator_came_or_went(meeting=meeting, away=away)
    assert Entry.objects.of(cast.municipality.pk).count() == before


def test_still_at_work_are_those_here_who_have_not_said_they_are_done(
    cast: Cast, material: None, connected: list[Stream]
) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    connected += [connect(meeting, Audience.PARTICIPANT, phone) for phone in ("one", "two", "three")]
    notes.mark_ready(step=step, token="one", ready=True)
    page = client_for(cast.bo).get(reverse("console", args=[meeting.pk])).content
    assert "3 er med · 1 er færdige" in words(page, "room")
    assert "2 er ikke færdige endnu" in words(page, "room")
    assert "ikke færdig" not in words(Client().get(reverse("wall", args=[meeting.code])).content, "room")


def test_marks_begin_again_when_a_step_is_entered_again(cast: Cast, material: None) -> None:
    """Also from a step that was left backwards, which is not closed."""
    meeting, step = open_at(cast, StepKind.GROUPING)
    notes.mark_ready(step=step, token="one", ready=True)
    earlier = Step.objects.of(cast.municipality).get(meeting=meeting, position=step.position - 1)
    go(meeting, earlier, cast)
    go(meeting, fresh(step), cast)
    assert not ReadyMark.objects.of(cast.municipality).filter(step=step).exists()
    assert room_of(meeting.pk, Audience.FACILITATOR).ready == 0


def _hears_until(page: str) -> float:
    who = listener(lxml.html.fromstring(page).xpath("//@data-token")[0])
    assert who is not None
    return who.until - time.time()


def test_whoever_has_lost_the_meeting_hears_for_minutes_and_phones_for_all_of_it(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CLOSING)
    bo, at = client_for(cast.bo), reverse("listen-on", args=[meeting.pk])
    for name in ("console", "minutes"):
        assert _hears_until(bo.get(reverse(name, args=[meeting.pk])).content.decode()) <= BRIEF_SECONDS
    for name in ("phone", "wall"):
        assert _hears_until(Client().get(reverse(name, args=[meeting.code])).content.decode()) > 11 * 60 * 60
    for query, audience in (("", "facilitator"), ("?referat", "screen")):
        another = listener(bo.get(at + query).json()["token"])
        assert another is not None
        assert another.audience == audience

    elsewhere = client_for(cast.bo)
    meetings.hand_on(meeting=meeting, to=cast.mette, by=cast.bo)
    Process.objects.filter(pk=meeting.process_id).update(facilitator=cast.mette)
    Membership.objects.of(cast.municipality).filter(person=cast.bo, role=Role.FACILITATOR).delete()
    assert bo.get(at).status_code == 404
    end_everywhere(cast.bo)
    assert elsewhere.get(at).headers["Location"].startswith("/log-ind/")


def test_who_leads_the_team_runs_none_of_its_meetings_though_she_may_facilitate(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.CLOSING)
    lene, at = client_for(cast.lene), reverse("console", args=[meeting.pk])
    give_role(person=cast.lene, unit=cast.counter, role=Role.FACILITATOR, by=None)
    assert lene.get(at).status_code == 200
    give_role(person=cast.lene, unit=cast.counter, role=Role.LEADER, by=None)
    assert lene.get(at).status_code == 404
