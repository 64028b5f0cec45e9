# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The purpose: written together, agreed by name and date, on every page, changed with a reason."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import canvases as dialogue
from medspil.journeys.actions import canvases, purposes
from medspil.journeys.actions.purposes import AgreedMeanwhile
from medspil.journeys.models import Journey, Purpose
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words

SENTENCE = "Borgerne vælger selv deres tid"
CANVAS = {
    "citizens": "Ringer ikke i kø",
    "employees": "Færre opkald",
    "leaders": "Ser presset",
    "politicians": "Åbent døgnet rundt",
    "connections": "Vores digitaliseringsstrategi",
    "one-sentence": SENTENCE,
}


def form(**changed: str) -> dict[str, str]:
    around = {"seen": "0", "strategy_link": "", "agreed_by": "Ledergruppen"}
    return {**CANVAS, **around, "agreed_on": timezone.localdate().isoformat(), **changed}


def agreed(cast: Cast, journey: Journey, seen: int = 0, **changed: Any) -> Purpose:
    said = {"canvas": CANVAS, "agreed_by": "Ledergruppen", "agreed_on": timezone.localdate(), **changed}
    return purposes.agree(journey=journey, seen=seen, said=said, by=cast.bo)


def test_what_was_agreed_stands_on_every_page_of_the_journey(cast: Cast, material: None) -> None:
    journey = begun(cast)
    address = reverse("journey-purpose-agree", args=[journey.pk])
    for _press in range(2):
        assert client_for(cast.bo).post(address, form(strategy_link="https://fjordby.example/s")).status_code == 302
    assert Purpose.objects.of(cast.municipality).count() == 1
    for name in ("journey", "journey-tasks", "journey-purpose"):
        assert SENTENCE in words(client_for(cast.ali).get(reverse(name, args=[journey.pk])))
    page = words(client_for(cast.ali).get(reverse("journey-purpose", args=[journey.pk])))
    assert "af Ledergruppen" in page
    for text in CANVAS.values():
        assert text in page


def test_a_change_needs_a_reason_and_the_history_stays(cast: Cast, material: None) -> None:
    journey = begun(cast)
    agreed(cast, journey)
    client, address = client_for(cast.karen), reverse("journey-purpose-agree", args=[journey.pk])
    changed = form(seen="1", **{"one-sentence": "Også de sygemeldte vælger selv"})
    refused = client.post(address, {**changed, "reason": ""})
    assert refused.status_code == 422
    assert "Skriv, hvorfor det ændrer sig." in words(refused)
    assert client.post(address, {**changed, "reason": "Løsningen kan mere"}).status_code == 302
    page = words(client_for(cast.ali).get(reverse("journey-purpose", args=[journey.pk])))
    assert "Også de sygemeldte vælger selv" in page
    assert SENTENCE in page
    assert "Løsningen kan mere" in page


def test_two_who_write_at_once_do_not_pass_over_each_other(cast: Cast, material: None) -> None:
    journey = begun(cast)
    agreed(cast, journey)
    answer = client_for(cast.karen).post(reverse("journey-purpose-agree", args=[journey.pk]), form(reason="Ny"))
    assert answer.status_code == 422
    assert "Nogen har ændret formålet imens" in words(answer)
    with pytest.raises(AgreedMeanwhile):
        agreed(cast, journey, canvas={"one-sentence": "Noget andet"})


def test_a_day_to_come_is_refused(cast: Cast, material: None) -> None:
    journey = begun(cast)
    later = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = client_for(cast.bo).post(reverse("journey-purpose-agree", args=[journey.pk]), form(agreed_on=later))
    assert answer.status_code == 422
    assert not Purpose.objects.exists()


def test_what_the_team_wrote_on_the_canvas_is_where_the_form_begins(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client = client_for(cast.bo)
    for _press in range(2):
        opened = client.post(reverse("journey-canvas", args=[journey.pk, "purpose"]), {"id": str(uuid4())})
    canvas = canvases.open_tool(journey=journey, key="purpose", canvas_id=uuid4(), by=cast.bo)
    assert opened["Location"] == reverse("canvas", args=[canvas.pk])
    said = dialogue.Said(field="citizens", cells={"text": "De slipper for at vente"})
    dialogue.write_line(canvas=canvas, line_id=uuid4(), said=said, seen=0, by=cast.ali)
    assert "De slipper for at vente" in client.get(reverse("journey-purpose-agree", args=[journey.pk])).content.decode()


def test_a_project_lead_from_elsewhere_writes_on_the_canvas_too(cast: Cast, material: None) -> None:
    journey = begun(cast, lead=cast.ib)
    canvas = canvases.open_tool(journey=journey, key="purpose", canvas_id=uuid4(), by=cast.ib)
    for person, status in ((cast.ib, 200), (cast.ali, 200), (cast.lene, 404)):
        assert client_for(person).get(reverse("canvas", args=[canvas.pk])).status_code == status


def test_moving_on_without_a_purpose_says_so(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client, address = client_for(cast.bo), reverse("journey-phase", args=[journey.pk, "preparation"])
    assert "Ingen har aftalt et formål." in words(client.get(address))
    agreed(cast, journey)
    assert "Ingen har aftalt et formål." not in words(client.get(address))
