# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a unit does with which task: agreed, remembered, and read by citizens in plain Danish."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import lxml.html
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import canvases
from medspil.expectations import actions
from medspil.expectations.models import PublicPage, ServiceLevel, Task
from medspil.expectations.papers import leaflet_of
from medspil.expectations.queries import table_of
from medspil.materials.canvases import canvas, shape_of
from medspil.organisations.models import Unit
from medspil.web.demo.expectations import AGREED, CONTACT
from tests.cast import Cast, client_for
from tests.dialogue.canvases.stage import open_sample
from tests.documents.reading import assert_accessible, words_of


def agreed(cast: Cast, title: str = "Nyt MitID", unit: Unit | None = None, **changed: Any) -> Task:
    said = {"level": "together", "words": "Tag dit pas med.", "reason": "Vi gjorde det forskelligt.", "meeting": None}
    said |= {"agreed_on": timezone.localdate(), **changed}
    return actions.begin(task_id=uuid4(), unit=unit or cast.counter, title=title, said=said, by=cast.bo)


def form(**changed: str) -> dict[str, str]:
    said = {"level": "show", "words": "", "reason": "De fleste kan selv.", "seen": "1"}
    return {**said, "agreed_on": timezone.localdate().isoformat(), **changed}


def words(response: Any) -> str:
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())


def test_a_facilitator_writes_down_what_the_team_agreed_and_everybody_reads_it(cast: Cast, material: None) -> None:
    said = form(id=str(uuid4()), unit=str(cast.counter.pk), title="Digital Post")
    for _press in range(2):
        assert client_for(cast.bo).post(reverse("service-new"), said).status_code == 302
    page = words(client_for(cast.ali).get(reverse("service-levels")))
    assert page.count("Digital Post") == 1
    assert "Vi viser det" in page
    assert client_for(cast.ali).get(reverse("service-new")).status_code == 404


def test_another_agreement_keeps_the_earlier_one_with_its_reason(cast: Cast, material: None) -> None:
    task = agreed(cast)
    address = reverse("service-task", args=[task.pk])
    for _press in range(2):
        assert client_for(cast.karen).post(address, form()).status_code == 302
    page = words(client_for(cast.ali).get(address))
    assert "De fleste kan selv." in page
    assert "Vi gjorde det forskelligt." in page
    assert list(ServiceLevel.objects.values_list("number", "level")) == [(2, "show"), (1, "together")]


def test_two_who_agree_at_once_are_told_and_lose_nothing(cast: Cast, material: None) -> None:
    task = agreed(cast)
    address = reverse("service-task", args=[task.pk])
    client_for(cast.karen).post(address, form(level="not", reason="Vi har ikke tid."))
    answer = client_for(cast.bo).post(address, form(reason="Min lange grund"))
    assert answer.status_code == 422
    assert "En anden har skrevet en ny aftale" in words(answer)
    assert "Min lange grund" in answer.content.decode()
    assert "Vi har ikke tid." in words(answer)
    seen = lxml.html.fromstring(answer.content.decode()).xpath("//input[@name='seen']/@value")
    client_for(cast.bo).post(address, form(reason="Min lange grund", seen=seen[0]))
    assert table_of(cast.counter)[0].now.reason == "Min lange grund"


def test_nothing_is_agreed_on_a_day_to_come(cast: Cast, material: None) -> None:
    task = agreed(cast)
    later = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = client_for(cast.bo).post(reverse("service-task", args=[task.pk]), form(agreed_on=later))
    assert answer.status_code == 422
    assert "Dagen er ikke kommet endnu." in words(answer)


def test_a_task_goes_off_the_table_and_comes_back_with_its_history(cast: Cast, material: None) -> None:
    task = agreed(cast)
    client = client_for(cast.karen)
    client.post(reverse("service-end", args=[task.pk]))
    assert table_of(cast.counter) == []
    client.post(reverse("service-task", args=[task.pk]), form())
    assert [row.now.number for row in table_of(cast.counter)] == [2]


def test_citizens_read_it_only_while_it_is_public(cast: Cast, material: None) -> None:
    agreed(cast)
    agreed(cast, "Netbank", level="guide", words="Ring til din bank.", reason="Banken er ansvarlig")
    karen, anybody = client_for(cast.karen), Client()
    address = reverse("service-citizens", args=[cast.counter.pk])
    assert "Nyt MitID" in words(karen.get(address))
    karen.post(address, {"contact": "Torvet 1. Telefon 12 34 56 78"})
    page = anybody.get(reverse("service-public", args=[PublicPage.objects.get().code]))
    for shown in ("Nyt MitID", "Tag dit pas med.", "Ring til din bank.", "Torvet 1", "Det gør vi sammen"):
        assert shown in words(page)
    for hidden in ("Vi gjorde det forskelligt", "Banken er ansvarlig", "Bo Brandt"):
        assert hidden not in page.content.decode()
    code = PublicPage.objects.get().code
    karen.post(address, {"contact": "Torvet 2"})
    assert PublicPage.objects.get().code == code, "what is printed still leads there"
    karen.post(reverse("service-withdraw", args=[cast.counter.pk]))
    assert anybody.get(reverse("service-public", args=[code])).status_code == 404


def test_the_paper_for_citizens_is_large_tagged_and_leads_to_the_page(cast: Cast, material: None) -> None:
    agreed(cast)
    page = actions.publish(unit=cast.counter, contact="Torvet 1", by=cast.karen)
    pdf = Client().get(reverse("service-public-pdf", args=[page.code])).content
    assert_accessible(pdf, title="Hvad kan vi hjælpe dig med?")
    assert "Nyt MitID" in words_of(pdf)
    assert page.code in words_of(pdf).replace(" ", "")


def test_the_demo_and_our_own_words_are_plain_danish(cast: Cast, material: None) -> None:
    for title, level, said, _reason in AGREED:
        agreed(cast, title, level=level, words=said)
    leaflet = leaflet_of(table_of(cast.counter), contact=CONTACT)
    assert len(leaflet.parts) == 4
    assert leaflet.lix <= 35
    assert leaflet.plain


def test_what_is_hard_to_read_is_said_so(cast: Cast, material: None) -> None:
    hard = "Afklaringssamtaler om digitaliseringsparathed forudsætter forudgående visitation hos myndighedsafdelingen"
    for number in range(3):
        agreed(cast, f"Ansøgningsprocedurer vedrørende hjælpemiddelbevillinger {number}", words=hard)
    page = words(client_for(cast.karen).get(reverse("service-citizens", args=[cast.counter.pk])))
    assert "Det er for svært at læse." in page


def test_another_team_writes_nothing_into_the_table(cast: Cast, material: None) -> None:
    task = agreed(cast)
    for outsider in (cast.lene, cast.ulla):
        assert client_for(outsider).post(reverse("service-task", args=[task.pk]), form()).status_code == 404
        assert client_for(outsider).get(reverse("service-pdf", args=[cast.counter.pk])).status_code == 404


def test_a_line_of_the_canvas_becomes_a_task_in_its_column(cast: Cast, material: None) -> None:
    shape = shape_of(canvas(cast.municipality.pk, "service-level"))
    filled = canvases.open_canvas(canvas_id=uuid4(), shape=shape, unit=cast.counter, process=None, title="", by=cast.bo)
    line, said = uuid4(), canvases.Said(field="guide", cells={"text": "Netbank"})
    canvases.write_line(canvas=filled, line_id=line, said=said, seen=0, by=cast.ali)
    client = client_for(cast.bo)
    assert "Skriv det ind i serviceniveauet" in words(client.get(reverse("canvas", args=[filled.pk])))
    page = lxml.html.fromstring(client.get(reverse("service-new"), {"line": str(line)}).content.decode())
    assert page.xpath("//input[@name='title']/@value") == ["Netbank"]
    assert page.xpath("//input[@name='level'][@checked]/@value") == ["guide"]
    other = open_sample(cast, "columns")
    assert "Skriv det ind" not in words(client.get(reverse("canvas", args=[other.pk])))
