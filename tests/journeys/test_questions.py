# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Questions without a name: nothing in the database tells who asked, and everybody reads the answer."""

from uuid import uuid4

from django.db import models
from django.urls import reverse

from medspil.journeys.actions import questions, training
from medspil.journeys.models import Journey, Question
from medspil.organisations.models import Person
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words

TEXT = "Har jeg stadig et job, når borgerne kan selv?"


def asked(cast: Cast, journey: Journey, text: str = TEXT) -> Question:
    return questions.ask(journey=journey, question_id=uuid4(), text=text, unit=None)


def test_anybody_asks_and_everybody_reads_the_answer(cast: Cast, material: None) -> None:
    journey = begun(cast)
    address, said = reverse("journey-presentation", args=[journey.pk]), {"id": str(uuid4()), "text": TEXT}
    for _press in range(2):
        assert client_for(cast.ali).post(address, said).status_code == 302
    question = Question.objects.of(cast.municipality).get()
    answer = {"answer": "Ja. Vi bruger tiden på dem, der ikke kan."}
    assert (
        client_for(cast.mette).post(reverse("journey-answer", args=[journey.pk, question.pk]), answer).status_code
        == 404
    )
    assert (
        client_for(cast.karen).post(reverse("journey-answer", args=[journey.pk, question.pk]), answer).status_code
        == 302
    )
    page = words(client_for(cast.tove).get(address))
    assert TEXT in page
    assert answer["answer"] in page
    assert "Karen Kjær" in page
    assert "Ali Aslan" not in page


def test_nothing_in_the_row_tells_who_or_when(cast: Cast, material: None) -> None:
    """Of an unanswered question; the answer has a name and a day of its own."""
    fields = Question._meta.get_fields()
    people = {field.name for field in fields if isinstance(field, models.ForeignKey) and field.related_model is Person}
    times = {field.name for field in fields if isinstance(field, models.DateField | models.TimeField)}
    assert people == {"answered_by"}
    assert times == {"answered_on"}


def test_the_history_does_not_tell_either(cast: Cast, material: None) -> None:
    journey = begun(cast)
    before = Entry.objects.count()
    client_for(cast.ali).post(reverse("journey-presentation", args=[journey.pk]), {"id": str(uuid4()), "text": TEXT})
    assert Question.objects.exists()
    assert Entry.objects.count() == before


def test_the_place_in_the_table_does_not_tell_who_asked_first(cast: Cast, material: None) -> None:
    journey = begun(cast)
    texts = [f"Spørgsmål {number}" for number in range(12)]
    for text in texts:
        asked(cast, journey, text)
    stored = list(Question.objects.of(cast.municipality).order_by().values_list("text", flat=True))
    assert sorted(stored) == sorted(texts)
    assert stored != texts


def test_a_question_that_says_too_much_is_taken_out(cast: Cast, material: None) -> None:
    journey = begun(cast)
    question = asked(cast, journey)
    assert (
        client_for(cast.ali).post(reverse("journey-question-remove", args=[journey.pk, question.pk])).status_code == 404
    )
    client_for(cast.bo).post(reverse("journey-question-remove", args=[journey.pk, question.pk]))
    assert not Question.objects.exists()


def test_an_ambassador_answers_what_was_sent_to_her_department(cast: Cast, material: None) -> None:
    journey = begun(cast)
    address = reverse("journey-ambassadors", args=[journey.pk])
    said = {"id": str(uuid4()), "text": TEXT, "unit": str(cast.counter.pk)}
    assert client_for(cast.ali).post(address, said).status_code == 404  # nobody to send it to
    training.name_ambassador(journey=journey, ambassador_id=uuid4(), unit=cast.counter, person=cast.mette, by=cast.bo)
    assert client_for(cast.ali).post(address, said).status_code == 302
    question = Question.objects.of(cast.municipality).get()
    answer = reverse("journey-answer", args=[journey.pk, question.pk])
    assert client_for(cast.tove).get(answer).status_code == 404
    assert client_for(cast.mette).post(answer, {"answer": "Ja"}).status_code == 302
    assert "Mette Madsen" in words(client_for(cast.ali).get(address))
