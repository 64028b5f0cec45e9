# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What may point at a citizen is asked about in the room before it is kept or shown, by whatever form it comes."""

import json
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.models import Anonymity, Decision, Meeting, Note, Step, StepKind
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import open_at
from tests.dialogue.room.test_phones import SCRIPT, lay, stored

STORY = "Fru Hansen rakte mig sin telefon"
ASKED = "Det her kan pege på en borger. Ret det, eller svar, at det ikke gør."


def version(meeting: Meeting) -> int:
    return Meeting.objects.of(meeting.municipality).get(pk=meeting.pk).version


def ask_of(answer: HttpResponse) -> dict[str, Any]:
    assert answer.status_code == 422
    told = json.loads(answer.content)
    assert told["error"] == ASKED
    ask: dict[str, Any] = told["ask"]
    return ask


def fields_of(page: HttpResponse) -> dict[str, str]:
    """What the form on a page would send as it stands, with the box ticked."""
    (form,) = lxml.html.fromstring(page.content.decode()).xpath("//form[.//input[@name='not_personal']]")
    fields = {name: value.strip() for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
    return fields | {"not_personal": form.xpath(".//input[@name='not_personal']/@value")[0]}


def test_a_note_that_may_point_at_somebody_is_asked_about_and_kept_nowhere(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    before = version(meeting)

    answer = lay(Client(), step, STORY)

    assert ask_of(answer)["texts"] == [
        {"field": "text", "pieces": [["Fru ", ""], ["Hansen", "ligner et navn"], [" rakte mig sin telefon", ""]]}
    ]
    assert json.loads(answer.content)["final"] is False
    assert stored(step) == []
    assert version(meeting) == before


def test_a_yes_lays_the_note_and_covers_no_other_words(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    phone = Client()
    yes = ask_of(lay(phone, step, STORY))["yes"]

    assert ask_of(lay(phone, step, "Fru Hansen og hendes søn Bo", not_personal=yes))["yes"] != yes
    assert lay(phone, step, STORY, not_personal=yes).status_code == 200
    assert stored(step) == [STORY]


def test_a_number_is_refused_whatever_is_said(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    phone = Client()
    yes = ask_of(lay(phone, step, STORY))["yes"]

    told = json.loads(lay(phone, step, f"{STORY}, 120360-1234", not_personal=yes).content)

    assert "cpr-nummer" in told["error"]
    assert "ask" not in told


def test_without_a_script_the_page_shows_it_with_a_box_and_loses_nothing(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    phone = Client()

    page = lay(phone, step, STORY, script=False)

    assert page.status_code == 422
    body = page.content.decode()
    assert "<mark>Hansen</mark>" in body
    assert ASKED in body
    assert stored(step) == []
    said = fields_of(page)
    assert said["text"] == STORY
    assert phone.post(reverse("note-lay", args=[step.meeting.code, step.pk]), said).status_code == 302
    assert stored(step) == [STORY]


def test_ones_own_name_on_a_note_is_not_asked_about(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(anonymity=Anonymity.NAMED)
    phone = Client()

    assert lay(phone, step, "Vi hjalp med det hele", signature="Mette Holm", consent="1").status_code == 200
    assert Note.objects.of(meeting.municipality).get(step=step).signature == "Mette Holm"
    ask = ask_of(lay(phone, step, "Vi hjalp", signature="Mette, ring 20 30 40 50", consent="1"))
    assert [text["field"] for text in ask["texts"]] == ["signature"]


def test_new_words_for_a_note_are_asked_about_too(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.REFLECTION)
    phone, note = Client(), uuid4()
    lay(phone, step, "Han rakte mig den bare", id=note)
    place, said = reverse("note-change", args=[meeting.code, note]), {"key": "k" * 32, "text": STORY}

    yes = ask_of(phone.post(place, said, headers=SCRIPT))["yes"]
    assert stored(step) == ["Han rakte mig den bare"]
    assert phone.post(place, {**said, "not_personal": yes}, headers=SCRIPT).status_code == 200
    assert stored(step) == [STORY]


def test_words_are_asked_about_on_the_phones_own_part_of_the_page(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.WORDS)
    phone, place = Client(), reverse("words-say", args=[meeting.code, step.pk])

    page = phone.post(place, {"word_1": "Tryg", "word_2": "Fatima Hassan"}, headers=SCRIPT)

    assert page.status_code == 422
    assert "<mark>Fatima Hassan</mark>" in page.content.decode()
    said = fields_of(page)
    assert (said["word_1"], said["word_2"]) == ("Tryg", "Fatima Hassan")
    assert phone.post(place, said, headers=SCRIPT).status_code == 200


def test_the_name_of_whoever_asks_for_the_word_is_not_asked_about(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.DISCUSSION)
    place = reverse("speak", args=[meeting.code, step.pk])

    assert Client().post(place, {"name": "Fatima Hassan"}, headers=SCRIPT).status_code == 200
    page = Client().post(place, {"name": "Fatima, 20 30 40 50"}, headers=SCRIPT)
    assert page.status_code == 422
    assert "<mark>20 30 40 50</mark>" in page.content.decode()


def dictated(step: Step) -> tuple[str, dict[str, str]]:
    return reverse("dictate", args=[step.meeting_id, step.pk]), {"id": str(uuid4()), "key": "k" * 32, "text": STORY}


def own_notes(step: Step) -> tuple[str, dict[str, str]]:
    return reverse("own-notes", args=[step.meeting_id, step.pk]), {"text": STORY}


def message(step: Step) -> tuple[str, dict[str, str]]:
    return reverse("tell", args=[step.meeting_id]), {"text": STORY}


def proposal(step: Step) -> tuple[str, dict[str, str]]:
    return reverse("fist-ask", args=[step.meeting_id, step.pk]), {"id": str(uuid4()), "what": STORY}


def decision(step: Step) -> tuple[str, dict[str, str]]:
    said = {"id": str(uuid4()), "what": STORY, "owner_name": "Mette Holm", "due_on": "2099-01-01"}
    return reverse("decide", args=[step.meeting_id]), said


EARLY, LATE = StepKind.REFLECTION, StepKind.DECIDE
CONSOLE = [(dictated, EARLY), (own_notes, EARLY), (message, EARLY), (decision, EARLY), (proposal, LATE)]


@pytest.mark.parametrize(("form", "kind"), CONSOLE)
def test_what_the_facilitator_types_is_asked_about(cast: Cast, material: None, form: Any, kind: StepKind) -> None:
    meeting, step = open_at(cast, kind)
    place, said = form(step)
    bo, before = client_for(cast.bo), version(meeting)

    yes = ask_of(bo.post(place, said, headers=SCRIPT))["yes"]
    assert version(meeting) == before
    assert bo.post(place, {**said, "not_personal": yes}, headers=SCRIPT).status_code == 200


@pytest.mark.parametrize(("form", "kind"), CONSOLE)
def test_without_a_script_the_facilitator_gets_her_words_back_with_a_box(
    cast: Cast, material: None, form: Any, kind: StepKind
) -> None:
    meeting, step = open_at(cast, kind)
    place, said = form(step)
    bo, before = client_for(cast.bo), version(meeting)

    page = bo.post(place, {**said, "from": "minutes"})

    assert page.status_code == 422
    assert version(meeting) == before
    again = fields_of(page)
    assert again.items() >= {**said, "from": "minutes"}.items()
    answer = bo.post(place, again)
    assert (answer.status_code, answer["Location"]) == (302, reverse("minutes", args=[meeting.pk]))


def test_a_name_where_a_colleagues_name_belongs_is_not_asked_about(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, EARLY)
    place, said = decision(step)

    answer = client_for(cast.bo).post(place, {**said, "what": "Vi spørger først"}, headers=SCRIPT)

    assert answer.status_code == 200
    assert Decision.objects.of(meeting.municipality).get().owner_name == "Mette Holm"


def test_own_notes_that_were_saved_are_not_asked_about_again(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, EARLY)
    place, said = own_notes(step)
    bo = client_for(cast.bo)
    yes = ask_of(bo.post(place, said, headers=SCRIPT))["yes"]
    bo.post(place, {**said, "not_personal": yes}, headers=SCRIPT)

    assert bo.post(place, {"text": f"{STORY}. Spørg til det."}, headers=SCRIPT).status_code == 200


def test_what_is_wrong_is_said_before_anything_is_asked(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, EARLY)
    place, said = decision(step)

    told = json.loads(client_for(cast.bo).post(place, {**said, "due_on": ""}, headers=SCRIPT).content)

    assert told == {"error": "Vælg en dato."}
