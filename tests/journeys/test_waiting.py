# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What waits for a project lead and an ambassador; and pages that cost the same however much is on them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import canvases as dialogue
from medspil.journeys.actions import canvases, groups, news, points, questions, tasks, training, ways
from medspil.journeys.models import Journey, JourneyPhase
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words
from tests.journeys.test_purpose import agreed

PAGES = ["journey", "journey-purpose", "journey-group", "journey-news", "journey-tasks", "journey-potentials"]
MORE = ["journey-presentation", "journey-needs", "journey-training", "journey-ambassadors"]


def test_open_questions_wait_for_whoever_can_answer(cast: Cast, material: None) -> None:
    journey = begun(cast)
    training.name_ambassador(journey=journey, ambassador_id=uuid4(), unit=cast.counter, person=cast.mette, by=cast.bo)
    for unit in (None, None, cast.counter):
        questions.ask(journey=journey, question_id=uuid4(), text="Hvad nu?", unit=unit)
    assert "2 spørgsmål uden navn venter" in words(client_for(cast.bo).get("/"))
    assert "Et spørgsmål uden navn venter" in words(client_for(cast.mette).get("/"))
    assert "uden navn venter" not in words(client_for(cast.ali).get("/"))


def test_a_pause_that_has_lasted_long_enough_waits(cast: Cast, material: None) -> None:
    journey = begun(cast)
    yesterday = timezone.localdate() - timedelta(days=1)
    ways.pause(journey=journey, reason="Ferie", look_again_on=yesterday, by=cast.bo)
    assert "har holdt pause så længe, som I aftalte" in words(client_for(cast.bo).get("/"))


def _fill(cast: Cast, journey: Journey, number: int) -> None:
    """A little more of everything that a journey can hold."""
    agreed(cast, journey, seen=number, reason="Ny" if number else "")
    due = timezone.localdate() + timedelta(days=number)
    said = {"name": f"Borger {number}"}
    groups.add(journey=journey, role_id=uuid4(), person=None, said=said, by=cast.bo)
    news.tell(journey=journey, news_id=uuid4(), text="Nyt", by_mail=False, by=cast.bo)
    phase = JourneyPhase.IDEA
    tasks.add(journey=journey, task_id=uuid4(), phase=phase, what="Ring", owner=cast.ali, due_on=due, by=cast.bo)
    for key, field in (("potentials-barriers", "personal-barriers"), ("competence-needs", "leaders-change")):
        canvas = canvases.open_tool(journey=journey, key=key, canvas_id=uuid4(), by=cast.bo)
        line = dialogue.Said(field=field, cells={"what": f"Linje {number}"})
        dialogue.write_line(canvas=canvas, line_id=uuid4(), said=line, seen=0, by=cast.ali)
        chosen = {"field": field, "what": f"Punkt {number}", "how": "Gør det", "owner": cast.ali, "due_on": due}
        points.choose(journey=journey, key=key, point_id=uuid4(), said=chosen, by=cast.bo)
    person = (cast.mette, cast.tove, cast.ali)[number]
    training.name_ambassador(journey=journey, ambassador_id=uuid4(), unit=cast.counter, person=person, by=cast.bo)
    team = {"unit": cast.counter, "what": "Samtaler", "case": "", "on": due, "size": 4}
    training.plan(journey=journey, training_id=uuid4(), said=team, by=cast.bo)
    for unit in (None, cast.counter):
        question = questions.ask(journey=journey, question_id=uuid4(), text="Hvad nu?", unit=unit)
        questions.answer(question=question, text="Vi ser", by=cast.bo)


@pytest.mark.parametrize("who", ["bo", "ali"])
def test_a_page_costs_the_same_however_much_is_on_it(cast: Cast, material: None, who: str) -> None:
    journey = begun(cast)
    client = client_for(getattr(cast, who))

    def costs() -> dict[str, int]:
        found = {}
        for name in (*PAGES, *MORE):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(reverse(name, args=[journey.pk])).status_code == 200
            found[name] = len(asked.captured_queries)
        return found

    _fill(cast, journey, 0)
    one = costs()
    for number in (1, 2):
        _fill(cast, journey, number)
    assert costs() == one
    assert max(one.values()) <= 40
