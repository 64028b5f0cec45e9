# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An answer is written, changed, looked at again and taken out; a unit may have its own."""

from io import BytesIO
from uuid import uuid4

import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from medspil.counter.actions import entries as actions
from medspil.counter.models import GuideEntry, GuideVersion
from medspil.counter.queries.guide import entries_for
from medspil.organisations.actions import create_unit
from tests.cast import Cast, client_for
from tests.counter.stage import TITLE, entry, form, in_days, text, typed, words
from tests.directory.samples import cafe


def titles(cast: Cast, unit: str) -> list[str]:
    return [found.title for found in entries_for(getattr(cast, unit))]


def test_what_a_colleague_sees(cast: Cast, material: None) -> None:
    stored = entry(cast)
    page = words(client_for(cast.ali).get(reverse("guide-entry", args=[stored.pk])))
    for seen in ("Det kommer an på", "Om borgeren kan trykke selv", "Peg og vent", "»Skal vi gøre det sammen?«"):
        assert seen in page
    for seen in ("§ MitID: Hjælp, men kig væk", "It-café", "Instruktion", "Aftalt af Borgerservice på teammødet"):
        assert seen in page
    assert "Over tiden" not in page
    assert "Hold svaret rigtigt" not in page, "an employee does not write in the guide"


def test_a_leader_writes_for_her_unit_and_sent_twice_it_is_one(cast: Cast, material: None) -> None:
    karen, sent = client_for(cast.karen), form(cast.counter)
    first = karen.post(reverse("guide-new"), sent)
    assert first.status_code == 302
    assert karen.post(reverse("guide-new"), sent).headers["Location"] == first.headers["Location"]
    stored = GuideEntry.objects.of(cast.municipality).get()
    assert (stored.title, stored.legal_points, stored.unit) == (TITLE, ["look-away"], cast.counter)
    assert titles(cast, "jobcentre") == []
    assert titles(cast, "counter") == [TITLE]


@pytest.mark.parametrize("who", ["ali", "ib"])
def test_an_employee_writes_nothing(cast: Cast, material: None, who: str) -> None:
    stored = entry(cast)
    client = client_for(getattr(cast, who))
    assert client.get(reverse("guide-new")).status_code == 404
    assert client.post(reverse("guide-new"), form(cast.counter)).status_code == 404
    assert client.post(reverse("guide-change", args=[stored.pk]), typed(version=1)).status_code == 404
    assert client.post(reverse("guide-withdraw", args=[stored.pk])).status_code == 404


def test_a_leader_writes_for_no_other_unit(cast: Cast, material: None) -> None:
    answer = client_for(cast.lene).post(reverse("guide-new"), form(cast.counter))
    assert answer.status_code == 422
    assert "Vælg" in words(answer)
    assert not GuideEntry.objects.of(cast.municipality).exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Skriv situationen på én linje."),
        ({"how": " "}, "Skriv mindst ét trin."),
        ({"depends_on": ""}, "Skriv, hvad det kommer an på, så en kollega kan afgøre det."),
        ({"how": "Spørg 010190-1234"}, "cpr-nummer"),
        ({"agreed_on": in_days(1)}, "Den dag er ikke kommet endnu."),
        ({"look_again_on": in_days(-1)}, "Datoen er passeret."),
        ({"look_again_on": in_days(800)}, "Vælg en dag inden for et år."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    cast: Cast, material: None, wrong: dict[str, object], told: str
) -> None:
    answer = client_for(cast.karen).post(reverse("guide-new"), {**form(cast.counter), **wrong})
    assert answer.status_code == 422
    assert told in words(answer)
    assert "Skal vi gøre det sammen?" in answer.content.decode()
    assert not GuideEntry.objects.of(cast.municipality).exists()


def test_a_change_has_a_history(cast: Cast, material: None) -> None:
    stored, rita = entry(cast), client_for(cast.rita)
    address = reverse("guide-change", args=[stored.pk])
    assert rita.get(address).status_code == 200
    changed = typed(version=1, verdict="no", why="Juristen sagde nej")
    assert rita.post(address, changed).status_code == 302
    assert rita.post(address, changed).status_code == 302, "sent twice"
    history = words(rita.get(reverse("guide-history", args=[stored.pk])))
    assert "Juristen sagde nej" in history
    assert GuideVersion.objects.of(cast.municipality).count() == 2
    was = words(rita.get(reverse("guide-version", args=[stored.pk, 1])))
    assert "Om borgeren kan trykke selv" in was
    assert "Det kommer an på" in was


def test_two_who_write_at_once_lose_nothing(cast: Cast, material: None) -> None:
    stored, rita = entry(cast), client_for(cast.rita)
    address = reverse("guide-change", args=[stored.pk])
    actions.change(entry=stored, seen=1, text={"say": "Jeg viser dig det"}, why="", by=cast.rita)
    answer = rita.post(address, typed(version=1, say="Vi tager det sammen"))
    assert answer.status_code == 422
    page = words(answer)
    assert "En anden har skrevet imens" in page
    assert "Jeg viser dig det" in page
    assert 'name="version" value="2"' in answer.content.decode()
    assert rita.post(address, typed(version=2, say="Vi tager det sammen")).status_code == 302
    stored.refresh_from_db()
    assert stored.say == "Vi tager det sammen"


def test_an_overdue_answer_says_so_until_somebody_has_looked(cast: Cast, material: None) -> None:
    stored, karen = entry(cast, cast.counter, look_again_on=in_days(-3)), client_for(cast.karen)
    address = reverse("guide-entry", args=[stored.pk])
    for page in (reverse("guide"), address):
        assert "Over tiden." in words(client_for(cast.ali).get(page))
    assert "Ét svar i skrankeguiden trænger til" in words(karen.get("/"))
    assert TITLE in words(karen.get(reverse("guide-late")))
    keep = reverse("guide-keep", args=[stored.pk])
    assert karen.post(keep, {"version": 1, "look_again_on": in_days(-1)}).status_code == 422
    assert karen.post(keep, {"version": 1, "look_again_on": in_days(90)}).status_code == 302
    assert "Over tiden." not in words(karen.get(address))
    assert "Set på, gælder stadig" in words(karen.get(reverse("guide-history", args=[stored.pk])))


def test_what_was_changed_meanwhile_is_not_said_to_hold(cast: Cast) -> None:
    stored = entry(cast)
    actions.change(entry=stored, seen=1, text={"verdict": "no"}, why="", by=cast.rita)
    actions.keep(entry=stored, seen=1, until=in_days(300), by=cast.rita)
    stored.refresh_from_db()
    assert stored.look_again_on == in_days(100)


def test_taken_out_it_is_gone_for_readers_and_can_be_put_back(cast: Cast, material: None) -> None:
    stored, rita, ali = entry(cast), client_for(cast.rita), client_for(cast.ali)
    address = reverse("guide-entry", args=[stored.pk])
    assert rita.post(reverse("guide-withdraw", args=[stored.pk])).status_code == 302
    assert ali.get(address).status_code == 404
    assert TITLE not in words(ali.get(reverse("guide")))
    assert "taget ud af guiden" in words(rita.get(address))
    assert TITLE in words(rita.get(reverse("guide-late")))
    rita.post(reverse("guide-restore", args=[stored.pk]))
    assert ali.get(address).status_code == 200


def test_a_units_own_answer_stands_instead(cast: Cast, material: None) -> None:
    common, karen = entry(cast), client_for(cast.karen)
    address = f"{reverse('guide-new')}?i-stedet={common.pk}"
    assert "kommer til at stå i stedet for" in words(karen.get(address))
    assert karen.post(address, form(cast.counter, title="Vores eget")).status_code == 302
    assert titles(cast, "counter") == ["Vores eget"]
    assert titles(cast, "jobcentre") == titles(cast, "root") == [TITLE]
    assert "Borgerservice: Vores eget" in words(karen.get(reverse("guide-entry", args=[common.pk])))
    assert karen.get(address).status_code == 404, "one is enough"
    with pytest.raises(ValidationError):
        actions.write_entry(entry_id=uuid4(), unit=cast.counter, text=text(), by=cast.karen, instead_of=common)


def test_the_nearest_answer_counts(cast: Cast) -> None:
    desk = create_unit(parent=cast.counter, name="Skranke 2", by=None)
    common = entry(cast)
    middle = entry(cast, cast.counter, title="Borgerservices", instead_of=common)
    assert titles(cast, "counter") == ["Borgerservices"]
    entry(cast, desk, title="Skrankens", instead_of=middle)
    assert [found.title for found in entries_for(desk)] == ["Skrankens"]
    entry(cast, cast.jobcentre, title="Jobcentrets", instead_of=common)
    assert titles(cast, "jobcentre") == ["Jobcentrets"]
    assert titles(cast, "counter") == ["Borgerservices"]


def test_on_paper_it_is_one_page(cast: Cast, material: None) -> None:
    stored = entry(cast, look_again_on=in_days(0))
    answer = client_for(cast.ali).get(reverse("guide-pdf", args=[stored.pk]))
    (page,) = pypdf.PdfReader(BytesIO(answer.content)).pages
    printed = " ".join(page.extract_text().split())
    for seen in (TITLE, "Det kommer an på", "Peg og vent", "Skal vi gøre det sammen?", "MitID: Hjælp, men kig væk"):
        assert seen in printed


def test_a_plain_search_finds_what_is_meant(cast: Cast, material: None) -> None:
    stored = entry(cast)
    page = client_for(cast.ali).get(reverse("guide"), {"q": "må jeg tage borgerens telefonn"}).content.decode()
    assert page.index(reverse("guide-entry", args=[stored.pk])) < page.index("/emner/", page.index('id="shelf"'))
    assert "noget om »qqqqqqqq«" in words(client_for(cast.ali).get(reverse("guide"), {"q": "qqqqqqqq"}))


def test_search_shows_no_other_units_answers_and_sees_changes(cast: Cast, material: None) -> None:
    entry(cast, cast.jobcentre, title="Zebra ved skranken")
    assert "Zebra" not in words(client_for(cast.ali).get(reverse("guide"), {"q": "zebra"}))
    assert "Zebra" in words(client_for(cast.ib).get(reverse("guide"), {"q": "zebra"}))
    entry(cast, cast.counter, title="Zebra hos os")
    assert "Zebra hos os" in words(client_for(cast.ali).get(reverse("guide"), {"q": "zebra"}))


def test_search_finds_a_help_offer(cast: Cast, material: None) -> None:
    offer = cafe(cast)
    page = client_for(cast.ali).get(reverse("guide"), {"q": offer.name}).content.decode()
    assert reverse("offer", args=[offer.pk]) in page
    assert "Hjælpetilbud" in page[page.index('id="shelf"') :]
