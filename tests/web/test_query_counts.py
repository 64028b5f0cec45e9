# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A page with three rows asks the database as often as one with a single row."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from medspil.counter.actions.entries import change
from medspil.dialogue.actions import contracts, processes
from medspil.dialogue.models import Contract, Process
from medspil.organisations.actions import add_person, create_unit
from medspil.organisations.permissions import Role
from medspil.practice.actions import commitments, measures, trials
from medspil.practice.charts.reading import Row
from tests.cast import Cast, client_for
from tests.counter.stage import entry as guide_entry
from tests.dialogue.canvases.stage import fill, open_sample
from tests.web.world import make_world

EMPLOYEE = Role.EMPLOYEE
ADDRESSES = [
    "/",
    "/forloeb/",
    "/aftaler/",
    "/proevehandlinger/",
    "/emner/skabeloner/",
    "/dilemmaer/",
    "/serviceniveau/",
    "/hjaelpetilbud/",
    "/skranke/",
    "/veje/",
    "/skranke/lomme/",
    "/skranke/se-paa-igen/",
]


def _one_of_each(cast: Cast, number: int) -> None:
    """A process with what hangs on it, in a unit of its own; all of it waits for Karen."""
    unit = create_unit(parent=cast.counter, name=f"Skranke {number}", by=None)
    today = timezone.localdate()
    process = processes.start(
        process_id=uuid4(), unit=unit, value=f"Værdi {number}", facilitator=cast.bo, planned_on=today, by=cast.karen
    )
    contract = Contract.objects.of(cast.municipality).select_related("process").get(process=process)
    contracts.agree(contract=contract, by=cast.bo)
    _practise(cast, process, number)
    fill(open_sample(cast, "columns", process=process), by=cast.karen)
    guide_entry(cast, cast.counter, title=f"Svar {number}", look_again_on=today - timedelta(days=1))


def _practise(cast: Cast, process: Process, number: int) -> None:
    today = timezone.localdate()
    commitments.commit(
        commitment_id=uuid4(),
        process=process,
        what=f"Aftale {number}",
        owner=cast.karen,
        owner_name="",
        due_on=today - timedelta(days=1),
        by=cast.bo,
    )
    fields = {
        "title": f"Prøve {number}",
        "owner": cast.karen,
        "starts_on": today - timedelta(days=9),
        "ends_on": today - timedelta(days=1),
        "process": process,
        "prediction": "Det hjælper",
    }
    trial = trials.plan(trial_id=uuid4(), unit=process.unit, fields=fields, canvas={}, by=cast.karen)
    trials.start_trial(trial=trial, by=cast.karen)
    for title in ("Borgere", "Minutter"):
        measure = measures.add_measure(root=trial, measure_id=uuid4(), fields={"title": title}, by=cast.karen)
        rows = [Row(line=n, day=today - timedelta(days=n), value=n) for n in range(1, number + 2)]
        measures.observe(measure=measure, rows=rows, by=cast.karen)


def _queries(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def _counts(people: list[Client], addresses: list[str]) -> list[dict[str, int]]:
    """How often each address asks the database, for each of the people."""
    return [{address: len(_queries(client, address)) for address in addresses} for client in people]


def test_three_rows_cost_as_many_queries_as_one(cast: Cast, material: None) -> None:
    people = [client_for(person) for person in (cast.karen, cast.bo)]
    _one_of_each(cast, 1)
    one = _counts(people, ADDRESSES)
    _one_of_each(cast, 2)
    _one_of_each(cast, 3)
    assert _counts(people, ADDRESSES) == one


def test_the_same_after_meetings_outcomes_and_invitations(cast: Cast, material: None) -> None:
    people = [client_for(person) for person in (cast.karen, cast.bo, cast.ali)]
    make_world(cast)
    one = _counts(people, ADDRESSES)
    make_world(cast)
    make_world(cast)
    assert _counts(people, ADDRESSES) == one


@pytest.mark.parametrize("who", ["karen", "bo"])
def test_how_it_goes_costs_the_same_however_many_processes(cast: Cast, material: None, who: str) -> None:
    client = client_for(getattr(cast, who))
    for number in range(4):
        add_person(unit=cast.counter, name=f"Ny {number}", email=f"ny{number}@fjordby.example", role=EMPLOYEE, by=None)
    make_world(cast)
    _one_of_each(cast, 1)
    one = _queries(client, reverse("status"))
    make_world(cast)
    _one_of_each(cast, 2)
    _one_of_each(cast, 3)
    assert len(_queries(client, reverse("status"))) == len(one)


def test_what_comes_back_costs_the_same_however_much_was_said(cast: Cast, material: None) -> None:
    client, address = client_for(cast.ali), reverse("recurring", args=[cast.counter.pk])
    make_world(cast)
    one = _queries(client, address)
    make_world(cast)
    make_world(cast)
    assert len(_queries(client, address)) == len(one)


@pytest.mark.parametrize("layout", ["columns", "rows", "checklist"])
def test_a_canvas_costs_the_same_however_much_stands_in_it(cast: Cast, layout: str) -> None:
    canvas = open_sample(cast, layout)
    client, address = client_for(cast.karen), reverse("canvas", args=[canvas.pk])
    empty = _queries(client, address)
    for _line in range(5):
        fill(canvas, by=cast.ali)
    assert len(_queries(client, address)) == len(empty)


def test_a_process_costs_the_same_however_many_canvases_it_has(cast: Cast, material: None) -> None:
    world = make_world(cast)
    client, address = client_for(cast.bo), reverse("process", args=[world.process.pk])
    one = _queries(client, address)
    for layout in ("window", "rows"):
        fill(open_sample(cast, layout, process=world.process), by=cast.bo)
    assert len(_queries(client, address)) == len(one)


def test_an_answer_costs_the_same_however_many_rules_and_versions_it_has(cast: Cast, material: None) -> None:
    stored = guide_entry(cast, legal_points=["look-away"])
    client, address = client_for(cast.rita), reverse("guide-entry", args=[stored.pk])
    one, history = _queries(client, address), _queries(client, f"{address}historie/")
    text = {"legal_points": ["look-away", "what-you-see", "fault-liability"]}
    for number, why in enumerate(("et", "to"), start=1):
        change(entry=stored, seen=number, text={**text, "say": why}, why=why, by=cast.rita)
    guide_entry(cast, cast.counter, instead_of=stored)
    guide_entry(cast, cast.jobcentre, instead_of=stored)
    assert len(_queries(client, address)) == len(one)
    assert len(_queries(client, f"{address}historie/")) == len(history)
