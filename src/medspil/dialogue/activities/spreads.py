# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How the answers to a question spread: one thing for scale, fist, compass and words, in the room and afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from medspil.dialogue.actions.dots import sums_of
from medspil.dialogue.activities.asking import Question
from medspil.dialogue.models import Dot, DotRound, Tally

ENOUGH = 4  # fewer answers than this, and one can guess who gave which


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many answered so: on phones, and with hands in the air that somebody counted."""

    phones: int = 0
    paper: int = 0
    hidden: bool = False

    @property
    def total(self) -> int:
        return self.phones + self.paper


Counts = Mapping[str, Count]


@dataclass(frozen=True, kw_only=True)
class Row(Count):
    """An answer and how many gave it."""

    label: str
    short: str = ""
    option: str = ""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Dots at one place of a compass that is 400 by 400."""

    x: int
    y: int
    total: int


@dataclass(frozen=True, kw_only=True)
class Spread:
    """`picture` names how it is drawn: bars, compass or words. `earlier` is the same question, asked before.

    `few` is how many have answered where the answers themselves are not told, because one could guess whose they are.
    """

    title: str
    picture: str
    rows: tuple[Row, ...]
    earlier: tuple[Row, ...] = ()
    spots: tuple[Spot, ...] = ()
    axes: Mapping[str, str] = field(default_factory=dict)
    few: int = 0

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def by_hand(self) -> int:
        return sum(row.paper for row in self.rows)

    @property
    def enough(self) -> bool:
        return self.total >= ENOUGH

    @property
    def mean(self) -> float | None:
        """The middle of answers that are numbers."""
        return _mean(self.rows)

    @property
    def mean_before(self) -> float | None:
        return _mean(self.earlier)

    @property
    def most(self) -> int:
        return max((row.total for row in (*self.rows, *self.earlier)), default=0)

    @property
    def beside(self) -> list[tuple[Row, Row | None]]:
        """Each answer with what it got the first time, if there was one."""
        before: Sequence[Row | None] = self.earlier or [None] * len(self.rows)
        return list(zip(self.rows, before, strict=True))

    def only_how_many(self) -> "Spread":
        """No more of it than how many have answered."""
        return Spread(title=self.title, picture=self.picture, rows=(), few=self.total)

    def as_figures(self) -> dict[str, Any]:
        """What can be kept as JSON."""
        return asdict(self)

    @classmethod
    def from_figures(cls, figures: Mapping[str, Any]) -> "Spread":
        lists = {
            "rows": tuple(Row(**row) for row in figures["rows"]),
            "earlier": tuple(Row(**row) for row in figures["earlier"]),
            "spots": tuple(Spot(**spot) for spot in figures["spots"]),
        }
        return cls(**{**figures, **lists})


def _mean(rows: Sequence[Row]) -> float | None:
    total = sum(row.total for row in rows)
    if not total or not all(row.short.isdecimal() for row in rows):
        return None
    return sum(int(row.short) * row.total for row in rows) / total


def counts_of(round_: DotRound | None, *, while_open: bool = False) -> dict[str, Count]:
    """Answers by option; nothing while the round is open, unless the activity shows them as they come."""
    if round_ is None or not (round_.closed or while_open):
        return {}
    counts = counts_by_round([round_])[round_.pk]
    if not round_.closed:
        dots = sums_of(Dot.objects.of(round_.municipality).filter(round=round_))
        counts |= {key: Count(phones=n, paper=counts[key].paper if key in counts else 0) for key, n in dots.items()}
    return counts


def counts_by_round(rounds: Sequence[DotRound]) -> dict[UUID, dict[str, Count]]:
    """The tallies of several rounds at once."""
    found: dict[UUID, dict[str, Count]] = {round_.pk: {} for round_ in rounds}
    for tally in Tally.objects.filter(round__in=rounds):
        found[tally.round_id][tally.option] = Count(phones=tally.phones, paper=tally.paper, hidden=tally.hidden)
    return found


def hands_of(round_: DotRound | None) -> dict[str, int]:
    """What has been counted by hand so far, for whoever counts."""
    if round_ is None:
        return {}
    tallies = Tally.objects.of(round_.municipality).filter(round=round_, paper__gt=0)
    return dict(tallies.values_list("option", "paper"))


def rows_of(question: Question, counts: Counts) -> tuple[Row, ...]:
    """One row for each answer that could be given, in the order of the question."""
    none = Count()
    return tuple(
        Row(
            label=option.label,
            short=option.short,
            option=option.key,
            phones=counts.get(option.key, none).phones,
            paper=counts.get(option.key, none).paper,
        )
        for option in question.options
    )


def bars(question: Question, counts: Counts, earlier: Counts | None = None) -> Spread:
    """Answers that have an order: a scale, fingers."""
    before = rows_of(question, earlier) if earlier else ()
    return Spread(title=question.title, picture="bars", rows=rows_of(question, counts), earlier=before)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a counted activity shows: its questions, and the spreads that may be seen by now."""

    questions: Sequence[Question] = ()
    spreads: Sequence[Spread] = ()
