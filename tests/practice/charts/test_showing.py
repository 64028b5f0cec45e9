# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a chart shows, and the command that gives its figures."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

from medspil.practice.charts.chart import Series, chart_of
from medspil.practice.charts.drawing import draw, draw_small, figure

FIRST = date(2026, 3, 2)


def series(values: list[float | None], **more: Any) -> Series:
    days = [FIRST + timedelta(days=7 * n) for n in range(len(values))]
    return Series(title="Borgere, der selv <fandt> brevet", unit="om ugen", days=days, values=values, **more)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_the_picture_says_in_words_what_it_shows() -> None:
    svg = draw(chart_of(series([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], goal=8, better="up")), name="c")
    tree = ElementTree.fromstring(svg)
    assert tree.attrib["aria-labelledby"] == "c-title c-said"
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "Borgere, der selv <fandt> brevet"
    said = tree.findtext("{http://www.w3.org/2000/svg}desc")
    assert said == "Målingerne har flyttet sig den rigtige vej, mere end tilfældet kan forklare."
    assert {"median 5,5", "mål 8"} <= set(texts(svg))
    assert "style=" not in svg
    assert "<script" not in svg


def test_few_measurements_get_no_line_and_some_get_one_for_now() -> None:
    assert not [text for text in texts(draw(chart_of(series([1, 2, 3, 2, 1])), name="c")) if "median" in text]
    assert "median indtil videre 2" in texts(draw(chart_of(series([1, 2, 3, 2, 1, 2])), name="c"))
    assert draw(chart_of(series([None, None])), name="c") == ""
    assert draw_small(chart_of(series([])), name="c") == ""


def test_a_gap_breaks_the_curve() -> None:
    svg = draw(chart_of(series([1, 2, None, 3, 4])), name="c")
    curve = next(part for part in svg.split("<path ") if 'stroke-linejoin="round"' in part)
    assert curve.count("M") == 2
    assert svg.count("<circle") == 4


def test_limits_come_on_request_and_only_when_there_is_enough_to_carry_them() -> None:
    values: list[float | None] = [10, 11, 9, 10, 11, 9, 10, 11, 9, 10, 30]
    assert chart_of(series(values), with_limits=True).limits is None
    enough = chart_of(series([*values, 10], freeze=10), with_limits=True)
    assert enough.limits is not None
    assert enough.limits.outside == (10,)
    assert chart_of(series([*values, 10])).limits is None
    svg = draw(enough, name="c")
    assert "z" in svg, "what lies outside is a diamond"
    assert {"før", "efter"} <= set(texts(svg))


@pytest.mark.parametrize("values", [[5.0] * 6 + [1.0] * 6, [1.0] * 6 + [5.0] * 6, [5.0] * 12])
def test_the_words_beside_the_parting_stand_clear_of_the_curve(values: list[float | None]) -> None:
    tree = ElementTree.fromstring(draw(chart_of(series(values, freeze=6)), name="c"))
    space = "{http://www.w3.org/2000/svg}"
    words = [text for text in tree.iter(f"{space}text") if text.text in {"før", "efter"}]
    for word in words:
        for dot in tree.iter(f"{space}circle"):
            away = float(dot.attrib["cx"]) - float(word.attrib["x"])
            beside = -5 < (away if word.attrib["text-anchor"] == "start" else -away) < 35
            assert not beside or abs(float(dot.attrib["cy"]) - float(word.attrib["y"])) > 10
    assert len(words) == 2


def test_what_happened_is_numbered_on_the_picture() -> None:
    svg = draw(
        chart_of(series([1, 2, 3], notes=[(FIRST, "Ferie"), (FIRST + timedelta(days=7), "Nyt skilt")])), name="c"
    )
    assert {"1", "2"} <= set(texts(svg))


@pytest.mark.parametrize("values", [[0.0], [5.0] * 7, [-3.0, -2.0], [1e9, 2e9], [0.001, 0.002], [0.0] * 10])
def test_any_values_can_be_drawn(values: list[float | None]) -> None:
    ElementTree.fromstring(draw(chart_of(series(values, goal=0.0)), name="c"))
    ElementTree.fromstring(draw_small(chart_of(series(values)), name="c"))


def test_figures_are_written_as_in_denmark() -> None:
    assert [figure(value) for value in (1300, 0.8, 2.25, 3.0, -0.5, 1234567.891)] == [
        "1.300", "0,8", "2,25", "3", "-0,5", "1.234.567,89"
    ]  # fmt: skip


def test_the_command_gives_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "series.csv"
    rows = "\n".join(f"{FIRST + timedelta(days=n)},{n + 1}" for n in range(10))
    file.write_text(f"date,value\n{rows}\n")
    call_command("runchart", str(file), "--json")
    told = json.loads(capsys.readouterr().out)
    xmr = told.pop("xmr")
    assert told == {
        "centre": 5.5,
        "useful": 10,
        "longest_run": 5,
        "longest_run_max": 6,
        "crossings": 1,
        "crossings_min": 2,
        "signal": True,
        "verdict": "Målingerne har flyttet sig, mere end tilfældet kan forklare.",
    }
    assert xmr["centre"] == 5.5
    assert (xmr["lower"], xmr["upper"]) == (pytest.approx(2.8404, abs=1e-4), pytest.approx(8.1596, abs=1e-4))
    assert xmr["outside"] == ["2026-03-02", "2026-03-03", "2026-03-10", "2026-03-11"]
    call_command("runchart", str(file), "--freeze", "4", "--json")
    assert json.loads(capsys.readouterr().out)["centre"] == 2.5


@pytest.mark.parametrize(("text", "freeze"), [("date,value\nsnart,3\n", None), ("2026-03-01,3\n", "9"), ("", "1")])
def test_the_command_says_what_is_wrong(tmp_path: Path, text: str, freeze: str | None) -> None:
    file = tmp_path / "series.csv"
    file.write_text(text)
    with pytest.raises(CommandError):
        call_command("runchart", str(file), *(["--freeze", freeze] if freeze else []))
    with pytest.raises(CommandError):
        call_command("runchart", str(tmp_path / "nowhere.csv"))
