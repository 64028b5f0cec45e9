# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Readiness is asked without names: with four answers there is nothing to see, and nothing tells who answered what."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone

from medspil.journeys.models import Journey
from medspil.organisations.actions import add_person
from medspil.organisations.models import Person
from medspil.organisations.permissions import Role
from medspil.readiness import actions
from medspil.readiness.models import Answered, Round
from medspil.readiness.queries import people_asked, result_of
from medspil.readiness.statements import themes
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words
from tests.practice.test_reminding import letters

NAMES = [name for theme in themes() for name in theme.names]


def opened(journey: Journey, cast: Cast, name: str = "Midtvejs") -> Round:
    last = timezone.localdate() + timedelta(days=7)
    return actions.open_round(journey=journey, round_id=uuid4(), name=name, closes_on=last, by_mail=False, by=cast.bo)


def crowd(cast: Cast, journey: Journey, count: int) -> list[Person]:
    for n in range(count - 4):
        add_person(unit=cast.counter, name="Per Poulsen", email=f"per{n}@x.example", role=Role.EMPLOYEE, by=None)
    return people_asked(journey)


def page_of(journey: Journey, person: Person) -> str:
    return words(client_for(person).get(reverse("readiness", args=[journey.pk])))


def said(value: int) -> dict[str, int]:
    return dict.fromkeys(NAMES, value)


def test_a_survey_with_four_answers_shows_nothing_and_keeps_nothing(cast: Cast) -> None:
    journey = begun(cast)
    round_ = opened(journey, cast)
    for person in crowd(cast, journey, 4):
        assert actions.answer(round=round_, answers=said(2), by=person)
    assert "Færre end fem har svaret endnu." in page_of(journey, cast.bo)
    client_for(cast.bo).post(reverse("readiness-close", args=[journey.pk, round_.pk]))
    for person in (cast.bo, cast.karen, cast.ali):
        page = page_of(journey, person)
        assert "»Midtvejs«: Færre end fem svarede, så svarene er slettet." in page
        assert "Gennemsnit" not in page
    kept = Round.objects.of(cast.municipality).get()
    assert (kept.counts, result_of(kept)) == ({}, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.of(cast.municipality).update(counts={"will": {"6": 4}})


def test_five_answers_show_means_when_the_round_is_closed_and_not_before(cast: Cast) -> None:
    journey = begun(cast)
    for name, values in (("Først", (1, 2, 2, 1, 2, 2)), ("Så", (4, 4, 5, 4, 5, 4))):
        round_ = opened(journey, cast, name)
        for person, value in zip(
            crowd(cast, journey, 6) if name == "Først" else people_asked(journey), values, strict=True
        ):
            actions.answer(round=round_, answers={**said(3), **dict.fromkeys(themes()[1].names, value)}, by=person)
        assert f"{name}: 6 svar" not in page_of(journey, cast.karen)
        actions.close(round=round_, by=cast.bo)
    page = page_of(journey, cast.ali)
    assert "Så: 6 svar" in page
    assert "Vilje er steget med 2,7, formentlig mellem 2,0 og 3,3." in page
    assert "Evne: for lidt til at sige, om det er gået op eller ned." in page
    assert "Lavest ligger forståelse med 3,0" in page


def test_an_employee_answers_once_on_the_page(cast: Cast) -> None:
    journey = begun(cast)
    round_, ali = opened(journey, cast), client_for(cast.ali)
    address = reverse("readiness-answer", args=[journey.pk, round_.pk])
    assert "Hvor parat er du?" in words(ali.get("/"))
    half = ali.post(address, {NAMES[0]: "4"})
    assert half.status_code == 422
    assert half.content.decode().count(" checked") == 1, "what was chosen is still there"
    assert "Svar på udsagn 12." in words(half)
    for told in ("Tak. Dit svar er talt med uden dit navn.", "Du har allerede svaret."):
        assert told in words(ali.post(address, said(5), follow=True))
    assert Round.objects.of(cast.municipality).get().answers == 1
    assert ali.get(address).status_code == 302
    assert "Hvor parat er du?" not in words(ali.get("/"))
    for outside in (cast.karen, cast.ib, cast.ulla):
        assert client_for(outside).post(address, said(1)).status_code == 404
    actions.close(round=round_, by=cast.bo)
    assert client_for(cast.mette).post(address, said(1)).status_code == 404
    assert not actions.answer(round=round_, answers=said(1), by=cast.mette)


def test_nothing_ties_an_answer_to_a_person(cast: Cast) -> None:
    """There is no row of an answer; who has answered has no time, no lasting place and no trace when it is over."""
    journey = begun(cast)
    round_, people = opened(journey, cast), crowd(cast, journey, 12)
    before = Entry.objects.count()
    ids: set[Any] = set()
    for person in people:
        actions.answer(round=round_, answers=said(4), by=person)
        now = set(Answered.objects.of(cast.municipality).values_list("pk", flat=True))
        assert not ids & now, "each answer gives all who have answered new ids"
        ids = now
    places = list(Answered.objects.of(cast.municipality).order_by().values_list("person", flat=True))
    assert set(places) == {person.pk for person in people}
    assert places != [person.pk for person in people]
    assert Entry.objects.count() == before
    fields = {field.name for field in Answered._meta.get_fields()}
    assert fields == {"id", "municipality", "round", "person"}
    to_person = [field for field in Round._meta.get_fields() if isinstance(field, models.ForeignKey)]
    assert {field.name for field in to_person} == {"municipality", "journey"}
    actions.close(round=round_, by=cast.bo)
    assert not Answered.objects.exists()
    assert Round.objects.of(cast.municipality).get().counts["will"] == {"12": 12}


def test_the_project_lead_opens_a_round_once_and_it_closes_by_itself(cast: Cast) -> None:
    journey, bo = begun(cast), client_for(cast.bo)
    last = timezone.localdate() + timedelta(days=3)
    typed = {"id": uuid4(), "name": "Før vi går i gang", "closes_on": last.isoformat(), "by_mail": "on"}
    address = reverse("readiness-new", args=[journey.pk])
    assert client_for(cast.ali).post(address, typed).status_code == 404
    assert bo.post(address, {**typed, "closes_on": "2020-01-01"}).status_code == 422
    for again in (typed, typed, {**typed, "id": uuid4()}):
        assert bo.post(address, again).status_code == 302
    round_ = Round.objects.of(cast.municipality).get()
    assert {letter["to"] for letter in letters()} == {person.email for person in people_asked(journey)}
    assert reverse("readiness-answer", args=[journey.pk, round_.pk]) in letters()[0]["text"]
    assert [actions.close_due(day) for day in (last, last + timedelta(days=1), last + timedelta(days=2))] == [0, 1, 0]
