# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality chooses whether the public may read its directory: everybody may, until an editor says otherwise."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from medspil.directory.models import Offer
from tests.cast import Cast, client_for
from tests.directory.samples import cafe

CVR = 10000001


@pytest.fixture
def offer(cast: Cast) -> Offer:
    made: Offer = cafe(cast)
    return made


def public_addresses(offer: Offer) -> list[str]:
    """Every address that begins with whose directory it is; of one that names a thing, the offer's own. Sign-in is
    no part of the directory."""
    found = []
    for name, ways in get_resolver().reverse_dict.lists():
        for possibilities, *_rest in ways:
            address, named = possibilities[0][0], set(possibilities[0][1])
            if isinstance(name, str) and "cvr" in named and not address.startswith("log-ind/"):
                found.append(reverse(name, kwargs={"cvr": CVR, **({"key": offer.key} if "key" in named else {})}))
    return sorted(found)


def say(cast: Cast, shown: str) -> int:
    return client_for(cast.rita).post(reverse("directory-public"), {"shown": shown}).status_code


def test_closed_every_public_address_answers_404_and_open_again_they_answer(cast: Cast, offer: Offer) -> None:
    addresses = public_addresses(offer)
    assert len(addresses) >= 14
    before = {address: Client().get(address).status_code for address in addresses}
    assert before[reverse("public-offers", args=[CVR])] == before[reverse("hsds-services", args=[CVR])] == 200
    assert [say(cast, "no"), say(cast, "no")] == [302, 302]
    assert {Client().get(address).status_code for address in addresses} == {404}
    embedded = f"{reverse('public-offers', args=[CVR])}?indlejret=1"
    assert Client().get(embedded).status_code == client_for(cast.ali).get(embedded).status_code == 404
    say(cast, "yes")
    assert {address: Client().get(address).status_code for address in addresses} == before


def test_closed_it_is_read_by_those_who_work_there_without_links_outside(cast: Cast, offer: Offer) -> None:
    say(cast, "no")
    ali = client_for(cast.ali)
    for name, args in (("offers", []), ("offer", [offer.pk]), ("handout", [offer.pk]), ("handout-pdf", [offer.pk])):
        answer = ali.get(reverse(name, args=args))
        assert answer.status_code == 200
        assert b"/hjaelp/" not in answer.content
    desk = client_for(cast.rita).get(reverse("directory-desk")).content.decode()
    assert "/hsds/" not in desk
    assert "/hjaelp/" not in desk


def test_only_an_editor_of_the_same_municipality_chooses(cast: Cast, offer: Offer) -> None:
    for person in (cast.ali, cast.karen):
        assert client_for(person).post(reverse("directory-public"), {"shown": "no"}).status_code == 404
    assert say(cast, "") == 404
    assert Client().get(reverse("public-offers", args=[CVR])).status_code == 200
