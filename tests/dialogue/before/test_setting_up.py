# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every activity can be chosen and set up in the browser, and changed again, without losing what it had."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.activities.menu import MENU
from medspil.dialogue.models import Meeting, Step, StepKind
from tests.cast import Cast, client_for
from tests.dialogue.before.plan import a_meeting, errors, words

COMMON = {"title": "Vores trin", "minutes": "6"}
# What one types for each entry of the menu, and what the step then keeps.
SETUPS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "words": ({"question": "Et ord?", "words": "2"}, {"question": "Et ord?", "words": 2}),
    "scale": ({"question": "Jeg er tryg", "scale": "confidence"}, {"question": "Jeg er tryg", "scale": "confidence"}),
    "compass": (
        {"case_1": "compass-notebook", "case_3": "compass-two-boxes", "canvas": "role-compass", "fine": "on"},
        {"cases": ["compass-notebook", "compass-two-boxes"], "canvas": "role-compass", "fine": True},
    ),
    "reflection": ({"question": "Hvad var svært?"}, {"question": "Hvad var svært?"}),
    "keep-develop-stop": ({"canvas": "keep-develop-stop"}, {"canvas": "keep-develop-stop"}),
    "evaluation-window": ({"canvas": "evaluation-window"}, {"canvas": "evaluation-window"}),
    "board": ({"canvas": "potentials-barriers"}, {"canvas": "potentials-barriers"}),
    "tables": (
        {"canvas": "keep-develop-stop", "seating": "draw", "size": "4", "tables": ""},
        {"canvas": "keep-develop-stop", "seating": "draw", "size": 4},
    ),
    "discussion": ({"text": "- Tid", "speakers": "on"}, {"text": "- Tid", "speakers": True}),
    "decide": ({"proposal": "Vi prøver"}, {"proposal": "Vi prøver"}),
    "follow-up": ({"question": "Hvordan gik det?"}, {"question": "Hvordan gik det?"}),
    "case": ({"case": "cracked-screen"}, {"case": "cracked-screen"}),
    "legal-point": ({"legal_point": "employer-liability"}, {"legal_point": "employer-liability"}),
    "frame": ({"text": "- Velkommen"}, {"text": "- Velkommen"}),
    "grouping": ({}, {}),
    "dot-vote": ({"dots": "5"}, {"dots": 5}),
    "closing": ({"question": "Og nu?"}, {"question": "Og nu?"}),
}


@pytest.fixture
def meeting(cast: Cast, material: None) -> Meeting:
    return a_meeting(cast)


@pytest.fixture
def bo(cast: Cast) -> Client:
    return client_for(cast.bo)


def _add(client: Client, meeting: Meeting, entry: str, typed: dict[str, Any]) -> HttpResponse:
    url = reverse("step-add", args=[meeting.process_id, entry])
    return client.post(url, {"id": str(uuid4()), **COMMON, **typed})


def _last(meeting: Meeting) -> Step:
    last = Step.objects.of(meeting.municipality).filter(meeting=meeting).last()
    assert last is not None
    return last


def test_the_menu_has_every_kind_and_says_what_each_is_for(meeting: Meeting, bo: Client) -> None:
    page = words(bo.get(reverse("step-choose", args=[meeting.process_id])))
    assert {entry.kind for entry in MENU} == set(StepKind)
    assert {entry.key for entry in MENU} == set(SETUPS)
    for entry in MENU:
        assert str(entry.title) in page
        assert str(entry.help) in page


@pytest.mark.parametrize("entry", SETUPS)
def test_an_activity_is_set_up_and_comes_back_as_it_was(meeting: Meeting, bo: Client, entry: str) -> None:
    typed, kept = SETUPS[entry]
    assert _add(bo, meeting, entry, typed).status_code == 302
    step = _last(meeting)
    assert step.settings == kept
    url = reverse("step-change", args=[meeting.process_id, step.pk])
    form = bo.get(url).context["form"]
    again = {name: value for name in form.fields if (value := form[name].value()) not in {None, False, ""}}
    assert bo.post(url, {**again, "title": "Nyt navn"}).status_code == 302
    changed = _last(meeting)
    assert (changed.title, changed.settings) == ("Nyt navn", kept)


@pytest.mark.parametrize("entry", SETUPS)
def test_what_one_begins_with_can_be_saved_as_it_stands(meeting: Meeting, bo: Client, entry: str) -> None:
    """Two clicks are enough, but where something has to be chosen; then the page says what."""
    form = bo.get(reverse("step-add", args=[meeting.process_id, entry])).context["form"]
    begun = {name: value for name in form.fields if (value := form[name].value()) not in {None, False, ""}}
    response = _add(bo, meeting, entry, {**begun, **COMMON})
    to_choose = {"case": "case", "legal-point": "legal_point", "board": "canvas"}
    if entry in to_choose:
        assert list(errors(response)) == [to_choose[entry]]
    else:
        assert response.status_code == 302


@pytest.mark.parametrize(
    ("entry", "typed", "fields"),
    [
        ("scale", {"question": "", "scale": ""}, ["question", "scale"]),
        ("scale", {"question": "Nu", "scale": "own", "low": "Lidt", "high": ""}, ["high"]),
        ("tables", {"canvas": "keep-develop-stop", "seating": "choose", "tables": ""}, ["tables"]),
        ("tables", {"canvas": "keep-develop-stop", "seating": "draw"}, ["size"]),
        ("tables", {"canvas": "keep-develop-stop", "seating": "draw", "size": "1"}, ["size"]),
        ("words", {"question": "", "words": "2"}, ["question"]),
        ("words", {"question": "Et ord?", "words": "9"}, ["words"]),
        ("compass", {"case_1": "no-such-case", "canvas": "role-compass"}, ["case_1"]),
        ("compass", {"case_1": "compass-notebook", "canvas": "keep-develop-stop"}, ["canvas"]),
        ("dot-vote", {"dots": "11"}, ["dots"]),
        ("decide", {"proposal": "Borger 120360-1234"}, ["proposal"]),
        ("frame", {"text": "x" * 1001}, ["text"]),
    ],
)
def test_what_cannot_be_is_told_at_its_field(
    meeting: Meeting, bo: Client, entry: str, typed: dict[str, str], fields: list[str]
) -> None:
    before = _last(meeting).pk
    response = _add(bo, meeting, entry, typed)
    assert response.status_code == 422
    assert list(errors(response)) == fields
    for field in fields:
        assert errors(response)[field][0] in words(response)
        assert "gyldig" not in errors(response)[field][0]
    assert _last(meeting).pk == before


def test_the_same_question_is_asked_again_with_one_choice(meeting: Meeting, bo: Client) -> None:
    _add(bo, meeting, "scale", {"question": "Det er let", "scale": "own", "low": "Svært", "high": "Let"})
    first = _last(meeting)
    page = bo.get(reverse("step-add", args=[meeting.process_id, "scale"]))
    assert "Spørg igen: »Det er let«" in words(page)
    assert _add(bo, meeting, "scale", {"question": "", "scale": "", "again": str(first.pk)}).status_code == 302
    second = _last(meeting)
    assert second.pk != first.pk
    assert second.settings == first.settings == {"question": "Det er let", "labels": ["Svært", "Let"]}


def test_what_the_form_does_not_ask_about_stays(meeting: Meeting, bo: Client) -> None:
    step = _last(meeting)
    Step.objects.of(meeting.municipality).filter(pk=step.pk).update(
        settings={"question": "A", "text": "Fra drejebogen"}
    )
    url = reverse("step-change", args=[meeting.process_id, step.pk])
    bo.post(url, {**COMMON, "question": "B"})
    assert _last(meeting).settings == {"question": "B", "text": "Fra drejebogen"}


def test_an_unknown_activity_is_not_found(meeting: Meeting, bo: Client) -> None:
    assert bo.get(reverse("step-add", args=[meeting.process_id, "no-such"])).status_code == 404
