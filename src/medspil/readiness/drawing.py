# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The themes as a picture: a mark for each mean, a line for how sure it is.

An SVG without styles of its own, narrow enough for a phone; the numbers stand in a table beside it. Rounds differ in
the shape of their mark, not in colour alone.
"""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString, mark_safe

from medspil.practice.charts.svg import INK, MUTED, PETROL, RULE, picture, text
from medspil.readiness.figures import Estimate
from medspil.readiness.queries import Result
from medspil.readiness.statements import HIGHEST, LOWEST, SCALE

WIDTH, LEFT, RIGHT = 360, 14, 14
HEAD, LINE, GAP = 26, 18, 12  # the name of a theme, a round beneath it, the air after it
MOST = 3  # rounds in one picture: the latest


def draw(results: Sequence[Result], *, said: str, title: str) -> SafeString:
    """The latest rounds, the newest first beneath each theme; `said` is the picture in words."""
    shown = list(reversed(results))[:MOST]
    if not shown:
        return mark_safe("")
    legend = len(shown) * LINE + GAP
    block = HEAD + len(shown) * LINE + GAP
    bottom = legend + block * len(shown[0].themes)
    parts = [*_legend(shown), *_rules(bottom), *_themes(shown, legend, block)]
    frame = {"name": "readiness", "kind": "means-chart", "title": title, "said": said}
    return picture("".join(parts), width=WIDTH, height=bottom + 18, **frame)


def _legend(shown: Sequence[Result]) -> Iterator[str]:
    for place, result in enumerate(shown):
        y = 10 + place * LINE
        yield _mark(place, LEFT + 6, y) + text(LEFT + 20, y + 4, result.round.name, INK, "start")


def _rules(bottom: int) -> Iterator[str]:
    for value, _words in SCALE:
        yield text(_x(value), bottom + 12, str(value), MUTED, "middle")


def _themes(shown: Sequence[Result], top: int, block: int) -> Iterator[str]:
    for row, theme in enumerate(shown[0].themes):
        y = top + row * block
        yield f'<g font-weight="600">{text(LEFT - 7, y + 14, theme.theme.title, INK, "start")}</g>'
        for value, _words in SCALE:
            yield f'<path d="M{_x(value)} {y + HEAD - 6}V{y + block - GAP}" stroke="{RULE}"/>'
        for place, result in enumerate(shown):
            yield from _line(place, result.themes[row].estimate, y + HEAD + place * LINE + 4)


def _line(place: int, estimate: Estimate, y: int) -> Iterator[str]:
    colour, dashes = (PETROL, "") if place == 0 else (MUTED, ' stroke-dasharray="4 3"')
    low, high = _x(estimate.low), _x(estimate.high)
    yield f'<path d="M{low} {y}H{high}" stroke="{colour}" stroke-width="2"{dashes}/>'
    yield f'<path d="M{low} {y - 4}v8M{high} {y - 4}v8" stroke="{colour}" stroke-width="2"/>'
    yield _mark(place, _x(estimate.mean), y)


def _mark(place: int, x: float, y: int) -> str:
    """A disc for the latest round, a square for the one before, a diamond for the one before that."""
    if place == 0:
        return f'<circle cx="{x}" cy="{y}" r="6" fill="{PETROL}"/>'
    if place == 1:
        return f'<rect x="{x - 5}" y="{y - 5}" width="10" height="10" fill="#fff" stroke="{MUTED}" stroke-width="2"/>'
    return f'<path d="M{x} {y - 6}l6 6l-6 6l-6 -6z" fill="#fff" stroke="{MUTED}" stroke-width="2"/>'


def _x(value: float) -> float:
    return round(LEFT + (value - LOWEST) / (HIGHEST - LOWEST) * (WIDTH - LEFT - RIGHT), 1)
