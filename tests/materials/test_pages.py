# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material as people read it: every legal point with its source, how sure we are, and when we looked."""

from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Script, Topic
from tests.cast import Cast, client_for
from tests.documents.reading import assert_accessible, letters_of, words_of

TOPICS = (
    "own-equipment",
    "public-solutions",
    "private-solutions",
    "personal-data",
    "power-of-attorney",
    "expectations",
)


def page(client: Client, url: str) -> Any:
    answer = client.get(url)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content.decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_script_takes_the_minutes_it_says(material: None) -> None:
    scripts = list(Script.objects.national())
    assert len(scripts) >= 4
    for script in scripts:
        assert sum(step["minutes"] for step in script.steps) == script.minutes, script.key
        assert script.key.endswith(f"-{script.minutes}"), script.key
        keys = [step["key"] for step in script.steps]
        assert len(keys) == len(set(keys)), script.key


def test_cases_and_legal_points_name_each_other(material: None) -> None:
    cases = {case.key: set(case.legal_points) for case in Case.objects.national()}
    points = {point.key: set(point.cases) for point in LegalPoint.objects.national()}
    assert cases
    assert points
    there = {(case, point) for case, named in cases.items() for point in named}
    back = {(case, point) for point, named in points.items() for case in named}
    assert all(case in cases and point in points for case, point in there | back)
    assert there == back, sorted(there ^ back)


def test_what_scripts_name_is_there(material: None) -> None:
    for script in Script.objects.national():
        for step in script.steps:
            for name, model in (("case", Case), ("legal_point", LegalPoint), ("canvas", CanvasTemplate)):
                if name in step:
                    assert model.objects.filter(key=step[name]).exists(), (script.key, step["key"], step[name])


@pytest.mark.parametrize("key", TOPICS)
def test_a_topic_page_tells_where_its_law_is_from(cast: Cast, material: None, key: str) -> None:
    topic = Topic.objects.get(key=key)
    seen = page(client_for(cast.ali), reverse("topic", args=[key]))
    assert words(seen.xpath("//h1")[0]) == topic.title
    for point in LegalPoint.objects.filter(topic=topic):
        (card,) = seen.xpath(f"//article[@id='{point.key}']")
        assert [link.get("href") for link in card.xpath(".//a[@rel='noreferrer']")] == [point.source]
        text = words(card)
        assert point.law in text
        assert point.get_confidence_display() in text
        assert f"efterset {date_format(point.checked_on, 'j. F Y')}" in text
        assert " ".join(point.at_the_counter.split()) in text


def test_the_first_topic_has_law_to_show(material: None) -> None:
    assert LegalPoint.objects.filter(topic__key="own-equipment").count() >= 15
    assert {point.confidence for point in LegalPoint.objects.all()} >= {"law", "official"}


def test_what_is_not_verified_is_marked_as_such(cast: Cast, material: None) -> None:
    seen = page(client_for(cast.ali), reverse("topic", args=["own-equipment"]))
    for point in LegalPoint.objects.filter(topic__key="own-equipment"):
        (chip,) = seen.xpath(f"//article[@id='{point.key}']//span[contains(@class, 'chip')]")
        assert ("tone-warning" in chip.get("class")) == (point.confidence == "unverified")


@pytest.mark.parametrize("key", TOPICS)
def test_a_topic_opens_as_pdf(cast: Cast, material: None, key: str) -> None:
    topic = Topic.objects.get(key=key)
    answer = client_for(cast.ali).get(reverse("topic-pdf", args=[key]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert_accessible(answer.content, title=topic.title)
    read = letters_of(words_of(answer.content))
    for case in Case.objects.filter(topic=topic):
        assert letters_of(case.title) in read
        assert all(letters_of(question) in read for question in case.questions)
    for point in LegalPoint.objects.filter(topic=topic):
        day = date_format(point.checked_on, "j. F Y")
        for said in (point.title, point.law, point.get_confidence_display(), day, point.source, point.at_the_counter):
            assert letters_of(said) in read, (point.key, said)
    assert "**" not in read


def test_every_canvas_prints_on_both_papers(cast: Cast, material: None) -> None:
    client = client_for(cast.ali)
    for template in CanvasTemplate.objects.national():
        for paper in ("", "?paper=a4"):
            answer = client.get(reverse("canvas-pdf", args=[template.key]) + paper)
            assert_accessible(answer.content, title=template.title)
            read = letters_of(words_of(answer.content))
            assert all(letters_of(entry["title"]) in read for entry in template.fields), (template.key, paper)


def test_nobody_reads_without_signing_in(material: None) -> None:
    for url in (
        reverse("topics"),
        reverse("topic", args=["own-equipment"]),
        reverse("topic-pdf", args=["expectations"]),
    ):
        assert Client().get(url).status_code == 302


def test_a_topic_that_is_not_there_is_not_found(cast: Cast, material: None) -> None:
    for name in ("topic", "topic-pdf", "canvas-pdf"):
        assert client_for(cast.ali).get(reverse(name, args=["no-such-thing"])).status_code == 404


def test_a_municipality_reads_its_own_version_and_no_other_does(cast: Cast, material: None) -> None:
    national = Topic.objects.get(key="expectations")
    own = {field.name: getattr(national, field.name) for field in Topic._meta.concrete_fields}
    del own["id"]
    Topic.objects.create(**{**own, "municipality": cast.municipality, "title": "Vores egne forventninger"})
    url = reverse("topic", args=["expectations"])
    assert words(page(client_for(cast.ali), url).xpath("//h1")[0]) == "Vores egne forventninger"
    assert words(page(client_for(cast.ulla), url).xpath("//h1")[0]) == national.title
