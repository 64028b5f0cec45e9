# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material on paper: all of it, in the order one reads, and open to those who hear it read."""

import re
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from django.urls import reverse
from django.utils.formats import date_format

from medspil.materials.markdown import to_words
from medspil.materials.models import Case, LegalPoint, Script, Topic
from tests.cast import Cast, client_for
from tests.documents.reading import assert_accessible, letters_of, tags_of, words_of
from tests.materials import samples
from tests.materials.test_pages import TOPICS


def paper(cast: Cast, name: str, *key: str) -> bytes:
    answer = client_for(cast.ali).get(reverse(name, args=key))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return bytes(answer.content)


def assert_in_order(read: str, said: list[str]) -> None:
    read, at = re.sub("[.•]", "", read), 0  # a list has points instead of full stops
    for words in said:
        place = read.find(letters_of(words).replace(".", ""), at)
        assert place >= 0, f"{words} does not come after {read[max(0, at - 60) : at]}"
        at = place


@pytest.mark.parametrize("key", TOPICS)
def test_a_topic_opens_as_pdf(cast: Cast, material: None, key: str) -> None:
    topic = Topic.objects.get(key=key)
    pdf = paper(cast, "topic-pdf", key)
    assert_accessible(pdf, title=topic.title)
    read = re.sub(rf"{letters_of(topic.title)}Side\d+af\d+", "", letters_of(words_of(pdf)))
    cases, points = Case.objects.filter(topic=topic), LegalPoint.objects.filter(topic=topic)
    for case in cases:
        voices = [case.perspectives[who] for who in ("citizen", "employee", "leader")]
        assert_in_order(read, [case.title, to_words(case.story), *case.questions, *voices])
    for point in points:
        day = date_format(point.checked_on, "j. F Y")
        facts = [point.law, str(point.get_confidence_display()), day, point.source]
        said = [point.title, point.question, to_words(point.statement), point.at_the_counter, point.depends_on, *facts]
        assert_in_order(read, said)
    for script in Script.objects.filter(topic=topic):
        assert_in_order(read, [script.title, *(step["say"] for step in script.steps)])
    for text in (topic.body, topic.advice, topic.preparation, topic.leader_brief):
        assert "**" not in read
        first, *_rest = to_words(text).split(". ")
        assert letters_of(first) in read


def test_the_chapters_of_a_topic_come_in_the_order_of_its_pages(cast: Cast, material: None) -> None:
    pdf = paper(cast, "topic-pdf", "own-equipment")
    outline = pypdf.PdfReader(BytesIO(pdf)).outline
    assert [entry["/Title"] for entry in outline if not isinstance(entry, list)] == [
        "Det handler om",
        "Dilemmaer",
        "Det siger reglerne",
        "Drejebøger",
        "Råd til facilitatoren",
        "Til deltagerne før mødet",
        "Til lederen",
    ]
    tags = tags_of(pdf)
    levels = [int(tag[2:]) for tag in tags if tag.startswith("/H") and tag[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {"/TOC", "/L", "/Link", "/BlockQuote"} <= set(tags)


def test_a_case_for_the_table_has_no_law(cast: Cast, material: None) -> None:
    harbour = samples.topic()
    samples.case(harbour, legal_points=["mooring"])
    samples.legal_point(harbour)
    pdf = paper(cast, "case-pdf", "harbour", "rowing-boat")
    assert_accessible(pdf, title="Robåden")
    read = letters_of(words_of(pdf))
    assert_in_order(read, ["Robåden", "Borgerservice", "årer", "Hvem hjælper", "Borgeren: Jeg fryser.", "Lederen: Jeg"])
    assert letters_of("Fortøjning") not in read


def test_every_case_fits_one_sheet_for_the_table(cast: Cast, material: None) -> None:
    for case in Case.objects.national().select_related("topic"):
        pdf = paper(cast, "case-pdf", case.topic.key, case.key)
        assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1, case.key


def test_the_page_for_the_leader_is_one_page(cast: Cast, material: None) -> None:
    topics = Topic.objects.national().exclude(leader_brief="")
    assert topics
    for topic in topics:
        pdf = paper(cast, "topic-leader-pdf", topic.key)
        assert_accessible(pdf, title=f"Til lederen: {topic.title}")
        assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1, topic.key


def test_a_script_brings_its_stories_and_rules(cast: Cast, material: None) -> None:
    harbour = samples.topic()
    samples.case(harbour)
    samples.script(harbour)
    pdf = paper(cast, "script-pdf", "harbour-30")
    assert_accessible(pdf, title="Havnen på en halv time")
    said = ["Et hold.", "En kikkert", "Sid tæt.", "Stå op.", "0–10 min. · Velkommen", "Sig: Hej.", "Gør: Vent."]
    said += ["10–30 min. · Historien", "Hvad gør du?", "Sig: Lyt.", "Historien: Robåden", "Historierne", "årer"]
    assert_in_order(letters_of(words_of(pdf)), said)


@pytest.mark.parametrize("script", ["basic-30", "basic-60", "basic-90", "own-equipment-90"])
def test_every_kind_of_step_can_be_printed(cast: Cast, material: None, script: str) -> None:
    assert_accessible(paper(cast, "script-pdf", script), title=Script.objects.get(key=script).title)


def test_a_guide_is_its_text_alone(cast: Cast) -> None:
    samples.topic("ten-minutes", kind="guide", body="Begynd her.\n\n## Så\n\nVent.")
    pdf = paper(cast, "topic-pdf", "ten-minutes")
    assert_accessible(pdf, title="Havnen")
    assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1
    assert "/TOC" not in tags_of(pdf)
