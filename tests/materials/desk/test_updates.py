# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The national text moves on: the editor is shown what is new and chooses, and what is ours stays until she does."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from medspil.materials.actions.loading import load_national
from medspil.materials.models import Case, Draft, LegalPoint, Script, Topic
from medspil.materials.queries import case_by_key, cases_of, topic_by_key, topics
from medspil.organisations.models import Person
from tests.materials.desk.bench import CRACKED, HALF_HOUR, National, adapt, address, draft, piece, text_of, typed
from tests.materials.desk.test_own_pieces import own_case

SCRIPT_FILE = "own-equipment/scripts/30.yaml"
UPDATE = address("piece-update", HALF_HOUR)


@pytest.fixture
def ours(rita: Person, national: National) -> dict[str, Any]:
    """Our own half hour: another title, and other words of welcome."""
    steps = piece(rita, HALF_HOUR).written["steps"]
    steps = [{**steps[0], "say": "Velkommen hos os."}, *steps[1:]]
    adapt(rita, HALF_HOUR, title="En halv time hos os", steps=steps)
    return piece(rita, HALF_HOUR).own or {}


def move_on(national: National) -> None:
    """A new title of the first step, new words in it, a minute moved, and a new thing to bring."""
    national.change(SCRIPT_FILE, r"title: Velkommen$\n    minutes: 2", "title: Goddag\n    minutes: 3")
    national.change(SCRIPT_FILE, r"Vi har en halv time,", "Vi har 30 minutter,")


def break_sum(national: National) -> None:
    national.change(SCRIPT_FILE, r"^    minutes: 8$", "    minutes: 7")


@pytest.fixture
def moved(ours: dict[str, Any], national: National) -> None:
    path = national.root / "da" / "topics" / SCRIPT_FILE
    text = path.read_text()
    text = text.replace("title: Velkommen\n    minutes: 2", "title: Goddag\n    minutes: 3")
    text = text.replace("Vi har en halv time,", "Vi har 30 minutter,").replace(
        "    minutes: 8\n", "    minutes: 7\n", 1
    )
    path.write_text(text)
    load_national()


def test_ours_is_read_as_before_and_the_editor_is_told(
    client: Client, rita: Person, ours: dict[str, Any], moved: None
) -> None:
    assert piece(rita, HALF_HOUR).read == ours
    assert "Én national tekst er ændret" in text_of(client.get("/"))
    shown = text_of(client.get(reverse("material"), {"show": "moved-on"}))
    assert "En halv time hos os" in shown
    assert "Den nationale tekst er ændret" in text_of(client.get(address("piece", HALF_HOUR)))


def test_who_has_adapted_nothing_is_asked_nothing(client: Client, vera: Person, moved: None) -> None:
    assert not piece(vera, HALF_HOUR).moved_on


def test_each_part_is_shown_and_what_we_let_stand_is_filled_in(client: Client, rita: Person, moved: None) -> None:
    page = text_of(client.get(UPDATE))
    for label in ("Trin »Velkommen«: Titel", "Trin »Velkommen«: Minutter", "Trin »Velkommen«: Kan læses højt"):
        assert label in page
    assert "Trin »Skriv for dig selv«" not in page
    form = typed(client, UPDATE)
    assert form["choice-0"] == form["choice-1"] == form["choice-3"] == ["national"]
    assert "choice-2" not in form  # both have changed the words of welcome


def test_choosing_makes_a_draft_that_is_published_and_settles_it(client: Client, rita: Person, moved: None) -> None:
    form = typed(client, UPDATE) | {
        "choice-0": "ours",
        "choice-2": "written",
        "text-2": "Velkommen, I har 30 minutter.",
    }
    assert client.post(UPDATE, form).status_code == 302
    now = piece(rita, HALF_HOUR)
    assert now.read != now.written
    client.post(address("draft", HALF_HOUR), {"mark": now.seen, "why": "Fulgt med"})
    now = piece(rita, HALF_HOUR)
    assert not now.moved_on
    welcome, *others = (now.own or {})["steps"]
    assert (welcome["title"], welcome["minutes"]) == ("Velkommen", 3)
    assert welcome["say"] == "Velkommen, I har 30 minutter."
    assert now.title == "En halv time hos os"
    assert next(step for step in others if step["key"] == "board")["minutes"] == 7


def test_where_both_have_changed_somebody_has_to_choose(client: Client, rita: Person, moved: None) -> None:
    answer = client.post(UPDATE, typed(client, UPDATE))
    assert answer.status_code == 422
    assert "Vælg, hvad der gælder: Trin »Velkommen«: Kan læses højt" in text_of(answer)
    assert piece(rita, HALF_HOUR).draft is None


def test_what_is_written_and_not_chosen_is_asked_about_once(client: Client, rita: Person, moved: None) -> None:
    form = typed(client, UPDATE) | {"choice-2": "national", "text-2": "Skrevet forgæves"}
    answer = client.post(UPDATE, form)
    assert answer.status_code == 422
    assert "Du har også selv skrevet noget" in text_of(answer)
    assert "Skrevet forgæves" in answer.content.decode()
    assert client.post(UPDATE, form | {"was-2": "Skrevet forgæves"}).status_code == 302
    assert "Vi har 30 minutter" in piece(rita, HALF_HOUR).written["steps"][0]["say"]


def test_a_page_that_is_out_of_date_saves_nothing_and_shows_what_was_written(
    client: Client, rita: Person, moved: None
) -> None:
    form = typed(client, UPDATE) | {"choice-2": "written", "text-2": "Min nye velkomst"}
    draft(rita, HALF_HOUR, for_whom="Alle")
    answer = client.post(UPDATE, form)
    assert answer.status_code == 422
    assert "Teksterne er ændret imens" in text_of(answer)
    assert "Min nye velkomst" in text_of(answer)
    assert piece(rita, HALF_HOUR).written["steps"][0]["say"] == "Velkommen hos os."


def test_a_cpr_number_is_refused_here_too(client: Client, rita: Person, moved: None) -> None:
    form = typed(client, UPDATE) | {"choice-2": "written", "text-2": "Ring til 010190-1234"}
    assert client.post(UPDATE, form).status_code == 422
    assert not Draft.objects.exists()


def test_a_draft_takes_account_of_the_new_text_as_well(client: Client, rita: Person, national: National) -> None:
    draft(rita, CRACKED, title="Kun en kladde")
    national.change("own-equipment/cases/01-cracked-screen.md", r"^setting: .*$", "setting: jobcentre")
    assert piece(rita, CRACKED).moved_on
    url = address("piece-update", CRACKED)
    client.post(url, typed(client, url))
    now = piece(rita, CRACKED)
    assert (now.title, now.written["setting"], now.moved_on) == ("Kun en kladde", "jobcentre", False)


def test_a_text_that_says_the_same_already_is_brought_up_to_date(
    client: Client, rita: Person, national: National
) -> None:
    adapt(rita, CRACKED, setting="jobcentre")
    national.change("own-equipment/cases/01-cracked-screen.md", r"^setting: .*$", "setting: jobcentre")
    url = address("piece-update", CRACKED)
    assert "Jeres siger allerede det samme" in text_of(client.get(url))
    client.post(url, typed(client, url))
    client.post(address("draft", CRACKED), {"mark": piece(rita, CRACKED).seen, "why": "Fulgt med"})
    assert not piece(rita, CRACKED).moved_on


def test_loading_the_national_material_leaves_our_rows_alone(rita: Person, national: National) -> None:
    adapt(rita, CRACKED, title="Vores")
    before = list(Case.objects.filter(municipality=rita.municipality_id).values())
    national.change("own-equipment/cases/01-cracked-screen.md", r"^title: .*$", "title: Ny national titel")
    assert list(Case.objects.filter(municipality=rita.municipality_id).values()) == before


def test_a_national_piece_that_is_gone_leaves_ours(client: Client, rita: Person, national: National) -> None:
    adapt(rita, HALF_HOUR, title="Vores halve time")
    (national.root / "da" / "topics" / SCRIPT_FILE).unlink()
    load_national()
    assert not Script.objects.national().filter(key="own-equipment-30").exists()
    now = piece(rita, HALF_HOUR)
    assert (now.title, now.moved_on, now.is_own) == ("Vores halve time", False, True)
    assert client.get(address("piece", HALF_HOUR)).status_code == 200


def test_a_topic_with_something_of_ours_in_it_is_not_deleted(rita: Person, vera: Person, national: National) -> None:
    own_case(rita, title="Vores egen case")
    national.remove_topic("own-equipment")
    for reader, there in ((rita, True), (vera, False)):
        assert ("own-equipment" in {topic.key for topic in topics(reader.municipality_id)}) == there
    assert topic_by_key(None, "own-equipment") is None
    topic = topic_by_key(rita.municipality_id, "own-equipment")
    assert topic is not None
    assert [case.title for case in cases_of(rita.municipality_id, topic)] == ["Vores egen case"]
    assert not LegalPoint.objects.filter(topic=topic).exists()
    again = load_national()
    assert (again.new, again.changed, again.removed) == (0, 0, 0)


def test_a_topic_that_comes_back_is_everybodys_again(rita: Person, vera: Person, national: National) -> None:
    own_case(rita, title="Vores egen case")
    national.remove_topic("own-equipment")
    national.put_back_topic("own-equipment")
    assert topic_by_key(vera.municipality_id, "own-equipment") is not None
    assert case_by_key(vera.municipality_id, "cracked-screen") is not None
    assert Topic.objects.filter(key="own-equipment").count() == 1


def test_a_topic_that_nobody_has_built_on_goes(rita: Person, national: National) -> None:
    national.remove_topic("expectations")
    assert not Topic.objects.filter(key="expectations").exists()


def test_an_adapted_piece_follows_the_national_one_to_another_topic(rita: Person, national: National) -> None:
    adapt(rita, CRACKED, title="Vores", legal_points=[])
    topic_file = national.root / "da" / "topics"
    national.change("own-equipment/cases/01-cracked-screen.md", r"legal_points:\n(?:  - .*\n)+", "")
    for law in (topic_file / "own-equipment" / "legal").glob("*.md"):
        law.write_text(law.read_text().replace("  - cracked-screen\n", "").replace("cases:\n---", "---"))
    (topic_file / "own-equipment/cases/01-cracked-screen.md").rename(topic_file / "expectations/cases/99-cracked.md")
    load_national()
    assert {case.topic.key for case in Case.objects.filter(key="cracked-screen")} == {"expectations"}
