# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Writing: drafts are for editors, two who write at once lose nothing, and a cpr number is refused."""

import pytest
from django.test import Client
from django.urls import reverse

from medspil.materials.actions import drafts
from medspil.materials.models import Case, Draft
from medspil.materials.queries import case_by_key
from medspil.organisations.models import Person
from tests.cast import Cast, client_for
from tests.materials.desk.bench import CRACKED, HALF_HOUR, address, draft, piece, text_of, typed

EDIT, DRAFT = address("piece-edit", CRACKED), address("draft", CRACKED)


def test_what_is_drafted_is_seen_by_editors_only(cast: Cast, client: Client, rita: Person) -> None:
    form = typed(client, EDIT) | {"title": "Den flækkede skærm i Fjordby"}
    assert client.post(EDIT, form).status_code == 302
    assert "Den flækkede skærm i Fjordby" in text_of(client.get(DRAFT))
    topic = reverse("topic-cases", args=["own-equipment"])
    for reader in (cast.ali, cast.rita):
        assert "i Fjordby" not in text_of(client_for(reader).get(topic))
    assert client_for(cast.ali).get(DRAFT).status_code == 404
    assert not Case.objects.filter(municipality=rita.municipality_id).exists()


def test_saving_keeps_what_the_form_does_not_know(client: Client, rita: Person) -> None:
    before = piece(rita, CRACKED).written
    client.post(EDIT, typed(client, EDIT) | {"title": "Ny titel"})
    assert piece(rita, CRACKED).written == {**before, "title": "Ny titel"}


def test_a_form_sent_back_unchanged_says_the_same(client: Client, rita: Person) -> None:
    for which in (CRACKED, HALF_HOUR):
        url = address("piece-edit", which)
        before = piece(rita, which).written
        assert client.post(url, typed(client, url)).status_code == 302
        assert piece(rita, which).written == before


def test_two_editors_at_once_lose_nothing(client: Client, rita: Person) -> None:
    mine = typed(client, EDIT)
    draft(rita, CRACKED, title="Kollegaens titel")
    answer = client.post(EDIT, mine | {"title": "Min titel"})
    assert answer.status_code == 422
    page = text_of(answer)
    assert "En anden har skrevet imens" in page
    assert "Kollegaens titel" in page
    assert 'value="Min titel"' in answer.content.decode()
    assert piece(rita, CRACKED).title == "Kollegaens titel"
    again = dict(answer.context["form"].data.lists())
    assert client.post(EDIT, again).status_code == 302
    assert piece(rita, CRACKED).title == "Min titel"
    client.post(address("draft-undo", CRACKED), {"mark": piece(rita, CRACKED).seen})
    assert piece(rita, CRACKED).title == "Kollegaens titel"


def test_a_colleague_who_published_meanwhile_is_noticed_too(client: Client, rita: Person) -> None:
    mine = typed(client, EDIT)
    draft(rita, CRACKED, title="Udgivet imens")
    client.post(DRAFT, {"mark": piece(rita, CRACKED).seen, "why": "Sådan"})
    assert client.post(EDIT, mine | {"title": "Min titel"}).status_code == 422
    assert piece(rita, CRACKED).draft is None


def test_the_same_form_sent_twice_is_saved_once(client: Client, rita: Person) -> None:
    form = typed(client, EDIT) | {"title": "En gang"}
    assert client.post(EDIT, form).status_code == client.post(EDIT, form).status_code == 302
    saved = piece(rita, CRACKED).draft
    assert saved is not None
    assert saved.revision == 1


@pytest.mark.parametrize(("field", "word"), [("body", "010190-1234"), ("questions", "Hvad nu, 010190-1234?")])
def test_a_cpr_number_is_refused_and_nothing_typed_is_lost(client: Client, rita: Person, field: str, word: str) -> None:
    answer = client.post(EDIT, typed(client, EDIT) | {field: f"Her er han: {word}", "title": "Ny titel"})
    assert answer.status_code == 422
    assert "cpr-nummer" in text_of(answer)
    assert 'value="Ny titel"' in answer.content.decode()
    assert word in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_number_in_an_address_is_refused(client: Client, rita: Person) -> None:
    url = reverse("piece-edit", args=["pointe", "fault-liability"])
    answer = client.post(url, typed(client, url) | {"source": "https://kilde.dk/010190-1234"})
    assert answer.status_code == 422
    assert not Draft.objects.exists()


def test_a_discarded_draft_can_be_put_back(client: Client, rita: Person) -> None:
    draft(rita, CRACKED, title="Væk igen")
    client.post(address("draft-discard", CRACKED), {"mark": piece(rita, CRACKED).seen})
    assert piece(rita, CRACKED).draft is None
    assert "Kladden er kasseret" in text_of(client.get(reverse("material")))
    client.post(reverse("draft-put-back"))
    assert piece(rita, CRACKED).title == "Væk igen"
    assert piece(rita, CRACKED).base == piece(rita, CRACKED).national


def test_a_draft_that_somebody_has_written_in_is_not_discarded_unseen(client: Client, rita: Person) -> None:
    draft(rita, CRACKED, title="Et")
    mark = piece(rita, CRACKED).seen
    draft(rita, CRACKED, title="To")
    client.post(address("draft-discard", CRACKED), {"mark": mark})
    assert piece(rita, CRACKED).title == "To"


def test_undo_changes_places_with_the_text_before(rita: Person) -> None:
    draft(rita, CRACKED, title="Et")
    draft(rita, CRACKED, title="To")
    for expected in ("Et", "To"):
        now = piece(rita, CRACKED)
        drafts.undo(seen=now, mark=now.seen, by=rita)
        assert piece(rita, CRACKED).title == expected


def test_each_municipality_has_its_own_draft(rita: Person, vera: Person) -> None:
    draft(rita, CRACKED, title="I Fjordby")
    draft(vera, CRACKED, title="I Bakkeby")
    assert (piece(rita, CRACKED).title, piece(vera, CRACKED).title) == ("I Fjordby", "I Bakkeby")
    assert case_by_key(rita.municipality_id, "cracked-screen") == case_by_key(None, "cracked-screen")
