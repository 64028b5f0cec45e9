# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""»Was this enough?« is counted, »I lack an answer« waits for whoever writes; of neither is it known who said it."""

from uuid import uuid4

from django.urls import reverse

from medspil.counter.models import Helped
from medspil.dilemmas.models import Dilemma, Question, Source
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.counter.stage import entry, words

ASKED = "Må jeg hjælpe med en app til hunden?"


def ask(cast: Cast, **other: object) -> Question:
    sent = {"id": uuid4(), "question": ASKED, **other}
    assert client_for(cast.ali).post(reverse("guide-missing"), sent).status_code == 302
    assert client_for(cast.ali).post(reverse("guide-missing"), sent).status_code == 302, "sent twice"
    found: Question = Question.objects.of(cast.municipality).get()
    return found


def test_that_it_helped_is_counted_once_a_press_and_shown_to_those_who_write(cast: Cast, material: None) -> None:
    stored = entry(cast, cast.counter)
    address, press = reverse("guide-enough", args=[stored.pk]), {"id": uuid4()}
    client_for(cast.ali).post(address, press)
    client_for(cast.ali).post(address, press)
    client_for(cast.bo).post(address, {"id": uuid4()})
    page = reverse("guide-entry", args=[stored.pk])
    assert "Det har hjulpet 2 gange." in words(client_for(cast.karen).get(page))
    assert "Det har hjulpet" not in words(client_for(cast.ali).get(page))


def test_it_is_the_teams_next_dilemma(cast: Cast, material: None) -> None:
    ask(cast)
    (dilemma,) = Dilemma.objects.of(cast.municipality)
    assert (dilemma.told, dilemma.unit, dilemma.source) == (ASKED, cast.counter, Source.GUIDE)


def test_nobody_can_see_who_lacked_what_and_when(cast: Cast, material: None) -> None:
    before = set(Entry.objects.values_list("pk", flat=True))
    question = ask(cast)
    client_for(cast.ali).post(reverse("guide-enough", args=[entry(cast).pk]), {"id": uuid4()})
    kinds = set(Entry.objects.exclude(pk__in=before).values_list("kind", flat=True))
    assert "GuideEntryWritten" in kinds
    assert not kinds & {"QuestionAsked", "GuideEntryHelped"}
    assert question.week.weekday() == 0
    for model in (Question, Helped):
        assert not [field for field in model._meta.fields if field.name in {"by", "person", "at"}]


def test_what_was_looked_for_is_offered_as_the_question(cast: Cast, material: None) -> None:
    ali = client_for(cast.ali)
    found = ali.get(reverse("guide"), {"q": "hundens app"}).content.decode()
    address = f"{reverse('guide-missing')}?q=hundens%20app"
    assert address in found
    assert "hundens app" in ali.get(address).content.decode()


def test_a_cpr_number_is_refused_and_the_text_is_kept(cast: Cast, material: None) -> None:
    answer = client_for(cast.ali).post(reverse("guide-missing"), {"id": uuid4(), "question": "Hvad med 010190-1234?"})
    assert answer.status_code == 422
    assert "cpr-nummer" in words(answer)
    assert "Hvad med" in answer.content.decode()
    assert not Question.objects.of(cast.municipality).exists()
