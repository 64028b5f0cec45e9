# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Questions to the guide: one list, wherever they were asked; and whoever asked sees what became of it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from medspil.counter.actions import entries
from medspil.counter.models import GuideEntry
from medspil.dilemmas.actions import questions, turning
from medspil.dilemmas.models import Question
from tests.cast import Cast, client_for
from tests.counter.stage import entry, form, words
from tests.dilemmas.stage import noted

ASKED = "Må jeg hjælpe med en app til hunden?"


def from_the_log(cast: Cast) -> Question:
    said = {"id": uuid4(), "question": ASKED, "topic": ""}
    turning.into_question(dilemma=noted(cast), said=said, by=cast.ali)
    return Question.objects.of(cast.municipality).get()


def from_the_guide(cast: Cast) -> Question:
    return questions.ask(question_id=uuid4(), unit=cast.counter, text=ASKED, by=cast.ali)


@pytest.fixture(params=[from_the_log, from_the_guide])
def question(request: pytest.FixtureRequest, cast: Cast, material: None) -> Question:
    found: Question = request.param(cast)
    return found


def told_in_the_log(cast: Cast) -> str:
    """What a colleague reads there."""
    return words(client_for(cast.ali).get(reverse("dilemmas")))


def test_it_is_listed_for_those_who_write_for_the_team(cast: Cast, question: Question) -> None:
    listed = reverse("guide-questions")
    assert ASKED in words(client_for(cast.karen).get(listed))
    assert ASKED not in words(client_for(cast.lene).get(listed))
    assert client_for(cast.ali).get(listed).status_code == 404
    assert "spørgsmålet venter på svar" in told_in_the_log(cast)


def test_it_waits_on_the_first_page_of_those_who_write(cast: Cast, question: Question) -> None:
    assert "Ét spørgsmål venter på svar i skrankeguiden" in words(client_for(cast.karen).get("/"))
    assert "venter på svar i skrankeguiden" not in words(client_for(cast.ali).get("/"))


def test_the_new_answer_is_begun_with_it_and_is_seen_by_those_who_asked(cast: Cast, question: Question) -> None:
    karen, address = client_for(cast.karen), f"{reverse('guide-new')}?spoergsmaal={question.pk}"
    assert ASKED in karen.get(address).content.decode()
    assert client_for(cast.lene).get(address).status_code == 404
    sent = form(cast.counter, title="Hundens app")
    assert [karen.post(address, sent).status_code for _press in range(2)] == [302, 302]
    made = GuideEntry.objects.of(cast.municipality).get()
    assert ASKED not in words(karen.get(reverse("guide-questions"))).split("Hvad der blev af de andre")[0]
    page = client_for(cast.ali).get(reverse("dilemmas"))
    assert "Guiden svarer: Hundens app" in words(page)
    assert reverse("guide-entry", args=[made.pk]) in page.content.decode()
    assert "Hundens app" in words(client_for(cast.ali).get(reverse("guide-missing")))


def test_an_answer_that_stands_there_is_found_and_chosen(cast: Cast, question: Question) -> None:
    stored, karen = entry(cast, cast.counter, title="Apps til hunden"), client_for(cast.karen)
    page = karen.get(reverse("guide-question", args=[question.pk]))
    assert "Apps til hunden" in words(page)
    address = reverse("guide-question-answer", args=[question.pk])
    assert client_for(cast.lene).post(address, {"entry": stored.pk}).status_code == 404
    assert karen.post(address, {"entry": stored.pk}).status_code == 302
    assert "Guiden svarer: Apps til hunden" in told_in_the_log(cast)


def test_an_answer_of_another_unit_or_one_that_is_taken_out_answers_nothing(cast: Cast, question: Question) -> None:
    others, gone = entry(cast, cast.jobcentre), entry(cast, cast.counter, title="Væk")
    entries.withdraw(entry=gone, withdrawn=True, by=cast.karen)
    address = reverse("guide-question-answer", args=[question.pk])
    for wrong in (others.pk, gone.pk, uuid4(), "x"):
        assert client_for(cast.karen).post(address, {"entry": wrong}).status_code == 404
    question.refresh_from_db()
    assert question.waits


def test_an_answer_that_is_taken_out_later_is_not_linked(cast: Cast, question: Question) -> None:
    stored = entry(cast, cast.counter, title="Apps til hunden")
    questions.answer(question=question, entry_id=stored.pk, by=cast.karen)
    entries.withdraw(entry=stored, withdrawn=True, by=cast.karen)
    assert "svaret står ikke i guiden længere" in told_in_the_log(cast)


def test_it_is_set_aside_with_a_reason_that_those_who_asked_can_read(cast: Cast, question: Question) -> None:
    karen, address = client_for(cast.karen), reverse("guide-question-aside", args=[question.pk])
    refused = karen.post(address, {"why": ""})
    assert (refused.status_code, "Skriv hvorfor" in words(refused)) == (422, True)
    assert karen.post(address, {"why": "Hunde er ikke vores bord"}).status_code == 302
    assert "Hunde er ikke vores bord" in told_in_the_log(cast)
    assert client_for(cast.lene).get(reverse("guide-question", args=[question.pk])).status_code == 404


def test_what_was_set_aside_can_be_taken_up_again(cast: Cast, question: Question) -> None:
    questions.set_aside(question=question, why="Senere", by=cast.karen)
    karen = client_for(cast.karen)
    assert karen.post(reverse("guide-question-reopen", args=[question.pk])).status_code == 302
    assert "Skriv svaret" in words(karen.get(reverse("guide-questions")))
    assert "Senere" not in told_in_the_log(cast)


def test_the_first_answer_stands(cast: Cast, question: Question) -> None:
    first, second = entry(cast, title="Det første"), entry(cast, title="Det andet")
    for found in (first, second):
        questions.answer(question=question, entry_id=found.pk, by=cast.karen)
    questions.set_aside(question=question, why="For sent", by=cast.karen)
    assert "Guiden svarer: Det første" in told_in_the_log(cast)
