# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How questions were answered, handed over: only what is ticked, only with enough answers, and as numbers."""

from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import reverse

from medspil.dialogue.actions import answers, notes
from medspil.dialogue.models import Meeting, OutcomeSpread, Step, StepKind
from medspil.dialogue.queries.outcomes import answered_in
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import again
from tests.dialogue.before.plan import words
from tests.dialogue.room.stage import fresh, go, open_at
from tests.documents.reading import words_of


def _answer(step: Step, option: str, phones: Iterable[str]) -> None:
    for phone in phones:
        answers.answer(step=fresh(step), token=phone, question="", option=option)


@pytest.fixture
def meeting(cast: Cast, material: None) -> Meeting:
    """A scale asked before and after by five phones and three hands, and words from two."""
    meeting, first = open_at(cast, StepKind.SCALE)
    _answer(first, "2", "abcde")
    notes.close_round(step=fresh(first), by=cast.bo)
    for step in Step.objects.of(cast.municipality).filter(meeting=meeting, position__gt=first.position):
        go(meeting, step, cast)
        if step.kind == StepKind.WORDS:
            for phone in "ab":
                answers.say_words(step=fresh(step), token=phone, words=["Ensom"])
            notes.close_round(step=fresh(step), by=cast.bo)
        if step.kind == StepKind.SCALE:
            _answer(step, "4", "abcde")
            answers.count_hands(step=fresh(step), counts={"5": 3}, by=cast.bo)
            notes.close_round(step=fresh(step), by=cast.bo)
    return again(meeting)


def _end(client: Client, meeting: Meeting, *keys: str) -> None:
    answer = client.post(reverse("meeting-close", args=[meeting.pk]), {"items": keys, "summary": "Tak"})
    assert answer.status_code == 302


def test_only_what_has_enough_answers_is_offered_and_nothing_is_ticked(cast: Cast, meeting: Meeting) -> None:
    assert [entry.spread.total for entry in answered_in(meeting)] == [5, 8]
    page = client_for(cast.bo).get(reverse("meeting-close", args=[meeting.pk]))
    assert "Ensom" not in page.content.decode()
    assert [ticked for _entry, ticked in page.context["answered"]] == [False, False]


def test_what_is_ticked_is_read_on_the_page_in_pdf_and_in_word(cast: Cast, meeting: Meeting) -> None:
    second = answered_in(meeting)[1]
    _end(client_for(cast.bo), meeting, second.key)
    karen = client_for(cast.karen)
    page = karen.get(reverse("outcome", args=[meeting.pk]))
    assert "I snit 2,0 før og 4,4 nu" in words(page)
    assert "3 talt i rummet" in words(page)
    assert page.content.decode().count("bar-now") == 5
    pdf = words_of(karen.get(reverse("outcome-pdf", args=[meeting.pk])).content)
    for said in ("Sådan svarede vi", "Jeg ved, hvad jeg må", "heraf talt i rummet", "4 Ret meget"):
        assert said in pdf
    assert karen.get(reverse("outcome-docx", args=[meeting.pk])).status_code == 200


def test_what_is_not_ticked_stays_in_the_room(cast: Cast, meeting: Meeting) -> None:
    _end(client_for(cast.bo), meeting)
    assert not OutcomeSpread.objects.of(cast.municipality).exists()
    assert "Sådan svarede vi" not in words(client_for(cast.karen).get(reverse("outcome", args=[meeting.pk])))


def test_a_key_that_was_not_offered_hands_nothing_over(cast: Cast, meeting: Meeting) -> None:
    few = Step.objects.of(cast.municipality).get(meeting=meeting, kind=StepKind.WORDS)
    client = client_for(cast.bo)
    answer = client.post(reverse("meeting-close", args=[meeting.pk]), {"items": [f"s:{few.pk}:0"], "summary": ""})
    assert answer.status_code == 422
    assert not OutcomeSpread.objects.of(cast.municipality).exists()
