# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Phones that come in at the same time share a page, but for what is each one's own."""

import re

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.dialogue.models import Meeting, Step, StepKind
from medspil.dialogue.views import newcomers
from medspil.record.hub import Hub, hub
from medspil.record.streams import listener
from tests.cast import Cast
from tests.dialogue.room.stage import open_at, write

OWN = {
    "listens": "//*[@data-token]/@data-token",
    "vouches": "//form[@data-note]//input[@name='csrfmiddlewaretoken']/@value",
    "note": "//form[@data-note]//input[@name='id']/@value",
    "key": "//form[@data-note]//input[@name='key']/@value",
}


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a server, where what phones share is kept for a moment."""
    monkeypatch.setattr(Hub, "serving", property(lambda _hub: True))


def come_in(step: Step, client: Client | None = None) -> tuple[str, dict[str, str]]:
    page = (client or Client()).get(reverse("phone", args=[step.meeting.code])).content.decode()
    tree = lxml.html.fromstring(page)
    return page, {name: tree.xpath(path)[0] for name, path in OWN.items()}


def alike(page: str, own: dict[str, str]) -> str:
    """The page without what is its phone's own, and without the second that it was drawn in."""
    for name, value in own.items():
        page = page.replace(value, name)
    return re.sub(r'data-now="\d+"|>\d\d:\d\d<', "", page)


def test_what_is_a_phones_own_is_given_to_no_other(cast: Cast, material: None, serving: None) -> None:
    _meeting, step = open_at(cast, StepKind.CLOSING)
    write(step, "Ro")
    (page, mine), (_other_page, theirs) = come_in(step), come_in(step)
    assert all(mine[name] != theirs[name] for name in OWN)
    heard = [listener(own["listens"]) for own in (mine, theirs)]
    assert None not in heard
    assert len({who.device for who in heard if who}) == 2
    marks = (newcomers.CSRF, newcomers.STREAM, newcomers.NOTE_ID, newcomers.NOTE_KEY)
    assert not any(mark in page for mark in marks)
    assert "Ro" in page


def test_it_is_the_page_that_whoever_was_here_before_gets(cast: Cast, material: None) -> None:
    _meeting, step = open_at(cast, StepKind.CLOSING)
    phone = Client()
    assert alike(*come_in(step, phone)) == alike(*come_in(step, phone))


def test_whoever_comes_just_after_costs_no_question_to_the_database(cast: Cast, material: None, serving: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    come_in(step)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        come_in(step)
    assert len(asked) == 0


def test_a_note_from_the_shared_page_is_laid_without_a_script(cast: Cast, material: None, serving: None) -> None:
    _meeting, step = open_at(cast, StepKind.REFLECTION)
    phone = Client(enforce_csrf_checks=True)
    _page, own = come_in(step, phone)
    said = {"csrfmiddlewaretoken": own["vouches"], "id": own["note"], "key": own["key"], "field": "", "text": "Ro"}
    answer = phone.post(reverse("note-lay", args=[step.meeting.code, step.pk]), said)
    assert answer.status_code == 302
    assert step.notes.get().text == "Ro"


def test_the_shared_page_is_not_older_than_what_the_streams_have_said(
    cast: Cast, material: None, serving: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    come_in(step)
    write(step, "Ro")
    monkeypatch.setitem(hub.versions, meeting.channel, Meeting.objects.get(pk=meeting.pk).version)
    assert "Ro" in come_in(step)[0]
