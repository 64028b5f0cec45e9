# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The end of a meeting: what is ticked goes to the leader, and what could tell who said what is gone."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import (
    Dot,
    DotRound,
    Meeting,
    MeetingState,
    Note,
    Outcome,
    OutcomeItem,
    OutcomeKind,
    Phase,
    Process,
    ReadyMark,
    Step,
    Tally,
)
from medspil.practice.models import Commitment
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import (
    ANSWER_DAYS,
    HIDDEN,
    LEFT_OUT,
    TICKED,
    UNSHOWN,
    about_to_end,
    again,
    handed,
    invite,
    post,
    tick_and_end,
)
from tests.documents.reading import assert_accessible, letters_of, words_of

KEPT_BACK = (LEFT_OUT, HIDDEN, UNSHOWN)


def test_the_room_is_shown_what_may_be_handed_over_and_no_more(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    page = client_for(cast.bo).get(reverse("meeting-close", args=[meeting.pk])).content.decode()
    for text in (*TICKED.values(), LEFT_OUT, "Hænge et skilt op", "Vikaren"):
        assert text in page, text
    assert HIDDEN not in page
    assert UNSHOWN not in page


def test_only_what_is_ticked_reaches_anybody(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    invite(meeting, cast)
    url = tick_and_end(client_for(cast.bo), meeting)
    assert url == reverse("outcome", args=[meeting.pk])
    letters = post()
    for reader in (client_for(cast.karen), client_for(cast.ali)):
        page = reader.get(url).content.decode()
        pdf = reader.get(reverse("outcome-pdf", args=[meeting.pk])).content
        word = reader.get(reverse("outcome-docx", args=[meeting.pk])).content
        assert_accessible(pdf, title=f"Udbytte: {meeting.title}")
        _says_only_what_was_ticked(page, words_of(pdf), _words_in(word), *(str(letter.body) for letter in letters))
    assert {letter.to[0].split("@")[0] for letter in letters} == {"karen", "bo", "ali", "mette"}
    assert len(letters) == 4
    for letter in letters:
        assert letter.subject == f"Udbytte: {meeting.title}"
        assert f"http://testserver{url}" in str(letter.body)
        (attached,) = letter.attachments
        assert (attached.filename, attached.mimetype) == ("udbytte.pdf", "application/pdf")
        _says_only_what_was_ticked(words_of(attached.content))


def _says_only_what_was_ticked(*texts: str) -> None:
    for text in texts:
        read = letters_of(text)
        for said in (*TICKED.values(), "Hænge et skilt op", "Mette Madsen", "Vi gør det forskelligt."):
            assert letters_of(said) in read, said
        for kept in KEPT_BACK:
            assert letters_of(kept) not in read, kept


def _words_in(word: bytes) -> str:
    opened: Any = docx.Document(BytesIO(word))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in opened.paragraphs] + cells)


def test_lines_that_were_not_offered_cannot_be_handed_over(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    hidden = Note.objects.of(cast.municipality).get(text=HIDDEN)
    answer = client_for(cast.bo).post(
        reverse("meeting-close", args=[meeting.pk]), {"items": [f"n:{hidden.pk}"], "summary": "x"}
    )
    assert answer.status_code == 422
    assert again(meeting).state == MeetingState.OPEN


def test_a_cpr_number_in_the_summary_is_refused_and_nothing_ends(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    answer = client_for(cast.bo).post(
        reverse("meeting-close", args=[meeting.pk]), {"items": [], "summary": "Borgeren 120360-1234 sagde det"}
    )
    assert answer.status_code == 422
    assert "Borgeren 120360-1234 sagde det" in answer.content.decode()
    assert again(meeting).state == MeetingState.OPEN
    assert not Outcome.objects.of(cast.municipality).exists()


def test_a_drawn_face_in_a_note_does_not_keep_the_meeting_from_ending(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    Note.objects.of(cast.municipality).filter(text=TICKED["keep"]).update(text=TICKED["keep"] + " 🙂")
    keys = [f"n:{note.pk}" for note in Note.objects.of(cast.municipality).filter(text__contains="🙂")]
    data = {"items": keys, "summary": "Godt gået 👍"}
    answer = client_for(cast.bo).post(reverse("meeting-close", args=[meeting.pk]), data)
    assert answer.status_code == 302
    assert again(meeting).state == MeetingState.CLOSED
    assert "Borgeren taster selv" in words_of(client_for(cast.karen).get(f"{answer['Location'][:-1]}.pdf").content)


def test_two_facilitators_at_once_make_one_outcome(cast: Cast, material: None) -> None:
    first, second = about_to_end(cast), None
    second = again(first)
    items = [Handed(kind=OutcomeKind.STOP, text="Det samme")]
    assert hand_over(meeting=first, items=items, summary="Bo", by=cast.bo) is not None
    assert hand_over(meeting=second, items=items, summary="Ali", by=cast.ali) is None
    assert [outcome.summary for outcome in Outcome.objects.of(cast.municipality)] == ["Bo"]
    assert OutcomeItem.objects.of(cast.municipality).count() == 1
    assert Commitment.objects.of(cast.municipality).count() == 2


def test_pressing_again_leads_to_the_same_outcome_and_sends_nothing(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    bo = client_for(cast.bo)
    assert tick_and_end(bo, meeting) == tick_and_end(bo, meeting)
    assert Outcome.objects.of(cast.municipality).count() == 1
    assert len(post()) == 2  # leader and facilitator, once each


def test_decisions_become_commitments(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    made = Commitment.objects.of(cast.municipality).order_by("what")
    assert [(row.what, row.owner, row.owner_name) for row in made] == [
        ("Hænge et skilt op", cast.mette, "Mette Madsen"),
        ("Ringe til IT", None, "Vikaren"),
    ]
    due = timezone.localdate() + timedelta(days=12)
    assert all((row.process_id, row.due_on, row.status) == (outcome.meeting.process_id, due, "open") for row in made)


def test_when_commitments_cannot_be_made_nothing_is_handed_over(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    with connection.execute_wrapper(_no_room_for_commitments), pytest.raises(DatabaseError):
        hand_over(meeting=meeting, items=[], summary="", by=cast.bo)
    assert again(meeting).state == MeetingState.OPEN
    assert not Outcome.objects.of(cast.municipality).exists()
    assert Dot.objects.of(cast.municipality).exists()
    assert hand_over(meeting=meeting, items=[], summary="", by=cast.bo) is not None


def _no_room_for_commitments(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    if sql.startswith("INSERT") and "practice_commitment" in sql:
        raise DatabaseError
    return execute(sql, *rest)


def test_afterwards_nothing_tells_who_said_what(cast: Cast, material: None) -> None:
    assert not Dot.objects.of(cast.municipality).exists()
    meeting = about_to_end(cast)
    assert Dot.objects.of(cast.municipality).count() == 2
    assert ReadyMark.objects.of(cast.municipality).count() == 1
    hand_over(meeting=meeting, items=[], summary="", by=cast.bo)
    assert not Dot.objects.of(cast.municipality).exists()
    assert not ReadyMark.objects.of(cast.municipality).exists()
    assert set(Note.objects.of(cast.municipality).values_list("edit_hash", flat=True)) == {""}
    assert set(Step.objects.of(cast.municipality).values_list("secret", "closed")) == {("", True)}
    rounds = DotRound.objects.of(cast.municipality)
    assert set(rounds.values_list("secret", "closed")) == {("", True)}
    assert rounds.get(voters__gt=0).voters == 2
    assert [tally.phones for tally in Tally.objects.of(cast.municipality)] == [4]


def test_the_answers_are_due_when_the_contract_says(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    assert outcome.answers_due_on == timezone.localdate() + timedelta(days=ANSWER_DAYS)
    assert Process.objects.of(cast.municipality).get().phase == Phase.AFTER
    assert Meeting.objects.of(cast.municipality).get().closed_at is not None


def test_only_those_who_run_the_meeting_end_it(cast: Cast, material: None) -> None:
    meeting = about_to_end(cast)
    url = reverse("meeting-close", args=[meeting.pk])
    for person in (cast.karen, cast.ali, cast.ib, cast.lene, cast.ulla, cast.rita):
        for answer in (client_for(person).get(url), client_for(person).post(url, {"summary": "x"})):
            assert answer.status_code == 404, person.name
    assert Client().post(url, {"summary": "x"}).status_code == 302
    assert again(meeting).state == MeetingState.OPEN


def test_an_outcome_stays_in_its_team(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    for name in ("outcome", "outcome-pdf", "outcome-docx"):
        url = reverse(name, args=[outcome.meeting_id])
        assert [client_for(person).get(url).status_code for person in (cast.ib, cast.lene, cast.ulla)] == [404] * 3
        assert Client().get(url).status_code == 302
