# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An answer sends the citizen to offers of the directory: looked for, chosen, and told of as they stand now."""

from datetime import timedelta
from uuid import uuid4

import lxml.html
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from medspil.counter.actions import entries
from medspil.counter.models import GuideEntry, GuideVersion
from medspil.directory.models import Offer, OfferStatus
from tests.cast import Cast, client_for
from tests.counter.stage import entry, words
from tests.directory.samples import offer, opened, place

ALL_DAY = "|".join(["0-23.59"] * 7)


@pytest.fixture
def answer(cast: Cast, material: None) -> GuideEntry:
    return entry(cast, cast.counter)


def cafe(cast: Cast, **fields: object) -> Offer:
    made = offer(cast, **fields)
    opened(cast, made, at=place(cast), week=ALL_DAY)
    return made


def read(cast: Cast, answer: GuideEntry) -> str:
    return words(client_for(cast.ali).get(reverse("guide-entry", args=[answer.pk])))


def hours_to_come(page: HttpResponse) -> list[str]:
    (chip,) = lxml.html.fromstring(page.content.decode()).xpath("//*[@data-open]")
    return str(chip.get("data-open")).split()


def test_an_offer_is_found_chosen_and_read_with_hours_phone_and_handout(cast: Cast, answer: GuideEntry) -> None:
    made, karen = cafe(cast), client_for(cast.karen)
    page = karen.get(reverse("guide-offers", args=[answer.pk]), {"q": "cafe"})
    assert "Åben it-café" in words(page)
    pressed = reverse("guide-refer", args=[answer.pk])
    assert [karen.post(pressed, {"offer": made.pk}).status_code for _press in range(2)] == [302, 302]
    assert GuideVersion.objects.of(cast.municipality).filter(entry=answer).count() == 2
    ali = client_for(cast.ali)
    shown = ali.get(reverse("guide-entry", args=[answer.pk]))
    assert "Åbent nu" in words(shown)
    assert "12 34 56 10" in words(shown).replace("\u00a0", " ")
    links = {link for _a, _b, link, _c in lxml.html.fromstring(shown.content.decode()).iterlinks()}
    assert {reverse("offer", args=[made.pk]), reverse("handout", args=[made.pk])} <= links
    assert "Åben it-café" in words(ali.get(reverse("guide"), {"q": "it-café"}))


def test_the_free_text_stands_beside_it(cast: Cast, answer: GuideEntry) -> None:
    entries.refer(entry=answer, offer=cafe(cast, name="Nørklerne"), by=cast.karen)
    assert "Nørklerne" in read(cast, answer)
    assert "It-café" in read(cast, answer)


def test_changing_the_words_leaves_the_offers(cast: Cast, answer: GuideEntry) -> None:
    entries.refer(entry=answer, offer=cafe(cast, name="Nørklerne"), by=cast.karen)
    entries.change(entry=answer, seen=2, text={"title": "Nu anderledes"}, why="", by=cast.karen)
    assert "Nørklerne" in read(cast, answer)


def test_a_units_own_answer_begins_with_the_same_offers(cast: Cast, material: None) -> None:
    above = entry(cast)
    entries.refer(entry=above, offer=cafe(cast, name="Nørklerne"), by=cast.rita)
    above.refresh_from_db()
    assert "Nørklerne" in read(cast, entry(cast, cast.counter, instead_of=above))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"status": OfferStatus.PAUSED}, "Lukket for en tid"),
        ({"status": OfferStatus.DEFUNCT}, "Send ikke borgere dertil."),
        ({"status": OfferStatus.INACTIVE}, "Send ikke borgere dertil."),
        ({"assured_on": timezone.localdate() - timedelta(days=400)}, "Ikke tjekket i et år. Ring først."),
    ],
)
def test_an_offer_that_is_not_as_it_was_says_so(
    cast: Cast, answer: GuideEntry, change: dict[str, object], said: str
) -> None:
    made = cafe(cast)
    entries.refer(entry=answer, offer=made, by=cast.karen)
    assert said not in read(cast, answer)
    Offer.objects.of(cast.municipality).filter(pk=made.pk).update(**change)
    assert said in read(cast, answer)


def test_an_offer_that_is_gone_says_so_by_name(cast: Cast, answer: GuideEntry) -> None:
    made = cafe(cast)
    entries.refer(entry=answer, offer=made, by=cast.karen)
    made.delete()
    assert "Åben it-café" in read(cast, answer)
    assert "Står ikke i oversigten længere" in read(cast, answer)
    assert "Åben it-café" in words(client_for(cast.ali).get(reverse("guide-pocket")))


def test_it_is_taken_away_again(cast: Cast, answer: GuideEntry) -> None:
    made, karen = cafe(cast), client_for(cast.karen)
    entries.refer(entry=answer, offer=made, by=cast.karen)
    assert karen.post(reverse("guide-refer-no-more", args=[answer.pk]), {"offer": made.pk}).status_code == 302
    assert "Åben it-café" not in read(cast, answer)


def test_only_what_citizens_may_see_in_ones_own_municipality_is_chosen(cast: Cast, answer: GuideEntry) -> None:
    hidden = offer(cast, status=OfferStatus.INACTIVE)
    pressed = reverse("guide-refer", args=[answer.pk])
    for wrong in (hidden.pk, uuid4(), ""):
        assert client_for(cast.karen).post(pressed, {"offer": wrong}).status_code == 404
    assert client_for(cast.ali).post(pressed, {"offer": cafe(cast).pk}).status_code == 404


def test_the_pocket_edition_knows_the_hours_to_come_at_no_more_queries(cast: Cast, answer: GuideEntry) -> None:
    entries.refer(entry=answer, offer=cafe(cast), by=cast.karen)
    ali, address = client_for(cast.ali), reverse("guide-pocket")
    with CaptureQueriesContext(connection) as one:
        page = ali.get(address)
    assert len(hours_to_come(page)) == 15
    assert "Mandag–søndag 0–23.59" in words(page)
    for number in range(3):
        entries.refer(entry=entry(cast, title=f"Svar {number}"), offer=cafe(cast), by=cast.rita)
    with CaptureQueriesContext(connection) as four:
        ali.get(address)
    assert len(four) == len(one)
