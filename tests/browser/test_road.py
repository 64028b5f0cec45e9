# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The whole road in five browsers at once: from a topic vote on phones to a trial's second round.

On the way one phone loses its network, the facilitator's browser is closed and another takes over, and the server is
killed without warning and started again. At the end every note that was acknowledged is there.
"""

import pytest

from tests.browser.after import answer, hand_over, try_it_out
from tests.browser.before import agenda, agree, invite, start, vote
from tests.browser.conftest import LAPTOP, PHONE, WALL, Post, Visitor
from tests.browser.during import (
    Make,
    decide,
    kill_the_server,
    lose_the_network,
    open_the_room,
    share,
    take_over,
    walk_to,
    write_in_silence,
)
from tests.browser.server import RunningServer

pytestmark = pytest.mark.browser


@pytest.fixture
def people(visitor: Make) -> dict[str, Visitor]:
    return {
        "karen": visitor("karen", LAPTOP),
        "bo": visitor("bo", LAPTOP),
        "wall": visitor("wall", WALL),
        "one": visitor("one", PHONE),
        "two": visitor("two", PHONE),
    }


def test_from_a_vote_to_the_second_round(
    people: dict[str, Visitor], visitor: Make, server: RunningServer, post: Post
) -> None:
    karen, bo = people["karen"], people["bo"]
    karen.go("/log-ind/")
    karen.look("log-ind")
    karen.sign_in("Vær Karen")
    karen.look("overblik")
    bo.sign_in("Vær Bo")

    process = start(karen)
    agree(karen, bo, process)
    vote(people, process)
    agenda(bo, process)
    invite(karen, process, post)
    open_the_room(people, process)
    walk_to(bo, "Skriv for dig selv")
    write_in_silence(people)
    lose_the_network(people)
    kill_the_server(people, server)
    sanne = take_over(people, visitor)
    share(people, sanne)
    decide(people, sanne, visitor)
    outcome = hand_over(people, sanne, karen)
    answer(karen, outcome)
    try_it_out(karen)
