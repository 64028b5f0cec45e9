# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The picture is a QR code: its squares are those of the text, drawn once each, within a quiet edge."""

import re

import pytest
import segno
from lxml import etree

from medspil.documents.qr import qr_svg

SVG = "{http://www.w3.org/2000/svg}"
URL = "https://medspil.fjordby.example/m/KA7P2X/"


def squares_of(svg: str) -> tuple[int, set[tuple[int, int]]]:
    drawing = etree.fromstring(svg)
    left, top, width, height = (int(part) for part in drawing.get("viewBox").split())
    assert (left, top) == (0, 0)
    assert width == height
    path = drawing.findall(SVG + "path")[-1].get("d")
    assert re.fullmatch(r"(M\d+ \d+h1v1h-1z)+", path)
    corners = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", path)]
    assert len(corners) == len(set(corners))
    return width, set(corners)


@pytest.mark.parametrize("text", [URL, "KA7P2X", URL * 5, "æøå"])
def test_the_squares_are_those_of_the_text(text: str) -> None:
    width, squares = squares_of(qr_svg(text, title="Gå med"))
    matrix = segno.make(text, error="m").matrix
    assert width == len(matrix) + 8
    expected = {(x + 4, y + 4) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark & 1}
    assert squares == expected


def test_the_three_corners_for_finding_it_stand_in_a_quiet_edge() -> None:
    width, squares = squares_of(qr_svg(URL, title="Gå med"))
    ring = {(x, y) for x in range(7) for y in range(7) if x in {0, 6} or y in {0, 6}}
    heart = {(x, y) for x in range(2, 5) for y in range(2, 5)}
    for left, top in ((4, 4), (width - 11, 4), (4, width - 11)):
        seen = {(x, y) for x in range(7) for y in range(7) if (left + x, top + y) in squares}
        assert seen == ring | heart
    assert all(4 <= x < width - 4 and 4 <= y < width - 4 for x, y in squares)


def test_light_squares_are_white_whatever_lies_behind() -> None:
    drawing = etree.fromstring(qr_svg(URL, title="Gå med"))
    ground = drawing.findall(SVG + "path")[0]
    width = drawing.get("viewBox").split()[-1]
    assert (ground.get("fill"), ground.get("d")) == ("#fff", f"M0 0h{width}v{width}H0z")


def test_it_is_a_picture_with_a_name() -> None:
    drawing = etree.fromstring(qr_svg(URL, title="Gå med på telefonen"))
    assert drawing.get("role") == "img"
    assert drawing[0].tag == SVG + "title"
    assert drawing[0].text == "Gå med på telefonen"


@pytest.mark.parametrize("title", ["</title><script>alert(1)</script>", '" onload="alert(1)', "a & b < c", "]]>"])
def test_a_title_cannot_leave_its_place(title: str) -> None:
    svg = qr_svg(URL, title=title)
    drawing = etree.fromstring(svg)
    assert drawing[0].text == title
    assert {element.tag for element in drawing.iter()} == {SVG + "svg", SVG + "title", SVG + "path"}
    assert "<script" not in svg


def test_the_strict_policy_has_nothing_to_refuse() -> None:
    drawing = etree.fromstring(qr_svg(URL, title="Gå med"))
    for element in drawing.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on") or "href" in name]
