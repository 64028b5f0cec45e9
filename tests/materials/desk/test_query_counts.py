# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The desk asks the database as often for ten adapted texts, long histories and drafts as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.materials import desk
from medspil.materials.actions.arrivals import take_in
from medspil.materials.exchange import packed
from medspil.materials.kinds import CASE, LEGAL_POINT
from medspil.organisations.models import Person
from tests.materials.desk.bench import CRACKED, adapt, address, draft

MOST = 25


def asked(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["home", "material", "to-check", "packages"])
def test_lists_cost_the_same_however_much_is_adapted(client: Client, rita: Person, name: str) -> None:
    adapt(rita, CRACKED, title="Vores")
    draft(rita, CRACKED, title="Kladde")
    few = asked(client, reverse(name))
    known = [one for one in desk.pieces(rita.municipality_id) if one.kind in {CASE, LEGAL_POINT}][:10]
    for one in known:
        for title in ("Et", "To"):
            adapt(rita, (one.kind, one.key), title=title)
        draft(rita, (one.kind, one.key), title="Tre")
    assert asked(client, reverse(name)) == few <= MOST


def test_a_package_costs_the_same_whether_much_of_it_differs(client: Client, rita: Person) -> None:
    data = packed("own-equipment", None)
    assert data is not None
    same = take_in(data=data, municipality=rita.municipality, by=rita)
    few = asked(client, reverse("arrival", args=[same.pk]))
    for one in desk.pieces(rita.municipality_id):
        if one.topic == "own-equipment":
            adapt(rita, (one.kind, one.key), title=f"Vores {one.title}"[:60])
    take_in(data=data, municipality=rita.municipality, by=rita)
    assert asked(client, reverse("arrival", args=[same.pk])) == few <= MOST


@pytest.mark.parametrize("name", ["piece", "piece-edit", "piece-history", "piece-differences", "draft"])
def test_a_piece_costs_the_same_with_a_long_history(client: Client, rita: Person, name: str) -> None:
    adapt(rita, CRACKED, title="Vores")
    draft(rita, CRACKED, title="Kladde")
    few = asked(client, address(name, CRACKED))
    for title in ("Et", "To", "Tre"):
        adapt(rita, CRACKED, title=title)
    draft(rita, CRACKED, title="Kladde")
    assert asked(client, address(name, CRACKED)) == few <= MOST
