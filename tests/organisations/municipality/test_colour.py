# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality's colour: let in, seen before it is saved, and on its pages alone."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.directory.models import KeptInside
from medspil.organisations.municipality.actions import choose_colour, describe
from medspil.ui.colours import edition_of
from tests.cast import Cast, client_for
from tests.organisations.logos import logo_of
from tests.organisations.municipality.stage import GREEN, STATEMENT, TEXTS, colour_on, kinds, now, text_of
from tests.web.world import make_world


def test_a_colour_is_on_all_pages_and_phones_of_the_municipality_alone(cast: Cast, material: None) -> None:
    world = make_world(cast)
    KeptInside.objects.filter(municipality=cast.municipality).delete()
    client_for(cast.rita).post(reverse("municipality-colour"), {"colour": GREEN[1:].upper()})
    assert now(cast).colour == GREEN
    code = world.running.code
    doors = ["phone", "who-sees", "wall"]
    pages = [Client().get(reverse(name, args=[code])) for name in doors]
    pages += [Client().get(reverse("vote", args=[world.vote.code]))]
    pages += [Client().get(reverse("public-offers", args=[cast.municipality.cvr]))]
    pages += [Client().get(reverse("service-public", args=[world.public.code]))]
    pages += [client_for(cast.ali).get("/"), client_for(cast.bo).get(reverse("console", args=[world.running.pk]))]
    assert [colour_on(page) for page in pages] == [GREEN[1:]] * len(pages)
    assert colour_on(client_for(cast.ulla).get("/")) == ""
    assert colour_on(client_for(cast.ulla).get(reverse("wall", args=[code]))) == GREEN[1:]  # whose meeting it is
    assert colour_on(Client().get(reverse("sign-in"))) == ""


def test_the_statement_is_linked_where_citizens_and_phones_are_and_help_for_staff_is_not(
    cast: Cast, material: None
) -> None:
    world = make_world(cast)
    describe(municipality=cast.municipality, fields={"statement": STATEMENT, "help_name": "Team Digital"}, by=None)
    pages = [Client().get(reverse(name, args=[world.running.code])) for name in ("phone", "who-sees")]
    pages += [Client().get(reverse("vote", args=[world.vote.code]))]
    pages += [Client().get(reverse("public-offers", args=[cast.municipality.cvr]))]
    pages += [Client().get(reverse("service-public", args=[world.public.code]))]
    for page in pages:
        assert STATEMENT in text_of(page)
        assert "Team Digital" not in text_of(page)


def test_a_colour_that_cannot_be_read_is_refused_and_the_nearest_is_one_press_away(cast: Cast) -> None:
    rita, address = client_for(cast.rita), reverse("municipality-colour")
    answer = rita.post(address, {"colour": "#f2b632"})
    assert answer.status_code == 422
    page = text_of(answer)
    assert "#f2b632 er for lys til at kunne læses: Kontrasten til siden er 1,74, og den skal være mindst 4,50." in page
    assert 'name="colour" value="#976b0a"' in page
    assert 'value="#f2b632"' in page  # what was typed
    assert now(cast).colour == ""
    rita.post(address, {"colour": ["#f2b632", "#976b0a"]})  # as a browser sends the field and the button
    assert now(cast).colour == "#976b0a"
    assert "som # og seks tal" in text_of(rita.post(address, {"colour": "grøn"}))


def test_a_colour_is_looked_at_before_others_see_it(cast: Cast) -> None:
    rita = client_for(cast.rita)
    answer = rita.post(reverse("municipality-colour"), {"colour": GREEN, "look": "1"})
    assert colour_on(answer) == GREEN[1:]
    assert "Ingen andre ser den" in text_of(answer)
    assert colour_on(client_for(cast.ali).get("/")) == ""
    assert kinds(cast) == []


def test_the_sheet_is_kept_for_good_and_has_no_cookie_no_query_and_no_unreadable_colour(
    client: Client, db: None
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        address = reverse("colour-sheet", args=["1f6f2b", "00000000"])
        assert "Cache-Control" not in client.get(address).headers  # of another release
    assert len(asked) == 0
    page = client.get(reverse("colour-sheet", args=["1f6f2b", edition_of(GREEN)]))
    assert page.headers["Content-Type"] == "text/css; charset=utf-8"
    assert page.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert page.content.decode().startswith(":root{--petrol:#1f6f2b;")
    assert "Vary" not in page.headers
    assert client.get(reverse("colour-sheet", args=["ffffff", "0"])).status_code == 404
    assert client.get(reverse("colour-sheet", args=["nothing", "0"])).status_code == 404


def test_no_page_asks_more_of_the_database_with_all_of_it_set(cast: Cast, material: None) -> None:
    world = make_world(cast)
    signed_in, phone = client_for(cast.ali), Client()
    addresses = [(signed_in, "/"), (signed_in, "/skranke/"), (signed_in, "/findes-ikke/")]
    addresses += [(phone, reverse(name, args=[world.running.code])) for name in ("phone", "wall", "who-sees")]
    before = [_queries(client, address) for client, address in addresses]
    describe(municipality=cast.municipality, fields={**TEXTS, "domains": ["fjordby.example"]}, by=None)
    choose_colour(municipality=cast.municipality, colour=GREEN, by=None)
    logo_of(cast.municipality)
    assert [_queries(client, address) for client, address in addresses] == before


def _queries(client: Client, address: str) -> int:
    client.get(address)  # what is drawn or read once, is
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
