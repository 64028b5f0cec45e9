# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every address of the product, asked by everybody: what is not yours looks as if it were not there."""

import html
import json
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.models import LeaderPresence, Note, Step, StepKind
from medspil.organisations.models import Person
from tests.cast import Cast, client_for
from tests.web.doors import arguments_for, every_url
from tests.web.table import TABLE
from tests.web.world import HANDED, NOTED, RAW, World, make_world

WHO = ("stranger", "karen", "bo", "ali", "ib", "ulla", "rita")
# They share a world, which takes longer to make than most of them take to ask for everything.
TOGETHER = {"let in": ("karen", "bo", "rita"), "hardly let in": ("stranger", "ali", "ib", "ulla")}
OUTSIDERS = ("ib", "ulla")
METHODS = ("get", "post")


@pytest.fixture
def world(cast: Cast, material: None) -> World:
    return make_world(cast)


def test_every_address_is_in_the_table() -> None:
    assert set(TABLE) == set(every_url())


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("people", TOGETHER.values(), ids=TOGETHER)
def test_everybody_gets_what_the_table_says(world: World, people: tuple[str, ...], method: str) -> None:
    for who in people:
        place, column = METHODS.index(method), WHO.index(who)
        expected = {name: TABLE[name][place].split()[column] for name in every_url()}
        person = getattr(world.cast, who, None)
        answers = dict(_ask_everywhere(world, person, method))
        assert {name: str(response.status_code) for name, response in answers.items()} == expected, who
        if who == "karen":  # who hears the frames of the room, and no more
            assert _told(answers) == []


def test_nobody_is_left_out_of_the_walk() -> None:
    assert sorted(WHO) == sorted(who for people in TOGETHER.values() for who in people)


def test_what_belongs_to_one_process_is_not_there_for_outsiders() -> None:
    """The table itself keeps to the rule; the doors that a code or a mail opens are the exception."""
    opened_by = ("<str:code>", "<str:token>", "<int:cvr>", "demo/")
    of_the_municipality = ("hjaelpetilbud/", "skranke/svar/")  # what all of it reads: outside is another municipality
    for name, route in every_url().items():
        if "<uuid:" in route and not any(part in route for part in opened_by):
            outsiders = OUTSIDERS[1:] if route.startswith(of_the_municipality) else OUTSIDERS
            for answers in TABLE[name]:
                status = answers.split()
                assert status[0] == "302", name
                assert {status[WHO.index(who)] for who in outsiders} <= {"404", "405"}, name


def test_a_leader_who_stays_out_reads_no_note_that_was_not_handed_over(cast: Cast, material: None) -> None:
    world = make_world(cast, LeaderPresence.OUT)
    for method in METHODS:
        assert _told(dict(_ask_everywhere(world, cast.karen, method))) == []


def test_the_leader_reads_what_was_handed_over(world: World) -> None:
    assert HANDED in _text(client_for(world.cast.karen).get(reverse("outcome", args=[world.held.pk])))


def test_those_in_the_room_see_the_board(world: World) -> None:
    """Otherwise the test above would prove nothing."""
    assert RAW[-1] in _text(client_for(world.cast.bo).get(reverse("console", args=[world.running.pk])))
    for name in ("phone", "wall", "wall-regions"):
        assert RAW[-1] in _text(Client().get(reverse(name, args=[world.running.code])))


def test_a_trial_from_a_proposal_begins_with_the_proposal_alone(world: World) -> None:
    """The leader may plan a trial too; what the team wrote on its trial board was not handed to her."""
    board = world.step(world.held, StepKind.BOARD)
    Step.objects.of(world.cast.municipality).filter(pk=board.pk).update(settings={"canvas": "trial-action"})
    Note.objects.of(world.cast.municipality).filter(step=board).update(field="trial")
    item = world.outcome.items.get()
    page = _text(client_for(world.cast.karen).get(reverse("trial-new"), {"item": item.pk}))
    assert HANDED in page
    assert RAW[-1] not in page


def test_a_leader_has_no_console_of_her_own_teams_meeting(world: World) -> None:
    karen = client_for(world.cast.karen)
    for name in ("console", "console-regions", "phone-picture", "minutes", "meeting-close"):
        for meeting in (world.planned, world.running, world.held):
            assert karen.get(reverse(name, args=[meeting.pk])).status_code == 404, (name, meeting.state)


def _ask_everywhere(world: World, person: Person | None, method: str) -> Iterator[tuple[str, HttpResponse]]:
    """Ask each address once; what a request changes is undone before the next."""
    signed_in = client_for(person).cookies if person else {}
    for name in every_url():
        address = reverse(name, kwargs=arguments_for(name, world))
        with transaction.atomic():
            client = Client(raise_request_exception=False)
            client.cookies.update(signed_in)
            yield name, getattr(client, method)(address)
            transaction.set_rollback(True)


def _told(answers: dict[str, HttpResponse]) -> list[str]:
    """Which addresses tell what was said in the room and stayed there."""
    return [f"{name}: {raw}" for name, answer in answers.items() for raw in (*RAW, NOTED) if raw in _text(answer)]


def _text(response: HttpResponse) -> str:
    """What can be read in an answer, as a page or as the regions of a page."""
    if "json" in response.headers.get("Content-Type", ""):
        return html.unescape(json.dumps(response.json(), ensure_ascii=False))
    return html.unescape(response.content.decode(errors="replace"))
