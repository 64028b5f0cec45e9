# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A template on screen: what it is for, when to take it out, and the form itself in its layout."""

from io import BytesIO
from typing import Any

import lxml.html
import pypdf
import pytest
from django.urls import reverse

from medspil.materials.canvases import shape_of
from medspil.materials.models import CanvasTemplate
from tests.cast import Cast, client_for
from tests.sample_canvases import SAMPLES, as_template


def page(cast: Cast, key: str) -> Any:
    answer = client_for(cast.ali).get(reverse("canvas-template", args=[key]))
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.content.decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("layout", SAMPLES)
def test_every_layout_opens_on_screen(cast: Cast, layout: str) -> None:
    shape = SAMPLES[layout]
    as_template(shape)
    seen = page(cast, shape.key)
    assert words(seen.xpath("//h1")[0]) == shape.title
    assert shape.purpose in words(seen)
    assert shape.when in words(seen)
    (drawn,) = seen.xpath(f"//div[@class='canvas canvas-{layout}']")
    assert [words(heading) for heading in drawn.xpath(".//h2")] == [field.title for field in shape.fields_]
    for field in shape.fields_:
        assert field.help in words(drawn)
    for place in seen.xpath("//section[contains(@class, 'pane')]"):
        assert len(place.xpath(".//dt")) == len(shape.columns)


def test_the_fields_of_a_quadrant_say_where_they_lie(cast: Cast) -> None:
    as_template(SAMPLES["quadrant"])
    seen = page(cast, "sample-quadrant")
    assert [words(corner) for corner in seen.xpath("//p[@class='pane-corner']")] == [
        "Borgeren lærer · Alene",
        "Borgeren lærer · Sammen",
        "Det bliver gjort · Alene",
        "Det bliver gjort · Sammen",
    ]


def test_every_national_template_opens_and_begins(cast: Cast, material: None) -> None:
    for template in CanvasTemplate.objects.national():
        seen = page(cast, template.key)
        papers = [link.get("href") for link in seen.xpath("//a[contains(., 'Print som')]")]
        address = reverse("canvas-pdf", args=[template.key])
        assert papers == [f"{address}?paper=a3", f"{address}?paper=a4"]
        (start,) = seen.xpath("//a[contains(., 'Udfyld nu')]/@href")
        assert start == reverse("canvas-new") + f"?template={template.key}"


def test_who_works_in_no_team_is_not_asked_to_fill_it(cast: Cast, material: None) -> None:
    answer = client_for(cast.rita).get(reverse("canvas-template", args=["contract"]))
    assert answer.status_code == 200
    assert "Udfyld nu" not in answer.content.decode()


@pytest.mark.parametrize(("layout", "asked", "size"), [
    ("list", "", "a4 upright"), ("list", "?paper=a3", "a3 upright"), ("list", "?paper=a9", "a3 upright"),
    ("rows", "", "a3 across"), ("rows", "?paper=a4", "a4 across"),
])  # fmt: skip
def test_it_prints_on_the_paper_it_is_meant_for_or_the_one_asked_for(
    cast: Cast, layout: str, asked: str, size: str
) -> None:
    as_template(SAMPLES[layout])
    answer = client_for(cast.ali).get(reverse("canvas-pdf", args=[f"sample-{layout}"]) + asked)
    (page_,) = pypdf.PdfReader(BytesIO(answer.content)).pages
    width, height = round(float(page_.mediabox.width)), round(float(page_.mediabox.height))
    sizes = {(595, 842): "a4 upright", (842, 595): "a4 across", (842, 1191): "a3 upright", (1191, 842): "a3 across"}
    assert sizes[width, height] == size


def test_a_template_keeps_its_shape_through_the_database(cast: Cast) -> None:
    for shape in SAMPLES.values():
        template = as_template(shape)
        template.refresh_from_db()
        assert shape_of(template) == shape


def test_a_template_that_is_not_there_is_not_found(cast: Cast) -> None:
    assert client_for(cast.ali).get(reverse("canvas-template", args=["no-such-thing"])).status_code == 404
