# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Tasks are commitments: each in its phase, reminded of, on the list of whoever does it."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from medspil.journeys.actions import tasks
from medspil.journeys.models import Journey, JourneyPhase
from medspil.practice.actions import posting
from medspil.practice.models import Commitment
from medspil.practice.workdays import on_or_after
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words

WHAT = "Spørg to kommuner, der bruger den"


def added(cast: Cast, journey: Journey, phase: JourneyPhase = JourneyPhase.IDEA, days: int = 7) -> Commitment:
    due = timezone.localdate() + timedelta(days=days)
    return tasks.add(journey=journey, task_id=uuid4(), phase=phase, what=WHAT, owner=cast.ali, due_on=due, by=cast.bo)


def test_a_task_stands_in_its_phase_and_on_the_list_of_whoever_does_it(cast: Cast, material: None) -> None:
    journey = begun(cast)
    due = (timezone.localdate() + timedelta(days=7)).isoformat()
    said = {"id": str(uuid4()), "what": WHAT, "owner": str(cast.ali.pk), "due_on": due, "phase": "procurement"}
    for _press in range(2):
        assert client_for(cast.bo).post(reverse("journey-task-new", args=[journey.pk]), said).status_code == 302
    task = Commitment.objects.of(cast.municipality).get(process=journey.process_id)
    assert task.lap == JourneyPhase.PROCUREMENT.number
    journey.refresh_from_db()
    assert journey.process.lap == 1
    assert WHAT in words(client_for(cast.ali).get(reverse("commitments")))
    assert WHAT in words(client_for(cast.mette).get(reverse("journey-tasks", args=[journey.pk])))


def test_a_date_that_has_passed_is_refused_and_the_text_is_still_there(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said = {"id": str(uuid4()), "what": WHAT, "owner": str(cast.ali.pk), "due_on": "2020-01-01", "phase": "idea"}
    answer = client_for(cast.bo).post(reverse("journey-task-new", args=[journey.pk]), said)
    assert answer.status_code == 422
    assert WHAT in answer.content.decode()


def test_whoever_does_it_is_reminded(cast: Cast, material: None) -> None:
    task = added(cast, begun(cast))
    assert posting.remind(on_or_after(task.due_on)) == 1


def test_the_page_of_a_task_leads_back_to_the_journey(cast: Cast, material: None) -> None:
    journey = begun(cast)
    task = added(cast, journey)
    page = client_for(cast.ali).get(reverse("commitment", args=[task.pk])).content.decode()
    assert reverse("process", args=[journey.pk]) in page
    assert client_for(cast.ali).get(reverse("process", args=[journey.pk]), follow=True).status_code == 200


def test_open_tasks_of_the_phase_are_said_when_one_moves_on(cast: Cast, material: None) -> None:
    journey = begun(cast)
    added(cast, journey)
    page = words(client_for(cast.bo).get(reverse("journey-phase", args=[journey.pk, "preparation"])))
    assert f"Stadig i gang: {WHAT}" in page
