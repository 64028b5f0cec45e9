# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Publishing, going back, and the history: every text that was ever read can be read again."""

import pytest
from django.test import Client
from django.urls import reverse

from medspil.materials.actions import drafts, publishing
from medspil.materials.actions.publishing import NotReady
from medspil.materials.models import Draft, Script, Version
from medspil.materials.queries import case_by_key, script_by_key
from medspil.organisations.models import Person
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.materials.desk.bench import CRACKED, HALF_HOUR, LIABILITY, adapt, address, draft, piece, text_of

DRAFT = address("draft", CRACKED)


def test_a_published_text_is_read_in_its_municipality_alone(
    cast: Cast, client: Client, rita: Person, vera: Person
) -> None:
    draft(rita, CRACKED, title="Den flækkede skærm i Fjordby")
    answer = client.post(DRAFT, {"mark": piece(rita, CRACKED).seen, "why": "Vores by"}, follow=True)
    assert "»Den flækkede skærm i Fjordby« er udgivet." in text_of(answer)
    topic = reverse("topic-cases", args=["own-equipment"])
    assert "Den flækkede skærm i Fjordby" in text_of(client_for(cast.ali).get(topic))
    assert "i Fjordby" not in text_of(client_for(cast.ulla).get(topic))
    assert not Draft.objects.exists()


def test_a_reason_is_asked_for(client: Client, rita: Person) -> None:
    draft(rita, CRACKED, title="Uden grund")
    answer = client.post(DRAFT, {"mark": piece(rita, CRACKED).seen})
    assert answer.status_code == 422
    assert "Skriv med få ord, hvad der er ændret." in text_of(answer)
    assert not Version.objects.exists()


def test_pressed_twice_it_is_published_once(client: Client, rita: Person) -> None:
    draft(rita, CRACKED, title="En gang")
    form = {"mark": piece(rita, CRACKED).seen, "why": "Sådan"}
    assert client.post(DRAFT, form).status_code == 302
    assert client.post(DRAFT, form).status_code == 302
    assert Version.objects.count() == 1


def test_only_what_the_editor_has_seen_is_published(client: Client, rita: Person) -> None:
    draft(rita, CRACKED, title="Set")
    seen = piece(rita, CRACKED).seen
    draft(rita, CRACKED, title="Ikke set")
    answer = client.post(DRAFT, {"mark": seen, "why": "Sådan"}, follow=True)
    assert "Teksten er ændret imens" in text_of(answer)
    assert not Version.objects.exists()


def test_what_is_not_ready_is_told_in_danish_and_by_field(client: Client, rita: Person) -> None:
    steps = piece(rita, HALF_HOUR).written["steps"]
    draft(rita, HALF_HOUR, for_whom="", steps=[{**steps[0], "say": "", "kind": "case"}, *steps[1:]])
    url = address("draft", HALF_HOUR)
    answer = client.post(url, {"mark": piece(rita, HALF_HOUR).seen, "why": "Sådan"})
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Hvem er den til?: mangler" in page
    assert "Trin »Velkommen«: Kan læses højt: mangler" in page
    assert not Version.objects.exists()
    draft(rita, HALF_HOUR, for_whom="Alle", steps=steps[1:])
    answer = client.post(url, {"mark": piece(rita, HALF_HOUR).seen, "why": "Sådan"})
    assert "trinnene tager 28 minutter i alt, men drejebogen siger 30" in text_of(answer)


def test_a_step_that_names_what_is_not_there_is_not_published(rita: Person) -> None:
    steps = piece(rita, HALF_HOUR).written["steps"]
    changed = [{**step, "case": "no-such-case"} if step["key"] == "case" else step for step in steps]
    with pytest.raises(NotReady, match="no-such-case"):
        adapt(rita, HALF_HOUR, steps=changed)
    assert not Script.objects.filter(municipality=rita.municipality_id).exists()
    assert piece(rita, HALF_HOUR).draft is not None


def test_history_says_who_when_and_why(client: Client, rita: Person) -> None:
    adapt(rita, CRACKED, "Første gang", title="Et")
    adapt(rita, CRACKED, "Anden gang", title="To")
    page = text_of(client.get(address("piece-history", CRACKED)))
    assert page.index("Version 2: Anden gang") < page.index("Version 1: Første gang")
    assert "Rita Ravn" in page
    first = text_of(client.get(address("piece-version", CRACKED, 1)))
    assert "Første gang" in first
    assert "To" in first


def test_an_old_version_is_restored_as_a_new_one(client: Client, rita: Person) -> None:
    adapt(rita, CRACKED, title="Et")
    adapt(rita, CRACKED, title="To")
    url = address("piece-version", CRACKED, 1)
    client.post(url)
    client.post(url)
    read = case_by_key(rita.municipality_id, "cracked-screen")
    assert read is not None
    assert read.title == "Et"
    assert [version.number for version in Version.objects.all()] == [3, 2, 1]


def test_back_to_the_national_text_and_back_again(client: Client, rita: Person) -> None:
    national = case_by_key(None, "cracked-screen")
    adapt(rita, CRACKED, title="Vores")
    away = address("piece-withdraw", CRACKED)
    answer = client.post(away, follow=True)
    client.post(away)
    assert "I læser den nationale tekst igen" in text_of(answer)
    assert case_by_key(rita.municipality_id, "cracked-screen") == national
    client.post(address("piece-version", CRACKED, 1))
    assert piece(rita, CRACKED).title == "Vores"
    assert [version.values is None for version in Version.objects.all()] == [False, True, False]


def test_a_version_is_never_changed(rita: Person) -> None:
    version = adapt(rita, CRACKED, title="Et")
    version.why = "Noget andet"
    with pytest.raises(Version.Written):
        version.save()


def test_every_change_is_in_the_record_with_keys_only(rita: Person) -> None:
    adapt(rita, CRACKED, title="Hemmelig titel")
    publishing.withdraw(seen=piece(rita, CRACKED), why="Tilbage", by=rita)
    draft(rita, CRACKED, title="Hemmelig titel")
    now = piece(rita, CRACKED)
    drafts.discard(seen=now, mark=now.seen, by=rita)
    entries = list(Entry.objects.filter(by_id=rita.pk).order_by("at"))
    assert [entry.kind for entry in entries] == [
        "DraftSaved",
        "PiecePublished",
        "PieceWithdrawn",
        "DraftSaved",
        "DraftDiscarded",
    ]
    assert all(entry.subject["key"] == "cracked-screen" for entry in entries)
    assert "Hemmelig" not in str([entry.subject for entry in entries])


def test_a_topic_is_published_like_any_other_text(client: Client, rita: Person) -> None:
    url = reverse("draft", args=["emne", "own-equipment"])
    edit = reverse("piece-edit", args=["emne", "own-equipment"])
    client.post(
        edit, {"title": "Udstyr", "short": "Udstyr", "summary": "Kort", "body": "Sådan hos os", "mark": _seen(rita)}
    )
    assert "Sådan hos os" in text_of(client.get(url))
    client.post(url, {"mark": _seen(rita), "why": "Kortere"})
    assert "Sådan hos os" in text_of(client.get(reverse("topic", args=["own-equipment"])))
    assert "Den flækkede skærm" in text_of(client.get(reverse("topic-cases", args=["own-equipment"])))


def test_side_by_side_shows_what_differs_from_the_national_text(client: Client, rita: Person) -> None:
    adapt(rita, LIABILITY, at_the_counter="Kald på en kollega.")
    answer = client.get(address("piece-differences", LIABILITY))
    page = answer.content.decode()
    assert "Ved skranken" in page
    assert "<del>" in page
    assert "<ins>" in page
    assert "Loven" not in text_of(answer)


def test_a_meeting_follows_the_municipalitys_own_script(rita: Person) -> None:
    adapt(rita, HALF_HOUR, title="Vores halve time")
    read = script_by_key(rita.municipality_id, "own-equipment-30")
    assert read is not None
    assert read.title == "Vores halve time"
    assert read.steps == script_by_key(None, "own-equipment-30").steps  # type: ignore[union-attr]


def _seen(rita: Person) -> str:
    from medspil.materials.kinds import TOPIC  # noqa: PLC0415

    return piece(rita, (TOPIC, "own-equipment")).seen
