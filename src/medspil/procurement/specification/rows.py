# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from medspil.procurement.kinds import Area, Strength


@dataclass(frozen=True, kw_only=True)
class Row:
    """A requirement as a supplier reads it. `number` is its own for ever."""

    number: int
    area: Area
    strength: Strength
    weight: int | None
    text: str
    why: str
    shows: str

    @property
    def mark(self) -> str:
        return f"K{self.number}"

    @property
    def must(self) -> bool:
        return self.strength == Strength.MUST

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def row_from(data: dict[str, Any]) -> Row:
    return Row(**{**data, "area": Area(data["area"]), "strength": Strength(data["strength"])})


class Reply(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What a supplier wrote beside a requirement."""

    reply: Reply
    how: str


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A table that came back whole. `price` in kroner without VAT, above nought; `answers` by number."""

    supplier: str
    price: Decimal
    answers: dict[int, Answered]


def by_area(rows: Sequence[Row]) -> list[tuple[Area, list[Row]]]:
    """In the order of the areas; those without rows are left out."""
    found = [(area, [row for row in rows if row.area == area]) for area in Area]
    return [(area, of_it) for area, of_it in found if of_it]
