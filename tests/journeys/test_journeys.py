# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A digital journey: begun once, seen by those it concerns, moved through its phases without being held back."""

from uuid import uuid4

import pytest
from django.urls import reverse

from medspil.journeys.actions import journeys
from medspil.journeys.models import Journey, JourneyPhase
from medspil.organisations.actions import add_person, create_unit
from medspil.organisations.permissions import Role
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words


def form(cast: Cast, **changed: str) -> dict[str, str]:
    said = {"id": str(uuid4()), "unit": str(cast.counter.pk), "name": "Book selv", "about": "Borgerne booker selv."}
    return {**said, "lead": str(cast.bo.pk), **changed}


def test_a_leader_begins_a_journey_once_however_often_she_presses(cast: Cast) -> None:
    said = form(cast)
    for _press in range(2):
        answer = client_for(cast.karen).post(reverse("journey-new"), said)
        assert answer.status_code == 302
    assert Journey.objects.of(cast.municipality).count() == 1
    page = words(client_for(cast.ali).get(answer["Location"]))
    assert "Bo Brandt leder projektet" in page
    assert "Det næste gode skridt" in page


def test_what_is_missing_in_the_form_is_said_and_nothing_typed_is_lost(cast: Cast) -> None:
    answer = client_for(cast.karen).post(reverse("journey-new"), form(cast, name="", about="Noget nyt"))
    assert answer.status_code == 422
    assert "Giv den et navn." in words(answer)
    assert "Noget nyt" in answer.content.decode()


def test_a_cpr_number_is_refused(cast: Cast) -> None:
    answer = client_for(cast.karen).post(reverse("journey-new"), form(cast, about="Borger 010190-1234 booker"))
    assert answer.status_code == 422
    assert not Journey.objects.exists()


def test_those_who_work_beneath_see_it_and_the_neighbours_do_not(cast: Cast) -> None:
    team = create_unit(parent=cast.counter, name="Pas og kørekort", by=None)
    below = add_person(unit=team, name="Dan Dam", email="dan@fjordby.example", role=Role.EMPLOYEE, by=None)
    journey = begun(cast)
    for person, status in ((below, 200), (cast.ali, 200), (cast.ib, 404), (cast.rita, 404), (cast.ulla, 404)):
        assert client_for(person).get(reverse("journey", args=[journey.pk])).status_code == status
        assert ("Book selv" in words(client_for(person).get(reverse("journeys")))) == (status == 200)


def test_a_project_lead_from_another_unit_leads_it(cast: Cast) -> None:
    journey = begun(cast, lead=cast.ib)
    client = client_for(cast.ib)
    assert client.get(reverse("journey", args=[journey.pk])).status_code == 200
    assert client.post(reverse("journey-phase", args=[journey.pk, "preparation"])).status_code == 302
    assert words(client.get(reverse("journeys"))).count("Book selv") == 1


def test_the_process_of_a_journey_is_the_journey_and_no_process_of_a_team(cast: Cast) -> None:
    journey = begun(cast)
    answer = client_for(cast.ali).get(reverse("process", args=[journey.pk]))
    assert answer["Location"] == reverse("journey", args=[journey.pk])
    assert "Book selv" not in words(client_for(cast.ali).get(reverse("processes")))
    assert client_for(cast.karen).get(reverse("contract", args=[journey.pk])).status_code == 404


@pytest.mark.parametrize("phase", list(JourneyPhase)[1:])
def test_moving_on_is_never_held_back(cast: Cast, phase: JourneyPhase) -> None:
    journey = begun(cast)
    client, address = client_for(cast.bo), reverse("journey-phase", args=[journey.pk, phase])
    assert client.get(address).status_code == 200
    for _press in range(2):
        assert client.post(address).status_code == 302
    journey.refresh_from_db()
    assert journey.phase == phase
    assert journey.process.lap == phase.number


def test_an_employee_does_not_move_it_and_a_phase_that_is_none_is_not_there(cast: Cast) -> None:
    journey = begun(cast)
    assert client_for(cast.ali).post(reverse("journey-phase", args=[journey.pk, "preparation"])).status_code == 404
    assert client_for(cast.bo).get(reverse("journey-phase", args=[journey.pk, "nowhere"])).status_code == 404


def test_a_journey_can_go_back(cast: Cast) -> None:
    journey = begun(cast)
    for phase in (JourneyPhase.PROCUREMENT, JourneyPhase.IDEA):
        assert journeys.move_to(journey=journey, phase=phase, by=cast.bo)
    assert not journeys.move_to(journey=journey, phase=JourneyPhase.IDEA, by=cast.bo)


def test_what_others_have_learned_is_a_press_away(cast: Cast, material: None) -> None:
    client = client_for(cast.ali)
    address = reverse("topic", args=["digital-journey"])
    assert address in client.get(reverse("journeys")).content.decode()
    assert "Fremfærd" in words(client.get(address))
