# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A chart as SVG: the same picture on screen and in a document, with no style or script that a strict policy refuses.

Nothing is told by colour alone: lines differ in their dashes and carry their names, points outside the limits are
diamonds. The numbers stand in a table beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from medspil.practice.charts.chart import Chart
from medspil.practice.charts.svg import AMBER, GREEN, INK, MUTED, PETROL, RULE, picture, text

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 170, 32, 40
LINE = 17  # from one line of words to the next
WORD = 60  # about as long as a word is
TICKS = 4
DAY_LABELS = 6
DOT, SMALL_DOT = 5, 2
MANY = 100  # measurements: from here dots are small, lest they become a blot


@dataclass(frozen=True, kw_only=True)
class _Scale:
    """From days and values to places on the picture."""

    first: date
    days: int
    low: float
    high: float

    def x(self, day: date) -> float:
        share = (day - self.first).days / self.days if self.days else 0.5
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def draw(chart: Chart, *, name: str) -> SafeString:
    """The whole picture; `name` makes its ids unique on the page. Empty without a single measurement."""
    if not chart.known:
        return mark_safe("")
    scale = _scale_of(chart)
    parts = [*_axes(chart, scale), *_lines(chart, scale), *_notes(chart, scale), *_curve(chart, scale)]
    return _svg(chart, name, "".join(parts), WIDTH, HEIGHT)


def _svg(chart: Chart, name: str, inside: str, width: int, height: int) -> SafeString:
    said = {"title": chart.series.title, "said": chart.sentence}
    return picture(inside, name=name, kind="run-chart", width=width, height=height, **said)


def _scale_of(chart: Chart) -> _Scale:
    series = chart.series
    shown = [value for value in (*series.values, series.goal, chart.centre) if value is not None]
    if chart.limits:
        shown += [value for value in (chart.limits.lower, chart.limits.upper) if value is not None]
    step = _step(min(shown), max(shown))
    low, high = floor(min(shown) / step) * step, ceil(max(shown) / step) * step
    if low == high:
        low, high = low - step, high + step
    return _Scale(first=series.days[0], days=(series.days[-1] - series.days[0]).days, low=low, high=high)


def _step(low: float, high: float) -> float:
    """1, 2 or 5 times a power of ten, so that about TICKS of them span the values."""
    rough = (high - low) / TICKS or max(abs(high), 1.0) / TICKS
    power = float(10 ** floor(log10(rough)))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= rough * 0.999)


def _axes(chart: Chart, scale: _Scale) -> Iterator[str]:
    step = _step(scale.low, scale.high)
    for count in range(round((scale.high - scale.low) / step) + 1):
        value = scale.low + count * step
        y = scale.y(value)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{RULE}"/>'
        yield text(LEFT - 8, y + 4, figure(value), MUTED, "end")
    days = sorted(set(chart.series.days))
    every = max(1, ceil(len(days) / DAY_LABELS))
    for day in days[::every]:
        yield text(scale.x(day), HEIGHT - BOTTOM + 20, date_format(day, "j. b"), MUTED, "middle")
    if chart.series.unit:
        yield text(8, TOP - 14, chart.series.unit, MUTED, "start")


@dataclass(frozen=True, kw_only=True)
class _Level:
    """A horizontal line with its name at the right."""

    value: float
    words: str
    colour: str
    dashes: str = ""


def _lines(chart: Chart, scale: _Scale) -> Iterator[str]:
    taken: list[float] = []
    for level in sorted(_levels(chart), key=lambda level: -level.value):
        y = scale.y(level.value)
        dashed = f' stroke-dasharray="{level.dashes}"' if level.dashes else ""
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{level.colour}" stroke-width="1.5"{dashed}/>'
        beside = max([y + 4, *(place + LINE for place in taken)])  # names never lie on top of each other
        taken.append(beside)
        yield text(WIDTH - RIGHT + 10, beside, f"{level.words} {figure(level.value)}", level.colour, "start")
    yield from _parting(chart, scale)


def _levels(chart: Chart) -> Iterator[_Level]:
    if chart.centre is not None:
        if chart.provisional:
            yield _Level(value=chart.centre, words=_("median for now"), colour=MUTED, dashes="6 4")
        else:
            words = _("median before") if chart.series.freeze else _("median")
            yield _Level(value=chart.centre, words=words, colour=INK, dashes="1 4")
    if chart.series.goal is not None:
        yield _Level(value=chart.series.goal, words=_("goal"), colour=GREEN, dashes="2 4")
    if chart.limits and chart.limits.lower is not None and chart.limits.upper is not None:
        words = _("limit for now") if chart.limits_provisional else _("limit")
        for value in (chart.limits.lower, chart.limits.upper):
            yield _Level(value=value, words=words, colour=MUTED, dashes="10 4 2 4")


def _parting(chart: Chart, scale: _Scale) -> Iterator[str]:
    """Where the baseline ends and the trial begins."""
    freeze, days = chart.series.freeze, chart.series.days
    if freeze is None or freeze >= len(days):
        return
    x = (scale.x(days[freeze - 1]) + scale.x(days[freeze])) / 2
    yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="{INK}" stroke-width="1.5"/>'
    yield text(x - 6, _clear(chart, scale, x - WORD, x), _("before"), INK, "end")
    yield text(x + 6, _clear(chart, scale, x, x + WORD), _("after"), INK, "start")


def _clear(chart: Chart, scale: _Scale, left: float, right: float) -> float:
    """How far down a word stands: at the bottom, or at the top when the curve comes by there."""
    low = HEIGHT - BOTTOM - 6
    measured = zip(chart.series.days, chart.series.values, strict=True)
    here = [scale.y(value) for day, value in measured if value is not None and left <= scale.x(day) <= right]
    return TOP + 12 if any(place > low - LINE for place in here) else low


def _notes(chart: Chart, scale: _Scale) -> Iterator[str]:
    """A numbered mark for each thing that happened; the words stand in the list beside the picture."""
    for number, (day, _words) in enumerate(chart.series.notes, start=1):
        x = min(max(scale.x(day), LEFT), WIDTH - RIGHT)
        yield f'<path d="M{x} {TOP - 4}V{HEIGHT - BOTTOM}" stroke="{AMBER}"/>'
        yield f'<circle cx="{x}" cy="{TOP - 12}" r="9" fill="{AMBER}"/>'
        yield text(x, TOP - 8, str(number), "#fff", "middle")


def _curve(chart: Chart, scale: _Scale) -> Iterator[str]:
    """A line through the measurements, broken where one is missing, and a mark on each."""
    outside = set(chart.limits.outside) if chart.limits else set()
    line = ""
    for day, value in zip(chart.series.days, chart.series.values, strict=True):
        line += "" if value is None else f"{'L' if line and line[-1] != ' ' else 'M'}{scale.x(day)} {scale.y(value)}"
        line += " " if value is None and line else ""
    yield f'<path d="{line}" fill="none" stroke="{PETROL}" stroke-width="2.5" stroke-linejoin="round"/>'
    radius = DOT if chart.known < MANY else SMALL_DOT
    for place, (day, value) in enumerate(zip(chart.series.days, chart.series.values, strict=True)):
        if value is None:
            continue
        x, y = scale.x(day), scale.y(value)
        if place in outside:
            yield f'<path d="M{x} {y - 7}l7 7l-7 7l-7 -7z" fill="{AMBER}"/>'
        else:
            yield f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{PETROL}"/>'


def figure(value: float) -> str:
    """A number as one reads it: at most two decimals, none that say nothing."""
    rounded = round(value, 2)
    decimals = next(places for places in (0, 1, 2) if round(rounded, places) == rounded)
    return number_format(rounded, decimal_pos=decimals, force_grouping=True)


def draw_small(chart: Chart, *, name: str) -> SafeString:
    """A small picture for a list: the curve and its median, no words."""
    if not chart.known:
        return mark_safe("")
    scale = _scale_of(chart)
    parts = list(_curve(chart, scale))
    if chart.centre is not None:
        y = scale.y(chart.centre)
        parts.insert(0, f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="{PETROL}" stroke-width="3"/>')
    return _svg(chart, name, "".join(parts), WIDTH - RIGHT + LEFT, HEIGHT)
