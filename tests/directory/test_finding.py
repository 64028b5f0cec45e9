# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Finding help at the counter and as a citizen, and taking it along."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.directory.actions import offers
from medspil.directory.models import Offer
from medspil.directory.queries import ANYWHERE, Wanted, documents, offer_of, search
from tests.cast import Cast, client_for
from tests.directory import samples
from tests.documents.reading import words_of

TUESDAY = datetime(2026, 3, 3, 11, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def three(cast: Cast) -> list[Offer]:
    cafe = samples.cafe(cast)
    phone = samples.offer(cast, "Ring og få hjælp", needs=["letters"], languages=["da"], ways=["phone"])
    samples.opened(cast, phone, week="9-12|9-12|9-12|9-12|9-12")
    course = samples.offer(cast, "MitID for begyndere", needs=["mitid", "learning"], languages=["da", "uk"])
    samples.opened(cast, course, at=samples.place(cast, "Skolen", postcode="5998", city="Sandby"), week="||||||10-12")
    return [cafe, phone, course]


def names(cast: Cast, **wanted: str) -> list[str]:
    return [found.offer.name for found in search(cast.municipality, Wanted(**wanted), TUESDAY)]


CAFE, PHONE, COURSE = "Åben it-café", "Ring og få hjælp", "MitID for begyndere"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"need": "mitid"}, {CAFE, COURSE}),
        ({"where": "5998"}, {COURSE}),
        ({"where": ANYWHERE}, {PHONE}),
        ({"language": "uk"}, {COURSE}),
        ({"when": "now"}, {CAFE, PHONE}),
        ({"when": "evening"}, {CAFE}),
        ({"when": "weekend"}, {COURSE}),
        ({"when": "WE"}, {PHONE}),
        ({"need": "mitid", "language": "ar"}, {CAFE}),
        ({"need": "letters", "language": "uk"}, set()),
        ({"where": "5999", "when": "WE"}, set()),
    ],
)
def test_found_by_need_place_time_and_language(
    cast: Cast, three: list[Offer], wanted: dict[str, str], expected: set[str]
) -> None:
    assert set(names(cast, **wanted)) == expected


@pytest.mark.parametrize("text", ["telefon", "telefn", "it-cafe", "hovedbiblioteket", "Fjordby havnegade"])
def test_found_by_words_also_misspelt(cast: Cast, three: list[Offer], text: str) -> None:
    assert CAFE in names(cast, text=text)


def test_what_is_changed_is_found_by_its_new_words_and_no_longer_by_the_old(cast: Cast, three: list[Offer]) -> None:
    assert names(cast, text="begyndere") == [COURSE]
    course = Offer.objects.get(name=COURSE)
    offers.change_offer(offer=course, fields={"name": "Kodeklub"}, seen=course.changed_at, by=cast.rita)
    assert names(cast, text="begyndere") == []
    assert names(cast, text="kodeklub") == ["Kodeklub"]


def test_what_is_hidden_is_found_by_editors_only(cast: Cast, three: list[Offer]) -> None:
    hidden = samples.cafe(cast, name="Skjult tilbud", status="inactive")
    assert "Skjult tilbud" not in names(cast)
    assert offer_of(cast.municipality, hidden.pk) == hidden
    assert len(documents(cast.municipality)) == 3
    for who, status in (("rita", 200), ("ali", 404)):
        person = getattr(cast, who)
        assert client_for(person).get(reverse("offer", args=[hidden.pk])).status_code == status
        assert ("Skjult tilbud" in client_for(person).get(reverse("offers")).content.decode()) == (status == 200)
    assert Client().get(reverse("public-offer", args=["10000001", hidden.key])).status_code == 404


def test_the_search_page_keeps_what_was_asked_and_never_fails(cast: Cast, three: list[Offer]) -> None:
    page = client_for(cast.ali).get(
        reverse("offers"), {"q": "telefon", "behov": "mitid", "tid": "kl. fem", "hvor": "\0"}
    )
    assert CAFE in page.content.decode()
    assert 'value="mitid" selected' in page.content.decode()
    nothing = client_for(cast.ali).get(reverse("offers"), {"q": "xqzw"}).content.decode()
    assert "Intet tilbud passer til det hele" in nothing


def test_an_offer_tells_where_when_and_how_old_it_is(cast: Cast, three: list[Offer]) -> None:
    page = client_for(cast.ali).get(reverse("offer", args=[three[0].pk])).content.decode()
    for said in ("Havnegade 12, 5999 Fjordby", "Tirsdag", "10–12", "dansk, arabisk", "Det er gratis", "Sidst tjekket"):
        assert said in page
    assert "keeper" not in page


def test_a_handout_has_what_gets_one_there(cast: Cast, three: list[Offer]) -> None:
    client, offer = client_for(cast.ali), three[0]
    public = f"http://testserver/hjaelp/10000001/{offer.key}/"
    page = client.get(reverse("handout", args=[offer.pk])).content.decode()
    sms = re.findall(r"<textarea.*?>(.*?)</textarea>", page, re.DOTALL)[0]
    assert sms.splitlines() == [
        CAFE, "Hovedbiblioteket, Havnegade 12, 5999 Fjordby: tirsdag 10–12, torsdag 16–18", "Tlf. 12 34 56 10.", public,
    ]  # fmt: skip
    pdf = client.get(reverse("handout-pdf", args=[offer.pk]))
    words = words_of(pdf.content)
    for said in (CAFE, "Havnegade 12, 5999 Fjordby", "Tirsdag 10–12", "Tlf. 12 34 56 10", "Det er gratis."):
        assert said in words
    assert Client().get(public).status_code == 200


def test_the_public_page_may_be_framed_and_no_other(cast: Cast, three: list[Offer]) -> None:
    public = Client().get("/hjaelp/10000001/?indlejret=1")
    assert "frame-ancestors *" in public.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in public.headers
    assert "site-head" not in public.content.decode()
    assert f'/hjaelp/10000001/{three[0].key}/?indlejret=1"' in public.content.decode()
    private = client_for(cast.ali).get(reverse("offers"))
    assert "frame-ancestors 'self'" in private.headers["Content-Security-Policy"]
    assert private.headers["X-Frame-Options"] == "DENY"
    assert Client().get("/hjaelp/99999999/").status_code == 404
    assert CAFE not in Client().get("/hjaelp/10000002/").content.decode()


def test_what_is_open_now_says_until_when(cast: Cast) -> None:
    made = samples.offer(cast)
    samples.opened(cast, made, at=samples.place(cast), week="|".join(["0-24"] * 7))
    made.openings.update(on_holidays=True)
    assert timezone.now()
    assert "Åbent nu, til kl. 23.59" in Client().get("/hjaelp/10000001/").content.decode()
