# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions.invitations import remind
from medspil.dialogue.models import Invitation, Invitee, Meeting, Reply
from medspil.organisations.models import Person
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_meeting, a_process, danish, errors, words
from tests.dialogue.before.post import (
    calendar_of,
    content_type_of,
    deliver,
    letters_waiting,
    link_in,
    reminders,
)


@pytest.fixture
def meeting(cast: Cast, material: None) -> Meeting:
    return a_meeting(cast)


def _in_a_week() -> date:
    return timezone.localdate() + timedelta(days=7)


def _send(cast: Cast, meeting: Meeting, **changes: object) -> HttpResponse:
    form: dict[str, object] = {
        "seen": "0",
        "day": _in_a_week().isoformat(),
        "at": "09:30",
        "place": "Mødelokale 2",
        "message": "Kære alle; vi ses, ikke?",
        "preparation": "Tænk på en gang ved skranken",
        "people": [cast.ali.pk, cast.mette.pk],
    }
    return client_for(cast.karen).post(reverse("invitation", args=[meeting.process_id]), form | changes, follow=True)


def _cancel(cast: Cast, meeting: Meeting) -> HttpResponse:
    return client_for(cast.karen).post(reverse("invitation-cancel", args=[meeting.process_id]), follow=True)


def _invitation(meeting: Meeting) -> Invitation:
    return Invitation.objects.of(meeting.municipality).get(meeting=meeting)


def _reply_of(cast: Cast) -> str:
    return Invitee.objects.of(cast.municipality).get(person=cast.ali).reply


def test_without_an_agenda_one_is_sent_to_make_it(cast: Cast, material: None) -> None:
    process = a_process(cast, topic=True)
    response = client_for(cast.karen).get(reverse("invitation", args=[process.pk]))
    assert response.headers["Location"] == reverse("agenda", args=[process.pk])


def test_sent_twice_from_the_same_screen_each_gets_one_letter(cast: Cast, meeting: Meeting) -> None:
    assert danish("The invitation is on its way.") in words(_send(cast, meeting))
    assert danish("The invitation had already been sent.") in words(_send(cast, meeting))
    assert sorted(letters_waiting()) == sorted([cast.ali.email, cast.mette.email])
    assert _invitation(meeting).sequence == 1


def test_the_letter_says_what_where_and_when_and_comes_from_the_leader(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    letter = deliver()[0]
    assert letter.to == [cast.ali.email]
    assert letter.reply_to == [cast.karen.email]
    assert meeting.title in letter.subject
    for said in ("Ali", "Mødelokale 2", "Kære alle; vi ses, ikke?", "Tænk på en gang ved skranken", "9.30"):
        assert said in letter.body, said
    assert link_in(letter) in str(letter.alternatives[0][0])


def test_the_calendar_file_is_a_request_that_calendars_read(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    letter = deliver()[0]
    calendar = calendar_of(letter)
    event = calendar.walk("VEVENT")[0]
    starts = datetime.combine(_in_a_week(), time(9, 30), ZoneInfo("Europe/Copenhagen"))
    assert (calendar["METHOD"], event["SEQUENCE"], event["STATUS"]) == ("REQUEST", 1, "CONFIRMED")
    assert "method=REQUEST" in content_type_of(letter)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (starts, starts + timedelta(minutes=30))
    assert event["ORGANIZER"] == f"mailto:{cast.karen.email}"
    assert event["ATTENDEE"] == f"mailto:{cast.ali.email}"
    assert (event["LOCATION"], event["SUMMARY"]) == ("Mødelokale 2", meeting.title)
    assert "Kære alle; vi ses, ikke?" in event["DESCRIPTION"]


def test_a_change_keeps_the_uid_and_raises_the_sequence(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    first = calendar_of(deliver()[0]).walk("VEVENT")[0]
    _send(cast, meeting, seen="1", at="13:00", place="Kantinen")
    letters = deliver()
    event = calendar_of(letters[0]).walk("VEVENT")[0]
    assert (event["UID"], event["SEQUENCE"], event["LOCATION"]) == (first["UID"], 2, "Kantinen")
    assert event.decoded("DTSTART") - first.decoded("DTSTART") == timedelta(hours=3, minutes=30)
    assert danish("Changed: %(title)s", title=meeting.title) == letters[0].subject


def test_cancelled_it_leaves_the_calendars_once(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    deliver()
    for _press in range(2):
        _cancel(cast, meeting)
    letters = deliver()
    assert sorted(letter.to[0] for letter in letters) == sorted([cast.ali.email, cast.mette.email])
    calendar = calendar_of(letters[0])
    event = calendar.walk("VEVENT")[0]
    assert (calendar["METHOD"], event["SEQUENCE"], event["STATUS"]) == ("CANCEL", 2, "CANCELLED")
    assert "method=CANCEL" in content_type_of(letters[0])


def test_on_the_day_whoever_runs_it_finds_it_on_her_first_page(cast: Cast, meeting: Meeting) -> None:
    def on_the_first_page(person: Person) -> bool:
        home = client_for(person).get("/").content.decode()
        return danish("You run a meeting today") in home and reverse("console", args=[meeting.pk]) in home

    _send(cast, meeting)
    assert not on_the_first_page(cast.bo), "it is in a week"
    _send(cast, meeting, seen="1", day=timezone.localdate().isoformat(), at="23:59")
    assert on_the_first_page(cast.bo)
    assert not on_the_first_page(cast.karen), "she leads, he facilitates"
    _cancel(cast, meeting)
    assert not on_the_first_page(cast.bo)


def test_nothing_is_cancelled_that_was_never_sent(cast: Cast, meeting: Meeting) -> None:
    assert _cancel(cast, meeting).status_code == 404
    assert letters_waiting() == []


def test_after_cancelling_it_can_be_sent_again(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    _cancel(cast, meeting)
    deliver()
    _send(cast, meeting, seen="2")
    event = calendar_of(deliver()[0]).walk("VEVENT")[0]
    assert (event["SEQUENCE"], event["STATUS"]) == (3, "CONFIRMED")
    assert _invitation(meeting).cancelled_at is None


def test_whoever_is_taken_off_the_list_is_told(cast: Cast, meeting: Meeting) -> None:
    """Mette gets a cancellation; she is no longer among those who are reminded or answer."""
    _send(cast, meeting)
    deliver()
    _send(cast, meeting, seen="1", people=[cast.ali.pk])
    methods = {letter.to[0]: calendar_of(letter)["METHOD"] for letter in deliver()}
    assert methods == {cast.ali.email: "REQUEST", cast.mette.email: "CANCEL"}
    assert [row.person for row in Invitee.objects.of(cast.municipality).select_related("person")] == [cast.ali]


def test_the_day_before_at_nine_those_who_did_not_say_no_are_reminded(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    deliver()
    Invitee.objects.of(cast.municipality).filter(person=cast.mette).update(reply=Reply.NO)
    job = reminders()[0]
    assert timezone.localtime(job.run_after).replace(tzinfo=None) == datetime.combine(
        _in_a_week() - timedelta(days=1), time(9)
    )
    assert remind.func(*job.args_kwargs["args"]) == 1
    letters = deliver()
    assert [letter.to for letter in letters] == [[cast.ali.email]]
    assert letters[0].attachments == []


@pytest.mark.parametrize("then", ["moved", "cancelled"])
def test_a_reminder_of_an_older_sequence_sends_nothing(cast: Cast, meeting: Meeting, then: str) -> None:
    _send(cast, meeting)
    old = reminders()[0]
    _cancel(cast, meeting) if then == "cancelled" else _send(cast, meeting, seen="1", at="15:00")
    deliver()
    assert remind.func(*old.args_kwargs["args"]) == 0
    assert letters_waiting() == []


def test_following_the_link_does_not_answer_but_pressing_does(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    link, stranger = link_in(deliver()[0]), Client()
    assert stranger.get(link + "?reply=yes").status_code == 200
    assert stranger.head(link).status_code == 200
    assert _reply_of(cast) == Reply.WAITING
    assert danish("Thank you. Your answer is stored, and you can change it here.") in words(
        stranger.post(link, {"reply": "yes"}, follow=True)
    )
    assert _reply_of(cast) == Reply.YES
    stranger.post(link, {"reply": "no"})
    assert _reply_of(cast) == Reply.NO


@pytest.mark.parametrize("salt", ["", "django.core.signing", "medspil.live"])
def test_a_link_that_is_not_ours_is_not_found(cast: Cast, meeting: Meeting, salt: str) -> None:
    _send(cast, meeting)
    invitee = str(Invitee.objects.of(cast.municipality).get(person=cast.ali).pk)
    token = signing.dumps(invitee, salt=salt) if salt else invitee
    assert Client().get(f"/svar/{token}/").status_code == 404
    assert Client().post(f"/svar/{token}/", {"reply": "yes"}).status_code == 404


def test_an_answer_that_is_none_changes_nothing(cast: Cast, meeting: Meeting) -> None:
    _send(cast, meeting)
    client_for(cast.ali).post(reverse("my-reply", args=[meeting.pk]), {"reply": "waiting"})
    assert _reply_of(cast) == Reply.WAITING


@pytest.mark.parametrize(
    ("field", "typed"),
    [("message", "Borger 010190-1234 kom igen"), ("preparation", "Se 0101901234"), ("place", ""), ("at", "25:00")],
)
def test_what_cannot_be_sent_is_refused_and_kept(cast: Cast, meeting: Meeting, field: str, typed: str) -> None:
    response = _send(cast, meeting, **{field: typed})
    assert response.status_code == 422
    assert list(errors(response)) == [field]
    assert response.context["form"]["message"].value()
    assert letters_waiting() == []
    assert not Invitation.objects.of(cast.municipality).exists()
