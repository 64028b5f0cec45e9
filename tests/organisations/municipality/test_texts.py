# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an administrator says of her municipality, and who reads it where."""

import pytest
from django.test import Client
from django.urls import reverse

from medspil.organisations.models import Membership, Unit
from medspil.organisations.municipality.actions import choose_colour, describe
from tests.cast import Cast, client_for
from tests.organisations.municipality.stage import GREEN, STATEMENT, TEXTS, colour_on, kinds, now, text_of
from tests.organisations.test_sign_in import _ask, _code_from_mail


def test_texts_are_seen_by_all_who_work_there_and_by_nobody_else(cast: Cast) -> None:
    rita = client_for(cast.rita)
    assert rita.post(reverse("municipality-texts"), TEXTS, follow=True).status_code == 200
    assert now(cast).domains == ["fjordby.dk", "fjordby.example"]
    page = text_of(client_for(cast.ali).get("/"))
    for seen in (
        TEXTS["greeting"],
        "Team Digital",
        "mailto:digital@fjordby.example",
        "tel:12345678",
        "12\N{NO-BREAK SPACE}34",
        STATEMENT,
    ):
        assert seen in page
    assert "Team Digital" in text_of(client_for(cast.ali).get("/findes-ikke/"))  # where somebody is refused
    for outside in (client_for(cast.ulla).get("/"), Client().get(reverse("sign-in"))):
        assert "Team Digital" not in text_of(outside)
        assert STATEMENT not in text_of(outside)
    assert kinds(cast) == ["MunicipalityDescribed"]


def test_saved_twice_it_is_one_line_in_the_history(cast: Cast) -> None:
    rita = client_for(cast.rita)
    for _press in range(2):
        rita.post(reverse("municipality-texts"), TEXTS)
    assert kinds(cast).count("MunicipalityDescribed") == 1


def test_another_name_is_also_that_of_the_root_of_the_units(cast: Cast) -> None:
    describe(municipality=cast.municipality, fields={"name": "Nyby Kommune"}, by=cast.rita)
    assert Unit.objects.get(pk=cast.root.pk).name == "Nyby Kommune"
    Unit.objects.filter(pk=cast.root.pk).update(name="Hele huset")
    describe(municipality=cast.municipality, fields={"name": "Fjordby Kommune"}, by=cast.rita)
    assert Unit.objects.get(pk=cast.root.pk).name == "Hele huset"  # somebody chose that one


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "  ", "Skriv kommunens navn."),
        ("statement", "http://was.digst.dk/x", "Kopiér adressen"),
        ("statement", "https://was.digst.dk.example/x", "Kopiér adressen"),
        ("statement", "https://a@was.digst.dk/x", "Kopiér adressen"),
        ("statement", "https://was.digst.dk/", "Kopiér adressen"),
        ("statement", "javascript:alert(1)", "https://"),
        ("help_phone", "ring bare", "Skriv nummeret med tal"),
        ("help_email", "digital", "navn@kommune.dk"),
        ("domains", "fjordby.dk\nnoget vås", "»noget« er ikke noget"),
        ("greeting", "Ring til 010190-1234 i dag", "cpr-nummer"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(cast: Cast, field: str, typed: str, words: str) -> None:
    answer = client_for(cast.rita).post(
        reverse("municipality-texts"), {**TEXTS, "help_name": "Team Vand", field: typed}
    )
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert "Team Vand" in text_of(answer)
    assert not now(cast).help_name


def test_the_overview_says_why_the_number_is_not_changed_there(cast: Cast) -> None:
    page = text_of(client_for(cast.rita).get(reverse("municipality")))
    assert "10000001" in page
    assert "medspil municipality cvr" in page


def test_whoever_is_refused_at_the_door_reads_whom_to_ask(cast: Cast) -> None:
    describe(municipality=cast.municipality, fields={"help_name": "Team Digital"}, by=None)
    choose_colour(municipality=cast.municipality, colour=GREEN, by=None)
    Membership.objects.of(cast.municipality).filter(person=cast.ali).delete()
    client = Client()
    _ask(client, cast.ali.email)
    refused = client.post(reverse("sign-in-code"), {"code": _code_from_mail()})
    assert refused.status_code == 403
    assert "Team Digital" in text_of(refused)
    assert colour_on(refused) == GREEN[1:]
