# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The room in smaller groups: each table has a board that only its own phones see, until everybody sees all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from medspil.dialogue.activities.asking import Scene
from medspil.dialogue.activities.spreads import ENOUGH
from medspil.dialogue.models import Note, Seat, Step

FEWEST, MOST = 2, 30


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as those see it who do not sit there: two numbers."""

    number: int
    seated: int
    written: int


@dataclass(frozen=True, kw_only=True)
class Tables:
    tables: Sequence[Table]
    few: bool  # so few sit at this audience's table that one can guess who wrote what
    free: bool  # people choose themselves where they sit


def content(scene: Scene) -> Tables:
    step = scene.step
    seats = Seat.objects.of(step.municipality).filter(step=step).values_list("table", flat=True)
    notes = Note.objects.of(step.municipality).filter(step=step, table__isnull=False).values_list("table", flat=True)
    seated, written = Counter(seats), Counter(notes)
    tables = [Table(number=n, seated=seated[n], written=written[n]) for n in numbers(step)]
    few = scene.place is not None and seated[scene.place.table] < ENOUGH
    return Tables(tables=tables, few=few, free=chosen(step))


def numbers(step: Step) -> range:
    """The tables of a step; how many there are is settled when it begins."""
    return range(1, int(step.settings.get("tables") or FEWEST) + 1)


def chosen(step: Step) -> bool:
    """Whether people say themselves where they sit; otherwise it is drawn."""
    return bool(step.settings.get("seating") == "choose")
