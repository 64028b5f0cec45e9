# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A query that is put together once answers as one that is put together anew; rows are put in and never over others."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from medspil.organisations.models import Municipality, Person
from medspil.record.prepared import MOST_KEYS, Prepared, put_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def colleagues() -> Prepared[Person]:
    return Prepared(
        lambda municipality, *ids: Person.objects.of(Municipality(pk=municipality)).filter(pk__in=ids).order_by("name")
    )


def test_the_same_rows_come_for_any_number_of_keys_and_each_time(cast: Cast) -> None:
    people = list(Person.objects.of(cast.municipality).order_by("name"))
    ask = colleagues()
    for how_many in (1, 2, len(people), 1):
        keys = [person.pk for person in people[-how_many:]]
        assert [person.name for person in ask(cast.municipality.pk, *keys)] == [
            person.name for person in people[-how_many:]
        ]


def test_more_keys_than_are_kept_are_asked_for_as_ever(cast: Cast) -> None:
    keys: list[UUID] = [cast.ali.pk, *(uuid4() for _ in range(MOST_KEYS)), cast.bo.pk]
    assert [person.name for person in colleagues()(cast.municipality.pk, *keys)] == ["Ali Aslan", "Bo Brandt"]


def test_it_costs_one_question_and_keeps_no_answer(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask = colleagues()
    ask(cast.municipality.pk, cast.ali.pk)
    Person.objects.filter(pk=cast.ali.pk).update(name="Ali Andersen")
    with django_assert_num_queries(1):
        assert ask.one(cast.municipality.pk, cast.ali.pk).name == "Ali Andersen"


def test_what_stands_fast_in_the_query_holds_for_all_keys(cast: Cast) -> None:
    ask = colleagues()
    assert ask(cast.municipality.pk, cast.ali.pk)
    assert ask(cast.other_municipality.pk, cast.ali.pk) == []
    Person.objects.filter(pk=cast.ali.pk).update(is_active=False)
    assert ask(cast.municipality.pk, cast.ali.pk) == []


def test_one_that_is_not_there_is_said_as_django_says_it(cast: Cast) -> None:
    with pytest.raises(Person.DoesNotExist):
        colleagues().one(cast.municipality.pk, uuid4())


def person(cast: Cast, name: str, *, pk: UUID | None = None) -> Person:
    address = f"{name.lower()}@maalby.example"
    return Person(pk=pk or uuid4(), municipality=cast.municipality, name=name, email=address)


def test_rows_are_put_in_but_none_over_another(cast: Cast) -> None:
    new, taken = person(cast, "Yrsa"), person(cast, "Tyv", pk=cast.ali.pk)
    assert put_in([new, taken]) == {new.pk}
    assert Person.objects.get(pk=new.pk).email == "yrsa@maalby.example"
    assert Person.objects.get(pk=cast.ali.pk).name == "Ali Aslan"


def test_a_row_that_was_put_in_can_be_saved_again(cast: Cast) -> None:
    new = person(cast, "Yrsa")
    put_in([new])
    new.name = "Yrsa Ydun"
    new.save()
    assert Person.objects.get(pk=new.pk).name == "Yrsa Ydun"


def test_what_else_forbids_a_row_is_an_error_and_no_silence(cast: Cast) -> None:
    nobody = person(cast, "Ingen")
    nobody.municipality_id = None
    with pytest.raises(IntegrityError), transaction.atomic():
        put_in([nobody])


def test_nothing_to_put_in_asks_nothing(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert put_in(list[Person]()) == set()
