# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a reader finds in the library: the right piece first, at its exact place, and never yesterday's."""

from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.materials.models import Case, LegalPoint
from tests.cast import Cast, client_for
from tests.materials import samples
from tests.materials.test_pages import page, words


def found(client: Client, question: str, **more: str) -> list[Any]:
    return list(page_of(client, question, **more).xpath("//ol[@class='hits']/li"))


def page_of(client: Client, question: str, **more: str) -> Any:
    answer = client.get(reverse("topics"), {"q": question, **more})
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content.decode())


def titles(hits: list[Any]) -> list[str]:
    return [words(hit.xpath(".//h3")[0]) for hit in hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("fuldmagt", "Fuldmagt og samtykke"),
        ("fuldmagten", "Fuldmagt og samtykke"),
        ("fuldmakt", "Fuldmagt og samtykke"),
        ("samtyke", "Fuldmagt og samtykke"),
        ("flækket skærm", "Den flækkede skærm"),
        ("en revne i skærmen", "Den flækkede skærm"),
        ("drejebog 60 minutter udstyr", "Borgerens eget udstyr på en time"),
        ("erstatningsansvarsloven", "Du hæfter sjældent selv"),
        ("drejebog halv time udstyr", "Borgerens eget udstyr på en halv time"),
        ("basisdesign på en halv time", "Basisdesign på en halv time"),
        ("aftale om forløbet", "Vores aftale om forløbet"),
    ],
)
def test_the_piece_that_is_meant_comes_first(cast: Cast, material: None, question: str, first: str) -> None:
    assert titles(found(client_for(cast.ali), question))[0] == first


@pytest.mark.parametrize("question", ["fuldmagten", "fuldmakt", "digital fuldmakt", "fuldmagtsforhold"])
def test_fuldmagt_is_found_however_it_is_put(cast: Cast, material: None, question: str) -> None:
    assert "Fuldmagt og samtykke" in titles(found(client_for(cast.ali), question))[:5]
    samples.legal_point(samples.topic(), title="Digital fuldmagt gælder ét sted ad gangen")
    assert "Digital fuldmagt gælder ét sted ad gangen" in titles(found(client_for(cast.ali), question))


def test_every_hit_leads_to_its_exact_place(cast: Cast, material: None) -> None:
    harbour = samples.topic(advice="Sejlskibet.", preparation="Sejlskibet.", leader_brief="Sejlskibet.")
    samples.case(harbour, title="Sejlskibet i tågen")
    samples.legal_point(harbour, title="Sejlskibet er fredet")
    samples.script(harbour, title="Sejlskibet på en halv time")
    client = client_for(cast.ali)
    hits = found(client, "sejlskib")
    assert {words(hit.xpath(".//span")[0]) for hit in hits} == {"Dilemma", "Juridisk pointe", "Drejebog", "Råd"}
    for hit in hits:
        address, _hash, place = hit.xpath(".//h3/a/@href")[0].partition("#")
        seen = page(client, address)
        assert "Havnen" in words(seen)
        assert not place or seen.xpath(f"//*[@id='{place}']")


def test_a_kind_can_be_chosen(cast: Cast, material: None) -> None:
    client = client_for(cast.ali)
    seen = page_of(client, "telefon")
    kinds = {words(link): link.get("href") for link in seen.xpath("//ul[@class='kinds']//a")}
    chosen = next(address for label, address in kinds.items() if label.startswith("Juridisk pointe"))
    only = lxml.html.fromstring(client.get(chosen).content.decode())
    assert {words(chip) for chip in only.xpath("//ol[@class='hits']//span")} == {"Juridisk pointe"}
    number = next(int(label.split()[-1]) for label in kinds if label.startswith("Juridisk pointe"))
    assert len(only.xpath("//ol[@class='hits']/li")) == min(number, 25)
    assert titles(found(client, "telefon", slags="no-such-kind")) == titles(found(client, "telefon"))


def test_what_is_found_is_marked_and_nothing_is_markup(cast: Cast) -> None:
    harbour = samples.topic()
    samples.case(harbour, title="<b>Robåden</b> & årerne", story="Robåden <script>alert(1)</script> ligger der.")
    (hit,) = found(client_for(cast.ali), "robåd <i>")
    assert [words(mark) for mark in hit.xpath(".//mark")] == ["Robåden", "Robåden"]
    assert words(hit.xpath(".//h3")[0]) == "<b>Robåden</b> & årerne"
    assert not hit.xpath(".//script|.//b|.//i")
    assert "<script>alert(1)</script>" in words(hit)


def test_nothing_found_says_what_to_do(cast: Cast, material: None) -> None:
    seen = page_of(client_for(cast.ali), "<xyzzyx>")
    assert "Vi fandt ikke noget om »<xyzzyx>«" in words(seen)
    assert seen.xpath("//input[@name='q']/@value") == ["<xyzzyx>"]


def test_an_empty_question_shows_the_shelves(cast: Cast, material: None) -> None:
    for question in ("", "   "):
        assert len(page_of(client_for(cast.ali), question).xpath("//li[contains(@class, 'topic-card')]")) == 6


def test_the_script_is_given_the_shelf_without_the_page(cast: Cast, material: None) -> None:
    answer = client_for(cast.ali).get(reverse("topics"), {"q": "telefon", "live": "1"})
    assert "X-Medspil" in answer["Vary"]
    part = answer.content.decode()
    assert "<html" not in part
    whole = client_for(cast.ali).get(reverse("topics"), {"q": "telefon"}).content.decode()
    assert part.strip() in whole


def test_a_municipality_finds_its_own_version_and_no_other_does(cast: Cast) -> None:
    harbour = samples.topic()
    samples.case(harbour, title="Robåden i hele landet")
    own = samples.case(harbour, municipality=cast.municipality, title="Robåden hos os")
    samples.case(harbour, "ferry", municipality=cast.other_municipality, title="Robåden hos de andre")
    assert titles(found(client_for(cast.ali), "robåden")) == [own.title]
    assert set(titles(found(client_for(cast.ulla), "robåden"))) == {"Robåden i hele landet", "Robåden hos de andre"}


def test_what_is_changed_is_found_at_once(cast: Cast) -> None:
    client = client_for(cast.ali)
    case = samples.case(samples.topic(), title="Robåden")
    assert titles(found(client, "robåden")) == ["Robåden"]
    # Straight in the database, as another process does it.
    Case.objects.filter(pk=case.pk).update(title="Kanoen", checksum="another")
    assert titles(found(client, "robåden")) == []
    assert titles(found(client, "kanoen")) == ["Kanoen"]
    LegalPoint.objects.create(
        topic=case.topic,
        key="canoe",
        title="Kanoen er fri",
        position=1,
        source="",
        checked_on="2026-11-01",
        checksum="x",
    )
    assert set(titles(found(client, "kanoen"))) == {"Kanoen", "Kanoen er fri"}
    Case.objects.filter(pk=case.pk).delete()
    assert titles(found(client, "kanoen")) == ["Kanoen er fri"]


def test_a_search_asks_the_database_once_about_the_material(cast: Cast, material: None) -> None:
    client = client_for(cast.ali)
    found(client, "telefon")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found(client, "en anden telefon")
    about = [query["sql"] for query in asked if "materials_" in query["sql"]]
    assert len(about) == 1, about
