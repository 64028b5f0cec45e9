# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A journey that rests, branches to a new target group, or ends with what one would do differently."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from medspil.journeys.actions import groups, news, tasks, ways
from medspil.journeys.models import Archetype, Journey, JourneyPhase, Part
from medspil.practice.actions import posting
from medspil.practice.queries.week import week_of
from medspil.practice.workdays import on_or_after
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words
from tests.journeys.test_purpose import SENTENCE, agreed


def test_a_pause_says_why_and_when_one_looks_again(cast: Cast, material: None) -> None:
    journey = begun(cast)
    later = (timezone.localdate() + timedelta(days=60)).isoformat()
    said = {"reason": "Vi venter på budgettet", "look_again_on": later}
    for _press in range(2):
        assert client_for(cast.bo).post(reverse("journey-pause", args=[journey.pk]), said).status_code == 302
    page = words(client_for(cast.ali).get(reverse("journey", args=[journey.pk])))
    assert "Vi venter på budgettet" in page
    assert "Det næste gode skridt" not in page
    assert client_for(cast.bo).post(reverse("journey-resume", args=[journey.pk])).status_code == 302
    page = words(client_for(cast.ali).get(reverse("journey", args=[journey.pk])))
    assert "Det næste gode skridt" in page


def test_a_branch_takes_purpose_and_group_along_and_no_history(cast: Cast, material: None) -> None:
    journey = begun(cast)
    agreed(cast, journey)
    groups.add(
        journey=journey,
        role_id=uuid4(),
        person=cast.ali,
        said={"name": "", "archetype": Archetype.SCEPTIC},
        by=cast.bo,
    )
    news.tell(journey=journey, news_id=uuid4(), text="Vi er i gang", by_mail=False, by=cast.bo)
    due = timezone.localdate() + timedelta(days=3)
    phase = JourneyPhase.IDEA
    tasks.add(journey=journey, task_id=uuid4(), phase=phase, what="Ring", owner=cast.ali, due_on=due, by=cast.bo)
    said = {
        "id": str(uuid4()),
        "unit": str(cast.counter.pk),
        "name": "Book selv, sygemeldte",
        "about": "Nu de sygemeldte.",
    }
    for _press in range(2):
        assert client_for(cast.bo).post(reverse("journey-branch", args=[journey.pk]), said).status_code == 302
    new = Journey.objects.of(cast.municipality).get(origin=journey)
    assert new.purposes.get().sentence == SENTENCE
    assert new.roles.get(role=Part.MEMBER).archetype == Archetype.SCEPTIC
    assert not new.news.exists()
    assert not new.process.commitments.exists()
    assert "Book selv, sygemeldte" in words(client_for(cast.ali).get(reverse("journey", args=[journey.pk])))


def test_the_end_tells_what_one_would_do_differently_and_nobody_works_on(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client, address = client_for(cast.bo), reverse("journey-end", args=[journey.pk])
    assert client.post(address, {"reached": "Ja"}).status_code == 422
    said = {"reached": "Halvdelen booker selv", "differently": "Vi ville spørge skeptikerne først"}
    assert client.post(address, said).status_code == 302
    page = words(client_for(cast.ali).get(reverse("journey", args=[journey.pk])))
    assert "Vi ville spørge skeptikerne først" in page
    for name in ("journey-task-new", "journey-purpose-agree", "journey-member-new", "journey-end"):
        assert client.get(reverse(name, args=[journey.pk])).status_code == 404
    assert client.get(reverse("journey-branch", args=[journey.pk])).status_code == 200
    assert client.post(reverse("journey-pause", args=[journey.pk]), {}).status_code == 404
    asked = {"id": str(uuid4()), "text": "Hvad nu?"}
    assert client_for(cast.ali).post(reverse("journey-presentation", args=[journey.pk]), asked).status_code == 404
    assert client.post(reverse("journey-resume", args=[journey.pk])).status_code == 302
    assert client.get(reverse("journey-task-new", args=[journey.pk])).status_code == 200


def test_ended_twice_it_is_ended_once(cast: Cast, material: None) -> None:
    journey = begun(cast)
    assert ways.end(journey=journey, reached="Ja", keeps="", differently="Intet", by=cast.bo)
    assert not ways.end(journey=journey, reached="Nej", keeps="", differently="Alt", by=cast.karen)
    journey.refresh_from_db()
    assert journey.ending.reached == "Ja"


def test_nobody_is_reminded_while_a_journey_rests(cast: Cast, material: None) -> None:
    journey, day = begun(cast), on_or_after(timezone.localdate() + timedelta(days=3))
    said: dict[str, Any] = {"phase": JourneyPhase.IDEA, "what": "Ring til Bakkeby", "owner": cast.ali, "due_on": day}
    tasks.add(journey=journey, task_id=uuid4(), by=cast.bo, **said)
    ways.pause(journey=journey, reason="Vi venter", look_again_on=day + timedelta(days=30), by=cast.bo)
    assert posting.remind(day) == 0
    assert not week_of(cast.counter, day).due
    ways.resume(journey=journey, by=cast.bo)
    assert posting.remind(day) == 1
