# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The working group: who is in it and whom colleagues can turn to, and what is said about what it lacks."""

from uuid import uuid4

from django.urls import reverse

from medspil.journeys.actions import groups
from medspil.journeys.models import Archetype, Journey, JourneyRole, Part
from medspil.journeys.queries.groups import members_of, missing_in
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words


def joined(cast: Cast, journey: Journey, **said: str) -> JourneyRole:
    return groups.add(journey=journey, role_id=uuid4(), person=cast.ali, said={"name": "", **said}, by=cast.bo)


def missing(journey: Journey) -> str:
    return " ".join(missing_in(journey, members_of(journey)))


def test_everybody_sees_who_is_in_the_group_and_how_to_reach_them(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said = {"id": str(uuid4()), "person": str(cast.ali.pk), "archetype": "analogue", "reach": "Torsdag ved kaffen"}
    for _press in range(2):
        assert client_for(cast.bo).post(reverse("journey-member-new", args=[journey.pk]), said).status_code == 302
    assert journey.roles.filter(role=Part.MEMBER).count() == 1
    page = words(client_for(cast.tove).get(reverse("journey-group", args=[journey.pk])))
    assert "Ali Aslan" in page
    assert "Torsdag ved kaffen" in page
    assert "Det mangler gruppen" not in page  # that is for the group to mend


def test_a_citizen_is_in_the_group_by_name_alone(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client, address = client_for(cast.bo), reverse("journey-member-new", args=[journey.pk])
    assert client.post(address, {"id": str(uuid4())}).status_code == 422
    assert client.post(address, {"id": str(uuid4()), "name": "Grethe"}).status_code == 302
    assert "Grethe" in words(client.get(reverse("journey-group", args=[journey.pk])))


def test_what_is_missing_is_said_plainly_and_goes_away(cast: Cast, material: None) -> None:
    journey = begun(cast)
    groups.frame(journey=journey, task="Find en løsning", employee_groups="Rådgivere\nSekretærer", by=cast.bo)
    journey.refresh_from_db()
    assert "ingen i gruppen endnu" in missing(journey)
    joined(cast, journey, employee_group="Rådgivere", archetype=Archetype.SCEPTIC)
    said = missing(journey)
    assert "Ingen fra »Sekretærer«" in said
    assert "Ingen fra »Rådgivere«" not in said
    assert "Ingen frontløber" in said
    assert "Ingen faglig skeptiker" not in said
    assert "Kun ledere" not in said


def test_a_group_of_leaders_alone_is_told_so(cast: Cast, material: None) -> None:
    journey = begun(cast, lead=cast.karen)
    groups.add(journey=journey, role_id=uuid4(), person=cast.lene, said={"name": ""}, by=cast.karen)
    assert "Kun ledere" in missing(journey)


def test_whoever_is_in_the_group_may_work_and_not_decide(cast: Cast, material: None) -> None:
    journey = begun(cast)
    task, phase = reverse("journey-task-new", args=[journey.pk]), reverse("journey-phase", args=[journey.pk, "idea"])
    assert client_for(cast.ali).get(task).status_code == 404
    role = joined(cast, journey)
    assert client_for(cast.ali).get(task).status_code == 200
    assert client_for(cast.ali).get(phase).status_code == 404
    groups.remove(role=role, by=cast.bo)
    assert client_for(cast.ali).get(task).status_code == 404


def test_another_project_lead_runs_the_meetings(cast: Cast, material: None) -> None:
    journey = begun(cast)
    answer = client_for(cast.karen).post(reverse("journey-lead", args=[journey.pk]), {"person": str(cast.ali.pk)})
    assert answer.status_code == 302
    journey.process.refresh_from_db()
    assert journey.process.facilitator == cast.ali
    address = reverse("journey-phase", args=[journey.pk, "procurement"])
    assert client_for(cast.ali).get(address).status_code == 200
    assert client_for(cast.bo).get(address).status_code == 404


def test_the_project_lead_is_not_taken_out(cast: Cast, material: None) -> None:
    journey = begun(cast)
    lead = journey.roles.get(role=Part.LEAD)
    client_for(cast.karen).post(reverse("journey-member-remove", args=[journey.pk, lead.pk]))
    assert journey.roles.filter(role=Part.LEAD).exists()
