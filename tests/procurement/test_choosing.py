# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Locking, opening, scoring each for oneself, agreeing, and the result: what each may see and do, and when."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.journeys.models import Journey, JourneyRole, Part
from medspil.organisations.models import Person
from medspil.procurement.actions import requirements, scoring
from medspil.procurement.actions.bids import NotLocked
from medspil.procurement.actions.scoring import NothingToScore, ScoresMissing
from medspil.procurement.models import Assessor, Bid, Method, Score, Supplier
from medspil.procurement.queries.bids import result_of
from medspil.procurement.specification.rows import Reply
from medspil.procurement.thresholds import thresholds, thresholds_on
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words
from tests.procurement.filling import filled
from tests.procurement.stage import invite, lock, open_, require


@pytest.fixture
def journey(cast: Cast, material: None) -> Journey:
    """Bo's, with Mette and Tove in the group; K1 is a must, K2 counts 2 and K3 counts 1."""
    made = begun(cast)
    for person in (cast.mette, cast.tove):
        JourneyRole.objects.create(
            municipality=cast.municipality, journey=made, role=Part.MEMBER, person=person, name=person.name
        )
    require(made, cast.bo, strength="must", weight=None, text="Skal")
    require(made, cast.bo, weight=2, text="Bør")
    require(made, cast.bo, strength="option", weight=1, text="Kan")
    requirements.make_specification(specification_id=uuid4(), journey=made, by=cast.bo)
    return made


def named(journey: Journey, by: Any, *people: Person) -> list[Assessor]:
    assessment = Method.objects.get(journey=journey).assessment
    scoring.name_assessors(assessment=assessment, people=people, by=by)
    return list(Assessor.objects.filter(assessment=assessment).order_by("person__name"))


def give(assessor: Assessor, bid: Bid, second: int, third: int) -> None:
    scoring.give(assessor=assessor, bid=bid, points={2: (second, "Godt set"), 3: (third, "")}, by=assessor.person)


def agree(bid: Bid, by: Any, second: int, third: int) -> None:
    given = {2: (second, "Vi så det"), 3: (third, "Vi prøvede")}
    scoring.agree(bid=bid, assessment=bid.method.assessment, points=given, by=by)


def begin(journey: Journey, by: Any) -> None:
    scoring.begin_agreeing(assessment=Method.objects.get(journey=journey).assessment, by=by)


METHOD = {"price_weight": "40", "scale": "10", "model": "linear", "slope": "1", "reason": "Kvalitet tæller mest"}


def test_no_bid_is_opened_before_the_method_is_locked(cast: Cast, journey: Journey) -> None:
    supplier = invite(journey, cast.bo)
    with pytest.raises(NotLocked):
        open_(supplier, cast.bo)
    assert "Lås prismodel og vægte" in words(client_for(cast.bo).get(reverse("supplier", args=[supplier.pk])))


def test_the_method_is_chosen_anew_until_the_first_bid_is_opened_and_never_after(cast: Cast, journey: Journey) -> None:
    client, bids = client_for(cast.bo), reverse("bids", args=[journey.pk])
    address, unlock = reverse("method", args=[journey.pk]), reverse("method-unlock", args=[journey.pk])
    for _press in range(2):
        assert client.post(address, {**METHOD, "id": str(journey.pk)}).status_code == 302
    client.post(unlock)
    assert not Method.objects.exists()
    client.post(address, {**METHOD, "id": str(uuid4()), "price_weight": "50"})
    open_(invite(journey, cast.bo), cast.bo)
    assert "Et tilbud er åbnet, så det står fast." in words(client.post(unlock, follow=True))
    again = client.post(address, {**METHOD, "id": str(uuid4()), "price_weight": "90"}, follow=True)
    assert "Metoden er låst i forvejen." in words(again)
    assert "Prisen tæller 50 %" in words(client.get(bids))


def test_the_database_itself_keeps_a_locked_method(cast: Cast, journey: Journey) -> None:
    method = lock(journey, cast.bo)
    with pytest.raises(Error, match="locked method"), transaction.atomic():
        Method.objects.filter(pk=method.pk).update(price_weight=90)
    open_(invite(journey, cast.bo), cast.bo)
    with pytest.raises(ProtectedError), transaction.atomic():
        method.delete()
    assert Method.objects.get().price_weight == 40


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"price_weight": "0"}, "1"),
        ({"model": "span"}, "Fast spænd har brug for begge priser."),
        ({"model": "span", "span_low": "900", "span_high": "800"}, "Den er højere end prisen"),
        ({"reason": ""}, "Skriv, hvorfor I valgte det."),
    ],
)
def test_a_method_that_cannot_be_used_is_told_at_the_field(
    cast: Cast, journey: Journey, changed: dict[str, str], told: str
) -> None:
    answer = client_for(cast.bo).post(reverse("method", args=[journey.pk]), {**METHOD, "id": str(uuid4()), **changed})
    assert answer.status_code == 422
    assert told in words(answer)
    assert not Method.objects.exists()


def test_a_filled_table_is_read_by_upload_and_a_broken_one_refused_whole(cast: Cast, journey: Journey) -> None:
    supplier, client = invite(journey, cast.bo), client_for(cast.bo)
    method = lock(journey, cast.bo)
    address = reverse("supplier", args=[supplier.pk])
    empty = client.get(reverse("specification-docx", args=[method.specification_id])).content
    assert "Prisen tæller 40 % og kvaliteten 60 %." in _paragraphs(empty)
    refused = client.post(address, {"file": SimpleUploadedFile("tilbud.docx", empty)})
    assert refused.status_code == 422
    assert "Filen kan ikke bruges" in words(refused)
    assert not Bid.objects.exists()
    answers = {"K1": ("Ja", ""), "K2": ("Delvist", "Til sommer"), "K3": ("Nej", "")}
    client.post(address, {"file": SimpleUploadedFile("tilbud.docx", filled(empty, answers=answers))})
    page = words(client.get(address))
    assert "1.250.000 kroner" in page
    assert "Til sommer" in page
    assert client.post(address, {"file": SimpleUploadedFile("t.docx", b"nej")}).status_code == 422


def _paragraphs(content: bytes) -> list[str]:
    import docx  # noqa: PLC0415 - large, and for this test alone

    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def test_a_must_that_is_not_met_rules_a_bid_out_until_the_group_says_otherwise(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    bid = open_(invite(journey, cast.bo), cast.bo, K1=Reply.PARTLY)
    client, address = client_for(cast.mette), reverse("musts", args=[bid.pk])
    assert "Et skal-krav er ikke opfyldt" in words(client.get(reverse("bids", args=[journey.pk])))
    with pytest.raises(NothingToScore):
        begin(journey, cast.bo)
    assert client.post(address, {"number": "1", "met": "1", "reason": ""}).status_code == 422
    for _press in range(2):
        client.post(address, {"number": "1", "met": "1", "reason": "Vi har set det virke"})
    assert "Vi har set det virke" in words(client.get(address))
    assert "Alle skal-krav er opfyldt" in words(client.get(reverse("bids", args=[journey.pk])))


def test_nobody_sees_the_scores_of_others_before_all_are_done(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    bid = open_(invite(journey, cast.bo), cast.bo)
    mettes, toves = named(journey, cast.bo, cast.mette, cast.tove)
    give(mettes, bid, 7, 3)
    addresses = [reverse(name, args=[bid.pk]) for name in ("scores", "agreeing", "musts")]
    addresses += [reverse(name, args=[journey.pk]) for name in ("bids", "ranking")]
    for person in (cast.bo, cast.karen, cast.tove):
        assert "Godt set" not in "".join(client_for(person).get(address).content.decode() for address in addresses)
    assert "Godt set" in client_for(cast.mette).get(addresses[0]).content.decode()
    scoring.finish(assessor=mettes, by=cast.mette)
    assert "Godt set" not in client_for(cast.bo).get(addresses[1]).content.decode()
    give(toves, bid, 2, 2)
    scoring.finish(assessor=toves, by=cast.tove)
    assert "Mette Madsen: 7" in words(client_for(cast.tove).get(addresses[1]))


def test_a_score_that_is_missing_is_told_and_one_that_is_given_stays(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    bid = open_(invite(journey, cast.bo), cast.bo)
    (mettes,) = named(journey, cast.bo, cast.mette)
    client, address = client_for(cast.mette), reverse("scores", args=[bid.pk])
    client.post(address, {"points-2": "4", "words-2": "Fint"})
    with pytest.raises(ScoresMissing):
        scoring.finish(assessor=mettes, by=cast.mette)
    done = client.post(reverse("scores-done", args=[journey.pk]), follow=True)
    assert "Nogle af dine point mangler." in words(done)
    assert client.post(address, {"points-2": "11"}).status_code == 422
    client.post(address, {"points-2": "4", "points-3": "0"})
    client.post(reverse("scores-done", args=[journey.pk]))
    late = client.post(address, {"points-2": "9", "points-3": "9"}, follow=True)
    assert "Point står fast." in words(late)
    assert list(Score.objects.order_by("number").values_list("points", flat=True)) == [4, 0]


def test_the_project_lead_may_show_the_scores_before_all_are_done(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    bid = open_(invite(journey, cast.bo), cast.bo)
    mettes, _toves = named(journey, cast.bo, cast.mette, cast.tove)
    give(mettes, bid, 7, 3)
    address = reverse("agreeing-begin", args=[journey.pk])
    assert client_for(cast.mette).post(address).status_code == 404
    client_for(cast.bo).post(address)
    assert "Mette Madsen: 7" in words(client_for(cast.tove).get(reverse("agreeing", args=[bid.pk])))


def test_what_is_agreed_has_a_reason_and_comes_after_the_scores(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    bid = open_(invite(journey, cast.bo), cast.bo)
    client, address = client_for(cast.bo), reverse("agreeing", args=[bid.pk])
    early = client.post(address, {"points-2": "5", "words-2": "Nu"}, follow=True)
    assert "Ikke alle har givet deres point endnu." in words(early)
    begin(journey, cast.bo)
    bare = client.post(address, {"points-2": "5", "points-3": "4", "words-3": "Vi prøvede"})
    assert bare.status_code == 422
    assert "Skriv, hvorfor I er enige om de point." in words(bare)
    assert "Vi prøvede" in bare.content.decode()
    client.post(address, {"points-2": "5", "words-2": "Vi så det", "points-3": "", "words-3": ""})
    page = words(client.get(reverse("ranking", args=[journey.pk])))
    assert "Der er ikke noget resultat endnu." in page
    assert "Aktiv A/S: K3" in page


def test_the_worked_example_comes_out_of_prices_weights_and_agreed_points(cast: Cast, journey: Journey) -> None:
    """improvement_standards 4.3: A 800,000 and 6, B 1,000,000 and 8, C 600,000 and 2; linear, 40 to 60: A by 6.267."""
    method = lock(journey, cast.bo)
    offered = (("A", 800_000, 6), ("B", 1_000_000, 8), ("C", 600_000, 2))
    bids = [(open_(invite(journey, cast.bo, name), cast.bo, price), points) for name, price, points in offered]
    begin(journey, cast.bo)
    for bid, points in bids:
        agree(bid, cast.bo, points, points)
    result = result_of(method)
    totals = {one.bid.name: round(float(one.total or 0), 3) for one in result.ranking}
    assert totals == {"A": 6.267, "B": 6.133, "C": 5.2}
    page = words(client_for(cast.bo).get(reverse("ranking", args=[journey.pk])))
    assert "A er bedst efter den metode, I låste." in page
    assert "Uden CB en anden" in page
    assert "Prismodel: Proportional med den laveste prisB en anden" in page
    assert "6,267" in page


def test_quality_is_the_mean_by_weight(cast: Cast, journey: Journey) -> None:
    """K2 counts 2 and K3 counts 1: nine and nought is six."""
    method = lock(journey, cast.bo)
    bid = open_(invite(journey, cast.bo), cast.bo)
    begin(journey, cast.bo)
    agree(bid, cast.bo, 9, 0)
    (only,) = result_of(method).ranking
    assert only.bid.quality == 6
    assert result_of(method).winner == "Aktiv A/S", "one bid wins, and there is nothing to take away"


def test_equal_bids_are_not_chosen_between(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    bids = [open_(invite(journey, cast.bo, name), cast.bo) for name in ("A", "B")]
    begin(journey, cast.bo)
    for bid in bids:
        agree(bid, cast.bo, 5, 5)
    assert "De bedste står helt lige." in words(client_for(cast.bo).get(reverse("ranking", args=[journey.pk])))


def test_a_bid_that_is_out_is_not_in_the_ranking(cast: Cast, journey: Journey) -> None:
    method = lock(journey, cast.bo)
    cheap = open_(invite(journey, cast.bo, "Billig"), cast.bo, 1, K1=Reply.NO)
    dear = open_(invite(journey, cast.bo, "Dyr"), cast.bo, 900_000)
    begin(journey, cast.bo)
    agree(dear, cast.bo, 5, 5)
    result = result_of(method)
    assert [one.bid.name for one in result.ranking] == ["Dyr"]
    assert [one.bid.pk for one in result.out] == [cheap.pk]


def test_a_corrected_file_is_read_until_somebody_has_scored(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    supplier = invite(journey, cast.bo)
    bid = open_(supplier, cast.bo, 900_000)
    assert open_(supplier, cast.bo, 800_000).pk == bid.pk
    (mettes,) = named(journey, cast.bo, cast.mette)
    give(mettes, bid, 1, 1)
    page = words(client_for(cast.bo).get(reverse("supplier", args=[supplier.pk])))
    assert "800.000" in page
    assert "Læs en rettet fil" not in page


def test_a_supplier_with_a_bid_is_not_removed_and_one_without_is(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    with_bid, without = invite(journey, cast.bo, "Med"), invite(journey, cast.bo, "Uden")
    open_(with_bid, cast.bo)
    for supplier in (with_bid, without):
        client_for(cast.bo).post(reverse("supplier-remove", args=[supplier.pk]))
    assert [supplier.name for supplier in Supplier.objects.all()] == ["Med"]


def test_a_document_is_a_link_that_leads_somewhere(cast: Cast, journey: Journey) -> None:
    supplier, client = invite(journey, cast.bo), client_for(cast.bo)
    address = reverse("paper-new", args=[supplier.pk])
    bad = client.post(address, {"id": str(uuid4()), "title": "Bilag", "url": "javascript:alert(1)"})
    assert bad.status_code == 422
    client.post(address, {"id": str(uuid4()), "title": "Bilag 1", "url": "https://esdh.example/1"})
    page = client.get(reverse("supplier", args=[supplier.pk])).content.decode()
    assert 'href="https://esdh.example/1"' in page


def test_no_new_specification_while_bids_are_compared_by_one(cast: Cast, journey: Journey) -> None:
    lock(journey, cast.bo)
    require(journey, cast.bo, text="Sent på dagen")
    answer = client_for(cast.bo).post(reverse("specification", args=[journey.pk]), {"id": str(uuid4())}, follow=True)
    assert "låst til den kravspecifikation" in words(answer)


def test_thresholds_are_those_of_the_day_and_have_a_source() -> None:
    from datetime import date  # noqa: PLC0415 - for this test alone

    keys = [one.key for one in thresholds()]
    assert {key: keys.count(key) for key in keys} == {"municipal-goods-services": 2, "social-specific-services": 1}
    assert [one.kroner for one in thresholds_on(date(2027, 12, 31))] == [1_611_360]
    assert [one.kroner for one in thresholds_on(date(2025, 1, 1))] == [1_644_638, 5_581_350]
    assert thresholds_on(date(2028, 1, 1)) == []
    assert all(one.source for one in thresholds())


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["bids", "ranking"])
def test_a_page_asks_as_often_however_many_bids(cast: Cast, journey: Journey, name: str) -> None:
    lock(journey, cast.bo)
    client, address = client_for(cast.bo), reverse(name, args=[journey.pk])
    bids = [open_(invite(journey, cast.bo, "A"), cast.bo)]
    one = _queries(client, address)
    bids += [open_(invite(journey, cast.bo, other), cast.bo) for other in ("B", "C")]
    begin(journey, cast.bo)
    for bid in bids:
        agree(bid, cast.bo, 5, 5)
    assert _queries(client, address) <= one
