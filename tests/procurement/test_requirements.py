# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Wishes become requirements, and requirements a specification: what the group sees and may do."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import docx
import lxml.html
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.dialogue.actions import canvases
from medspil.journeys.models import Journey, JourneyRole, JourneyState, Part
from medspil.materials.canvases import canvas, shape_of
from medspil.procurement.actions import requirements, wishes
from medspil.procurement.catalogue import suggested
from medspil.procurement.models import Requirement, Specification, Wish
from medspil.procurement.specification.reading import read_filled
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words
from tests.procurement.filling import filled
from tests.procurement.stage import SAID, WISH, require


@pytest.fixture
def journey(cast: Cast, material: None) -> Journey:
    """Karen's, led by Bo; Mette is in the group, Ali and Tove work in the unit."""
    made = begun(cast)
    JourneyRole.objects.create(
        municipality=cast.municipality, journey=made, role=Part.MEMBER, person=cast.mette, name=cast.mette.name
    )
    return made


def wish(journey: Journey, by: Any, text: str = WISH["text"]) -> Wish:
    return wishes.ask_for(wish_id=uuid4(), journey=journey, said={**WISH, "text": text}, by=by)


def test_a_wish_is_written_once_however_often_one_presses(cast: Cast, journey: Journey) -> None:
    client, address = client_for(cast.mette), reverse("wishes", args=[journey.pk])
    for _press in range(2):
        assert client.post(address, {**WISH, "id": str(uuid4() if _press > 1 else journey.pk)}).status_code == 302
    page = words(client_for(cast.bo).get(address))
    assert page.count(WISH["text"]) == 1 + 2, "once in the list, twice for those who hear where a link leads"
    assert "Ønsket af Mette Madsen" in page


def test_a_wish_about_a_person_is_asked_about_and_nothing_typed_is_lost(cast: Cast, journey: Journey) -> None:
    answer = client_for(cast.mette).post(
        reverse("wishes", args=[journey.pk]), {**WISH, "id": str(uuid4()), "text": "Hans Jensen 010190-1234 kan ikke"}
    )
    assert answer.status_code == 422
    assert "cpr-nummer" in words(answer)
    assert "010190-1234 kan ikke" in answer.content.decode()
    assert not Wish.objects.exists()


def test_wishes_that_say_the_same_are_one_and_all_are_credited(cast: Cast, journey: Journey) -> None:
    first, second = wish(journey, cast.mette), wish(journey, cast.bo, "Jeg vil kunne flytte tiden")
    client, address = client_for(cast.bo), reverse("wishes", args=[journey.pk])
    client.post(reverse("wishes-join", args=[journey.pk]), {"wish": [str(first.pk), str(second.pk)]})
    page = words(client.get(address))
    assert "Ønsket af Mette Madsen, Bo Brandt" in page
    assert "En mere siger det samme" in page
    client.post(reverse("wish-part", args=[second.pk]))
    assert "En mere siger det samme" not in words(client.get(address))


def test_one_wish_alone_is_not_joined(cast: Cast, journey: Journey) -> None:
    only = wish(journey, cast.mette)
    client = client_for(cast.bo)
    answer = client.post(reverse("wishes-join", args=[journey.pk]), {"wish": [str(only.pk)]}, follow=True)
    assert "Vælg mindst to" in words(answer)


def test_a_requirement_keeps_the_way_back_to_its_wishes(cast: Cast, journey: Journey) -> None:
    first, second = wish(journey, cast.mette), wish(journey, cast.ali, "Flyt tid")
    wishes.join(journey=journey, wishes=[first, second], by=cast.bo)
    client = client_for(cast.bo)
    address = reverse("requirement-new", args=[journey.pk]) + f"?wish={first.pk}"
    form = lxml.html.fromstring(client.get(address).content.decode())
    assert form.xpath("//textarea[@name='text']/text()")[0].strip() == WISH["text"]
    said = {**SAID, "id": str(uuid4())}
    for _press in range(2):
        assert client.post(address, said).status_code == 302
    made = Requirement.objects.get()
    page = words(client.get(reverse("requirement", args=[made.pk])))
    assert "Mette Madsen, Ali Aslan" in page
    assert "blev til K1" in words(client.get(reverse("wishes", args=[journey.pk])))


def test_what_stands_on_the_canvas_is_taken_in_once(cast: Cast, journey: Journey) -> None:
    shape = shape_of(canvas(cast.municipality.pk, "wishes-requirements"))
    opened = canvases.open_canvas(
        canvas_id=uuid4(), shape=shape, unit=cast.counter, process=journey.process, title="", by=cast.bo
    )
    said = canvases.Said(field="technical", cells={"wish": "Den virker på min telefon", "why": "Jeg har ikke andet"})
    canvases.write_line(canvas=opened, line_id=uuid4(), said=said, seen=0, by=cast.ali)
    client, address = client_for(cast.bo), reverse("wishes", args=[journey.pk])
    assert "Et ønske står på vejens skabelon" in words(client.get(address))
    for _press in range(2):
        client.post(reverse("wishes-from-canvas", args=[journey.pk]))
    page = words(client.get(address))
    assert "fra skabelonen" in page
    assert "står på vejens skabelon" not in page
    assert [(row.area, row.by) for row in Wish.objects.all()] == [("technical", None)]


@pytest.mark.parametrize(("strength", "weight"), [("must", 3), ("should", None), ("option", 6)])
def test_the_database_holds_no_must_with_a_weight_and_no_other_without(
    cast: Cast, journey: Journey, strength: str, weight: int | None
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        require(journey, cast.bo, strength=strength, weight=weight)


def test_a_should_without_weight_is_told_at_the_field(cast: Cast, journey: Journey) -> None:
    address = reverse("requirement-new", args=[journey.pk])
    answer = client_for(cast.bo).post(address, {**SAID, "weight": "", "id": str(uuid4())})
    assert answer.status_code == 422
    assert "Vælg, hvor meget det tæller." in words(answer)
    assert client_for(cast.bo).post(address, {**SAID, "strength": "must", "id": str(uuid4())}).status_code == 302
    assert Requirement.objects.get().weight is None


def test_two_who_change_a_requirement_are_told(cast: Cast, journey: Journey) -> None:
    row = require(journey, cast.bo)
    address = reverse("requirement", args=[row.pk])
    client_for(cast.bo).post(address, {**SAID, "id": str(row.pk), "seen": "1", "text": "De nye ord"})
    answer = client_for(cast.mette).post(address, {**SAID, "id": str(row.pk), "seen": "1", "text": "De andre ord"})
    assert answer.status_code == 422
    assert "De nye ord" in words(answer)
    assert "De andre ord" in answer.content.decode()
    seen = lxml.html.fromstring(answer.content.decode()).xpath("//input[@name='seen']/@value")[0]
    again = {**SAID, "id": str(row.pk), "seen": seen, "text": "De andre ord"}
    assert client_for(cast.mette).post(address, again).status_code == 302
    assert Requirement.objects.get().text == "De andre ord"


def test_a_number_is_never_used_again(cast: Cast, journey: Journey) -> None:
    first = require(journey, cast.bo)
    requirements.take_out(requirement=first, out=True, by=cast.bo)
    assert require(journey, cast.bo).mark == "K2"
    page = client_for(cast.bo).post(reverse("requirement-out", args=[first.pk]), {"in": "1"}, follow=True)
    assert "K1" in words(page)


def test_the_catalogue_is_taken_in_once(cast: Cast, journey: Journey) -> None:
    client, address = client_for(cast.mette), reverse("requirement-suggestions", args=[journey.pk])
    for _press in range(2):
        client.post(address, {"key": ["wcag", "mitid"]})
    page = words(client.get(reverse("requirements", args=[journey.pk])))
    assert "Skal: 2" in page
    assert Requirement.objects.count() == 2
    assert words(client.get(address)).count("Det har I.") == 2
    assert client.post(address, {"key": ["no-such"]}).status_code == 422
    assert "Vælg mindst et." in words(client.post(address, {}))


def test_the_file_that_goes_out_comes_back(cast: Cast, journey: Journey) -> None:
    requirements.suggest(journey=journey, chosen=list(suggested()), by=cast.bo)
    client = client_for(cast.bo)
    for _press in range(2):
        client.post(reverse("specification", args=[journey.pk]), {"id": str(uuid4())})
    made = Specification.objects.get()
    content = client.get(reverse("specification-docx", args=[made.pk])).content
    answers = {row.mark: ("Ja", row.text) for row in made.asked()}
    read = read_filled(filled(content, answers=answers), rows=made.asked(), code=made.code)
    assert {answer.how for answer in read.answers.values()} == {row.text for row in made.asked()}
    assert docx.Document(BytesIO(content)).paragraphs[0].text == journey.name


def test_a_specification_that_was_sent_does_not_change(cast: Cast, journey: Journey) -> None:
    row = require(journey, cast.bo)
    first = requirements.make_specification(specification_id=uuid4(), journey=journey, by=cast.bo)
    requirements.change(requirement=row, seen=1, said={**SAID, "text": "Noget andet"}, by=cast.bo)
    second = requirements.make_specification(specification_id=uuid4(), journey=journey, by=cast.bo)
    first.refresh_from_db()
    assert first.asked()[0].text == SAID["text"]
    assert (second.number, second.asked()[0].text) == (2, "Noget andet")
    assert first.code != second.code


def test_nothing_is_sent_without_requirements(cast: Cast, journey: Journey) -> None:
    address = reverse("specification", args=[journey.pk])
    assert "Der er ingen krav endnu." in words(client_for(cast.bo).post(address, {"id": str(uuid4())}, follow=True))


def test_the_group_writes_and_the_project_lead_sends(cast: Cast, journey: Journey) -> None:
    row = require(journey, cast.bo)
    address = reverse("specification", args=[journey.pk])
    assert client_for(cast.mette).get(address).status_code == 200
    assert client_for(cast.mette).post(address, {"id": str(uuid4())}).status_code == 404
    for outsider in (cast.ali, cast.ib, cast.ulla):
        for name, what in (("wishes", journey), ("requirements", journey), ("requirement", row)):
            assert client_for(outsider).get(reverse(name, args=[what.pk])).status_code == 404
    assert Client().get(address).status_code == 302


def test_in_a_journey_that_has_ended_nothing_is_written(cast: Cast, journey: Journey) -> None:
    Journey.objects.filter(pk=journey.pk).update(state=JourneyState.CLOSED)
    client, address = client_for(cast.bo), reverse("wishes", args=[journey.pk])
    assert "Tilføj ønsket" not in words(client.get(address))
    assert client.post(address, {**WISH, "id": str(uuid4())}).status_code == 404


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", ["wishes", "requirements", "specification", "requirement-suggestions"])
def test_a_page_asks_as_often_however_much_there_is(cast: Cast, journey: Journey, name: str) -> None:
    client, address = client_for(cast.bo), reverse(name, args=[journey.pk])

    def more() -> None:
        first, second = wish(journey, cast.mette), wish(journey, cast.bo)
        wishes.join(journey=journey, wishes=[first, second], by=cast.bo)
        row = require(journey, cast.bo)
        Wish.objects.filter(pk=first.pk).update(requirement=row)
        requirements.make_specification(specification_id=uuid4(), journey=journey, by=cast.bo)

    more()
    one = _queries(client, address)
    more()
    more()
    assert _queries(client, address) == one


def test_a_wish_is_declined_with_a_reason_that_the_group_reads(cast: Cast, journey: Journey) -> None:
    wish = wishes.ask_for(wish_id=uuid4(), journey=journey, said=WISH, by=cast.bo)
    karen, address = client_for(cast.karen), reverse("wish-decline", args=[wish.pk])
    assert "Skriv hvorfor." in words(karen.post(address, {"why": " "}))
    assert karen.post(address, {"why": "Det kan vores kalender allerede"}).status_code == 302
    page = words(client_for(cast.bo).get(reverse("wishes", args=[journey.pk])))
    assert "Det bliver ikke et krav: Det kan vores kalender allerede Karen Kjær" in page
    assert "Ønsket af Bo Brandt" in page
    assert "Gør det til et krav" not in page
    client_for(cast.bo).post(reverse("wish-take-up", args=[wish.pk]))
    assert "Gør det til et krav" in words(karen.get(reverse("wishes", args=[journey.pk])))
    assert client_for(cast.ali).get(address).status_code == 404
