# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The conversation aid leads to how much to help, and takes nothing in."""

from io import BytesIO
from pathlib import Path

import lxml.html
import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.counter.conversation import Conversation, conversation
from medspil.materials.models import FrontRole
from medspil.materials.reading import ContentError, read_one
from medspil.record.models import Entry
from tests.cast import Cast, client_for

TALK = conversation()


def test_every_way_ends_with_something_to_do() -> None:
    reached = {answer.to for question in TALK.questions for answer in question.answers}
    keys = {question.key for question in TALK.questions} | {outcome.key for outcome in TALK.outcomes}
    assert reached | {TALK.questions[0].key} == keys
    assert {outcome.help for outcome in TALK.outcomes} == {"show", "together", "do-for", "refer"}
    assert {outcome.role for outcome in TALK.outcomes} == set(FrontRole)


def test_a_talk_in_circles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "talk.yaml").write_text(
        "questions: [{key: a, ask: A, why: A, answers: [{text: A, to: a}, {text: B, to: end}]}]\n"
        "outcomes: [{key: end, help: show, role: advising, title: A, say: A, hold_back: A, step_in: A}]\n"
    )
    with pytest.raises(ContentError, match="does not come after"):
        read_one(tmp_path, "talk.yaml", Conversation)


def test_nothing_is_sent_and_nothing_is_stored(cast: Cast) -> None:
    client, address = client_for(cast.ali), reverse("guide-aid")
    client.get("/")
    before, had = Entry.objects.count(), {name: cookie.value for name, cookie in client.cookies.items()}
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []
    assert Entry.objects.count() == before
    assert {name: cookie.value for name, cookie in client.cookies.items()} == had, "no cookie of its own"
    assert client.post(address).status_code == 405
    (aid,) = lxml.html.fromstring(answer.content.decode()).find_class("aid")
    assert aid.xpath(".//form | .//input | .//textarea | .//select | .//script") == []
    choices = aid.xpath(".//ul[@class='aid-answers']//a/@href")
    assert len(choices) == sum(len(question.answers) for question in TALK.questions)
    assert all(choice.startswith("#") for choice in choices), "a place on the page is never sent to a server"


def test_on_paper_it_is_one_page(cast: Cast) -> None:
    answer = client_for(cast.ali).get(reverse("guide-aid-pdf"))
    (page,) = pypdf.PdfReader(BytesIO(answer.content)).pages
    printed = " ".join(page.extract_text().split())
    for seen in (TALK.questions[-1].ask, TALK.outcomes[-1].title, "Hold dig tilbage", "Træd til", "Problemløsning"):
        assert seen in printed
