# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material as people read it: every legal point with its source, how sure we are, and when we looked."""

from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Script, Topic
from tests.cast import Cast, client_for
from tests.documents.reading import assert_accessible, letters_of, words_of
from tests.materials import samples

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
def test_every_page_of_a_topic_can_be_reached_from_its_first(cast: Cast, material: None, key: str) -> None:
    client = client_for(cast.ali)
    first = page(client, reverse("topic", args=[key]))
    assert words(first.xpath("//h1")[0]) == Topic.objects.get(key=key).title
    contents = first.xpath("//nav[@id='contents']//a")
    assert [link.get("aria-current") for link in contents].count("page") == 1
    for link in contents:
        answer = client.get(link.get("href"))
        assert answer.status_code == 200, link.get("href")


def test_the_law_tells_where_it_is_from(cast: Cast, material: None) -> None:
    seen = page(client_for(cast.ali), reverse("topic-law", args=["own-equipment"]))
    for point in LegalPoint.objects.filter(topic__key="own-equipment"):
        (article,) = seen.xpath(f"//article[@id='{point.key}']")
        assert [link.get("href") for link in article.xpath(".//a[@rel='noreferrer']")] == [point.source]
        text = words(article)
        for said in (point.question, point.law, str(point.get_confidence_display()), point.at_the_counter):
            assert " ".join(said.split()) in text
        assert f"tjekket {date_format(point.checked_on, 'j. F Y')}" in text


def test_the_first_topic_has_law_to_show(material: None) -> None:
    assert LegalPoint.objects.filter(topic__key="own-equipment").count() >= 15
    assert {point.confidence for point in LegalPoint.objects.all()} >= {"law", "official"}


def test_what_is_not_verified_is_marked_as_such(cast: Cast, material: None) -> None:
    seen = page(client_for(cast.ali), reverse("topic-law", args=["own-equipment"]))
    for point in LegalPoint.objects.filter(topic__key="own-equipment"):
        (chip, *_rest) = seen.xpath(f"//article[@id='{point.key}']//span[contains(@class, 'chip')]")
        assert ("tone-warning" in chip.get("class")) == (point.confidence == "unverified")


def test_a_point_that_was_checked_long_ago_says_so(cast: Cast) -> None:
    harbour = samples.topic()
    today = timezone.localdate()
    samples.legal_point(harbour, "fresh", checked_on=today - timedelta(days=365))
    samples.legal_point(harbour, "old", checked_on=today - timedelta(days=366))
    client = client_for(cast.ali)
    seen = page(client, reverse("topic-law", args=["harbour"]))
    marked = seen.xpath("//article[contains(., 'Ikke tjekket i et år')]/@id")
    assert marked == ["old"]
    on_paper = words_of(client.get(reverse("topic-pdf", args=["harbour"])).content)
    assert on_paper.count("for mere end et år siden") == 1


def test_a_case_and_the_law_lead_to_each_other(cast: Cast) -> None:
    harbour = samples.topic()
    samples.case(harbour, legal_points=["mooring"])
    samples.legal_point(harbour, cases=["rowing-boat"])
    client = client_for(cast.ali)
    case, law = reverse("case", args=["harbour", "rowing-boat"]), reverse("topic-law", args=["harbour"])
    assert page(client, case).xpath(f"//a[@href='{law}#mooring']")
    assert page(client, law).xpath(f"//article[@id='mooring']//a[@href='{case}']")


def test_one_goes_from_case_to_case(cast: Cast) -> None:
    harbour = samples.topic()
    for number in (1, 2, 3):
        samples.case(harbour, f"boat-{number}", position=number, title=f"Båd {number}")
    around = [
        [words(link) for link in page(client_for(cast.ali), reverse("case", args=["harbour", f"boat-{number}"])).xpath(
            "//nav[@class='around no-print']/a"
        )]
        for number in (1, 2, 3)
    ]  # fmt: skip
    assert around == [["Båd 2"], ["Båd 1", "Båd 3"], ["Båd 2"]]


def test_a_script_has_the_clock_and_leads_to_what_it_uses(cast: Cast, material: None) -> None:
    harbour = samples.topic()
    samples.case(harbour)
    samples.script(harbour)
    seen = page(client_for(cast.ali), reverse("script", args=["harbour-30"]))
    steps = [words(step) for step in seen.xpath("//ol[@class='programme']/li")]
    assert steps[0].startswith("0–10 min. Velkommen")
    assert steps[1].startswith("10–30 min. Historien Hvad gør du? Først Så SigLyt. GørLæs højt.")
    text = words(seen)
    for said in ("Et hold.", "En kikkert", "Sid tæt.", "Stå op."):
        assert said in text
    assert seen.xpath(f"//a[@href='{reverse('case', args=['harbour', 'rowing-boat'])}']")


def test_an_exercise_and_a_guide_are_read_in_the_same_way(cast: Cast) -> None:
    exercise = samples.topic("compass", kind="exercise", title="Rollekompasset")
    samples.case(exercise)
    samples.topic("ten-minutes", kind="guide", title="De første ti minutter", body="## Kom\n\n### Stille\n\n## Gå")
    client = client_for(cast.ali)
    shelves = page(client, reverse("topics"))
    assert "Om både." in words(shelves.xpath("//section[@aria-labelledby='exercises']//li[contains(., 'Rolle')]")[-1])
    assert shelves.xpath("//section[@aria-labelledby='guides']//h3[contains(., 'De første ti minutter')]")
    seen = page(client, reverse("topic", args=["compass"]))
    assert words(seen.xpath("//p[@class='kicker']")[0]) == "Øvelse"
    assert [words(link) for link in seen.xpath("//nav[@id='contents']//li")] == ["Introduktion", "Dilemmaer 1"]
    guide = page(client, reverse("topic", args=["ten-minutes"]))
    links = guide.xpath("//nav[@id='contents']//li/a")
    assert [words(link) for link in links] == ["Kom", "Gå"]
    assert [words(guide.xpath(f"//*[@id='{link.get('href')[1:]}']")[0]) for link in links] == ["Kom", "Gå"]


def test_a_page_that_would_be_empty_is_not_there(cast: Cast) -> None:
    samples.topic("ten-minutes", kind="guide")
    client = client_for(cast.ali)
    for name in ("topic-cases", "topic-law", "topic-scripts", "topic-advice", "topic-leader", "topic-leader-pdf"):
        assert client.get(reverse(name, args=["ten-minutes"])).status_code == 404, name


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
    for name in ("topic", "topic-pdf", "topic-law", "script", "script-pdf", "canvas-pdf"):
        assert client_for(cast.ali).get(reverse(name, args=["no-such-thing"])).status_code == 404
    for name in ("case", "case-pdf"):
        assert client_for(cast.ali).get(reverse(name, args=["own-equipment", "no-such-thing"])).status_code == 404


def test_a_municipality_reads_its_own_version_and_no_other_does(cast: Cast, material: None) -> None:
    national = Topic.objects.get(key="expectations")
    own = {field.name: getattr(national, field.name) for field in Topic._meta.concrete_fields}
    del own["id"]
    Topic.objects.create(**{**own, "municipality": cast.municipality, "title": "Vores egne forventninger"})
    url = reverse("topic", args=["expectations"])
    assert words(page(client_for(cast.ali), url).xpath("//h1")[0]) == "Vores egne forventninger"
    assert words(page(client_for(cast.ulla), url).xpath("//h1")[0]) == national.title


@pytest.mark.parametrize("name", ["topic", "topic-cases", "topic-law", "topic-scripts", "script"])
def test_three_pieces_cost_as_many_queries_as_one(cast: Cast, name: str) -> None:
    client = client_for(cast.ali)
    harbour = samples.topic()
    address = reverse(name, args=["harbour-30" if name == "script" else "harbour"])

    def asked(number: int) -> int:
        samples.case(harbour, f"boat-{number}")
        samples.legal_point(harbour, f"law-{number}", cases=[f"boat-{number}"])
        samples.script(harbour, "harbour-30" if number == 1 else f"harbour-{number}-30")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    one = asked(1)
    asked(2)
    assert asked(3) == one
