# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality's own cases, points, scripts and templates: made in the browser, read and used there alone."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from medspil.materials.actions import drafts, publishing
from medspil.materials.actions.publishing import NotReady
from medspil.materials.desk import Piece
from medspil.materials.kinds import CANVAS, CASE, LEGAL_POINT, SCRIPT, Kind
from medspil.materials.models import Draft
from medspil.materials.queries import canvas_by_key, canvases, scripts_for, topic_by_key
from medspil.organisations.models import Person
from tests.cast import Cast, client_for
from tests.materials.desk.bench import HALF_HOUR, adapt, address, piece, text_of, typed

STORY = {
    "setting": "benefits",
    "body": "En kvinde rækker dig sin telefon.",
    "questions": ["Hvad gør du?"],
    "perspectives": {"citizen": "Hjælp mig", "employee": "Må jeg?", "leader": "Pas på"},
}
TEMPLATE = {
    "purpose": "At se, hvem der gør hvad.",
    "layout": "columns",
    "paper": "A3 landscape",
    "fields": [{"key": "who", "title": "Hvem?", "tone": "plain"}],
}


def begin(person: Person, kind: Kind, topic: str = "own-equipment", **values: Any) -> Draft:
    return drafts.begin(
        draft_id=uuid4(), municipality=person.municipality, kind=kind, topic=topic, values=values, by=person
    )


def published(person: Person, draft: Draft, kind: Kind) -> Piece:
    now = piece(person, (kind, draft.key))
    publishing.publish(seen=now, mark=now.seen, why="Ny", by=person)
    return piece(person, (kind, draft.key))


def own_case(person: Person, title: str) -> Piece:
    return published(person, begin(person, CASE, title=title, **STORY), CASE)


def test_a_case_is_written_and_published_in_the_browser(cast: Cast, client: Client, rita: Person) -> None:
    url = reverse("piece-new", args=["case"])
    form = typed(client, url + "?topic=own-equipment&title=Telefonen+på+gaden")
    assert form["title"] == ["Telefonen på gaden"]
    sent = form | {
        "setting": "benefits",
        "body": STORY["body"],
        "questions": "Hvad gør du?\n\nHvad siger du?\n",
        "perspectives.citizen": "Hjælp",
        "perspectives.employee": "Må jeg?",
        "perspectives.leader": "Pas på",
    }
    assert client.post(url, sent).status_code == client.post(url, sent).status_code == 302
    assert Draft.objects.count() == 1
    which = (CASE, "telefonen-paa-gaden")
    now = piece(rita, which)
    assert now.written["questions"] == ["Hvad gør du?", "Hvad siger du?"]
    client.post(address("draft", which), {"mark": now.seen, "why": "Det sker hos os"})
    topic = reverse("topic-cases", args=["own-equipment"])
    assert "Telefonen på gaden" in text_of(client_for(cast.ali).get(topic))
    assert "Telefonen på gaden" not in text_of(client_for(cast.ulla).get(topic))


def test_a_dilemma_from_elsewhere_becomes_a_case_by_one_call(client: Client, rita: Person) -> None:
    """The way in for the dilemma log: the text goes straight to a draft and through no address."""
    draft = begin(rita, CASE, title="Nødder og æbler på øen", body="Sådan var det.")
    assert draft.key == "noedder-og-aebler-paa-oeen"
    assert "Sådan var det." in text_of(client.get(address("draft", (CASE, draft.key))))


def test_keys_are_never_used_twice(rita: Person) -> None:
    first = begin(rita, CASE, title="Den samme")
    gone = own_case(rita, "Den samme")
    publishing.withdraw(seen=gone, why="Væk", by=rita)
    third = begin(rita, CASE, title="Den samme")
    national = begin(rita, CASE, title="Cracked screen")
    assert [first.key, gone.key, third.key, national.key] == [
        "den-samme",
        "den-samme-2",
        "den-samme-3",
        "cracked-screen-2",
    ]


def test_a_script_is_built_step_by_step(client: Client, rita: Person) -> None:
    url = reverse("piece-new", args=["drejebog"])
    form = typed(client, url) | {"topic": "own-equipment", "title": "Ti minutter", "minutes": "10"}
    form |= {"for_whom": "Alle", "materials": "Papir", "small_group": "Som er", "large_group": "To og to"}
    answer = client.post(url, form)
    which = (SCRIPT, "ti-minutter")
    listed = reverse("entries", args=["drejebog", "ti-minutter", "trin"])
    assert answer.headers["Location"] == listed
    add = reverse("entry-new", args=["drejebog", "ti-minutter", "trin"])
    for title, minutes in (("Velkommen", "4"), ("Tak for i dag", "5")):
        step = typed(client, add) | {"title": title, "minutes": minutes, "kind": "frame", "part": "frame"}
        sent = step | {"say": "Hej", "do": "Vent"}
        assert client.post(add, sent).status_code == client.post(add, sent).status_code == 302
    page = text_of(client.get(listed))
    assert "I alt 9 minutter. Der er sat 10 af." in page
    assert "kortere end planlagt" in page
    edit = reverse("entry", args=["drejebog", "ti-minutter", "trin", "tak-for-i-dag"])
    client.post(edit, typed(client, edit) | {"minutes": "6"})
    move = reverse("entry-move", args=["drejebog", "ti-minutter", "trin", "tak-for-i-dag"])
    client.post(move, {"way": "up", "mark": piece(rita, which).seen})
    assert [step["title"] for step in piece(rita, which).written["steps"]] == ["Tak for i dag", "Velkommen"]
    assert "det passer" in text_of(client.get(listed))
    client.post(address("draft", which), {"mark": piece(rita, which).seen, "why": "Kort"})
    topic = topic_by_key(rita.municipality_id, "own-equipment")
    assert "ti-minutter" in {script.key for script in scripts_for(rita.municipality_id, topic)}
    assert "ti-minutter" not in {script.key for script in scripts_for(None, topic)}


def test_a_step_is_taken_out_and_put_back(client: Client, rita: Person) -> None:
    before = piece(rita, HALF_HOUR).written["steps"]
    remove = address("entry-remove", HALF_HOUR, "trin", "welcome")
    stale = piece(rita, HALF_HOUR).seen
    answer = client.post(remove, {"mark": stale}, follow=True)
    assert "»Velkommen« er taget ud." in text_of(answer)
    assert [step["key"] for step in piece(rita, HALF_HOUR).written["steps"]] == [step["key"] for step in before[1:]]
    client.post(address("draft-undo", HALF_HOUR), {"mark": piece(rita, HALF_HOUR).seen})
    assert piece(rita, HALF_HOUR).written["steps"] == before
    client.post(address("entry-remove", HALF_HOUR, "trin", "law"), {"mark": stale})
    assert piece(rita, HALF_HOUR).written["steps"] == before


def test_two_who_write_in_the_same_step_lose_nothing(client: Client, rita: Person) -> None:
    url = address("entry", HALF_HOUR, "trin", "welcome")
    mine = typed(client, url)
    client.post(url, typed(client, url) | {"say": "Kollegaens ord"})
    answer = client.post(url, mine | {"say": "Mine ord"})
    assert answer.status_code == 422
    assert "Kollegaens" in text_of(answer)
    assert "Mine ord" in answer.content.decode()


def test_a_steps_unknown_settings_survive_an_edit(client: Client, rita: Person) -> None:
    """A kind of step that came later keeps what this form does not show."""
    steps = piece(rita, HALF_HOUR).written["steps"]
    now = piece(rita, HALF_HOUR)
    later = [{**steps[0], "later": "ukendt"}, *steps[1:]]
    drafts.save(seen=now, mark=now.seen, values={**now.written, "steps": later}, by=rita)
    url = address("entry", HALF_HOUR, "trin", "welcome")
    client.post(url, typed(client, url) | {"minutes": "3"})
    welcome = piece(rita, HALF_HOUR).written["steps"][0]
    assert (welcome["minutes"], welcome["later"]) == (3, "ukendt")


def test_a_template_of_ones_own_is_a_board_in_ones_own_meetings(rita: Person, vera: Person) -> None:
    made = published(rita, begin(rita, CANVAS, topic="", title="Hvem gør hvad", **TEMPLATE), CANVAS)
    assert canvas_by_key(rita.municipality_id, made.key) is not None
    assert made.key not in {canvas.key for canvas in canvases(vera.municipality_id)}
    steps = piece(rita, HALF_HOUR).written["steps"]
    board = [{**step, "canvas": made.key} if step["key"] == "board" else step for step in steps]
    adapt(rita, HALF_HOUR, steps=board)
    with pytest.raises(NotReady, match="halv time"):
        publishing.withdraw(seen=made, why="Væk", by=rita)
    assert canvas_by_key(rita.municipality_id, made.key) is not None


def test_a_piece_of_ones_own_taken_away_is_listed_and_comes_back(client: Client, rita: Person) -> None:
    made = own_case(rita, "Vores egen")
    which = (CASE, made.key)
    client.post(address("piece-withdraw", which))
    assert "Vores egen" not in text_of(client.get(reverse("topic-cases", args=["own-equipment"])))
    assert "Vores egen" in text_of(client.get(reverse("material"), {"show": "gone"}))
    client.post(address("piece-version", which, 1))
    assert "Vores egen" in text_of(client.get(reverse("topic-cases", args=["own-equipment"])))


def test_a_legal_point_of_ones_own_needs_its_source(client: Client, rita: Person) -> None:
    draft = begin(rita, LEGAL_POINT, title="Vores praksis")
    answer = client.post(
        address("draft", (LEGAL_POINT, draft.key)), {"mark": piece(rita, (LEGAL_POINT, draft.key)).seen, "why": "Ny"}
    )
    assert answer.status_code == 422
    for field in ("Kildens adresse", "Loven", "Efterset den"):
        assert f"{field}: mangler" in text_of(answer)


def test_nobody_writes_a_topic_from_nothing(client: Client) -> None:
    assert client.get(reverse("piece-new", args=["emne"])).status_code == 404
