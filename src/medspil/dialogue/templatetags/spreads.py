# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How a spread is drawn: whole numbers for the picture, the table beside it says the same in words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django import template

from medspil.dialogue.activities.spreads import Row, Spot, Spread
from medspil.dialogue.activities.words import mark_of

register = template.Library()

WIDTH, HEIGHT, FLOOR, TOP = 600, 260, 220, 40  # of the bars
MANY = 24  # more dots than this in one place are one disc with a number
GOLDEN = math.pi * (3 - math.sqrt(5))  # seeds in a sunflower: however many, they lie evenly


@dataclass(frozen=True, kw_only=True)
class Bar:
    x: int
    y: int
    width: int
    height: int
    middle: int
    total: int
    earlier: bool


@dataclass(frozen=True, kw_only=True)
class Disc:
    x: int
    y: int
    r: int
    total: int = 0  # a number in it, when it stands for many


@register.filter
def bars(spread: Spread) -> list[Bar]:
    """A bar for each answer; where the question was asked before, the earlier bar to the left of the later one."""
    series = [(False, spread.rows)] if not spread.earlier else [(True, spread.earlier), (False, spread.rows)]
    return [bar for place, (earlier, rows) in enumerate(series) for bar in _bars(spread, rows, place, earlier=earlier)]


def _bars(spread: Spread, rows: Sequence[Row], place: int, *, earlier: bool) -> list[Bar]:
    slot = WIDTH // len(rows)
    beside = 2 if spread.earlier else 1
    width = slot * 6 // (10 * beside)
    drawn = []
    for n, row in enumerate(rows):
        height = (FLOOR - TOP) * row.total // spread.most if spread.most else 0
        x = slot * n + slot * 2 // 10 + width * place
        drawn.append(
            Bar(
                x=x,
                y=FLOOR - height,
                width=width,
                height=height,
                middle=x + width // 2,
                total=row.total,
                earlier=earlier,
            )
        )
    return drawn


@register.filter
def marks(spread: Spread) -> list[tuple[int, str]]:
    """What stands below each bar: where, and the short word."""
    slot = WIDTH // len(spread.rows)
    return [(slot * n + slot // 2, row.short or row.label) for n, row in enumerate(spread.rows)]


@register.filter
def discs(spread: Spread) -> list[Disc]:
    """The dots of a compass. Only how many lie in a place decides where each is drawn, not when it came."""
    return [disc for spot in spread.spots for disc in _discs(spot)]


def _discs(spot: Spot) -> list[Disc]:
    if spot.total > MANY:
        return [Disc(x=spot.x, y=spot.y, r=min(48, 20 + spot.total // 8), total=spot.total)]
    if spot.total == 1:
        return [Disc(x=spot.x, y=spot.y, r=7)]
    return [
        Disc(x=spot.x + round(far * math.cos(n * GOLDEN)), y=spot.y + round(far * math.sin(n * GOLDEN)), r=7)
        for n in range(spot.total)
        if (far := 9 * math.sqrt(n + 0.5))
    ]


@register.filter
def size(row: Row, spread: Spread) -> int:
    """From 1 to 5: how large a word is written."""
    return 1 + 4 * (row.total - 1) // max(1, spread.most - 1) if spread.most > 1 else 2


@register.filter
def mark(word: str, step_id: UUID) -> UUID:
    """What an address may say of a word."""
    return mark_of(step_id, word)
