# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from medspil.journeys.models import Journey, JourneyState
from medspil.organisations.models import Membership, Person
from medspil.organisations.permissions import Role
from medspil.organisations.queries import my_memberships
from medspil.readiness.figures import Estimate, Spread, change, mean_of, spread_of
from medspil.readiness.models import Answered, Round
from medspil.readiness.statements import HIGHEST, LOWEST, PER_THEME, Theme, themes

ASKED = frozenset({Role.EMPLOYEE, Role.FACILITATOR})  # those who are to use it; who only leads is not asked


@dataclass(frozen=True, kw_only=True)
class ThemeResult:
    theme: Theme
    spread: Spread
    estimate: Estimate
    means: Sequence[tuple[str, float]]  # of each statement


@dataclass(frozen=True, kw_only=True)
class Result:
    """A round that is closed, with at least five answers."""

    round: Round
    themes: Sequence[ThemeResult]

    @property
    def lowest(self) -> ThemeResult:
        return min(self.themes, key=lambda each: each.estimate.mean)


@dataclass(frozen=True, kw_only=True)
class Moved:
    """How a theme has moved from one round to a later."""

    theme: Theme
    change: Estimate


@dataclass(frozen=True, kw_only=True)
class Comparison:
    before: Result
    after: Result
    moved: Sequence[Moved]


@dataclass(frozen=True, kw_only=True)
class Overview:
    """All rounds of a journey. `open` is the one that is being asked, `silent` those whose answers were too few."""

    open: Round | None
    results: Sequence[Result]  # the oldest first
    silent: Sequence[Round]

    @property
    def latest(self) -> Result | None:
        return self.results[-1] if self.results else None

    @property
    def comparisons(self) -> list[Comparison]:
        """The latest with the one before, and with the first."""
        if len(self.results) < 2:
            return []
        earlier = [self.results[-2], *([self.results[0]] if len(self.results) > 2 else [])]
        return [_compared(before, self.results[-1]) for before in earlier]


def overview_of(journey: Journey) -> Overview:
    rows = list(Round.objects.of(journey.municipality).filter(journey=journey))
    return Overview(
        open=next((each for each in rows if each.closed_on is None), None),
        results=[result for each in rows if (result := result_of(each))],
        silent=[each for each in rows if each.closed_on and not each.shown],
    )


def result_of(round_: Round) -> Result | None:
    """The one place where a result is made. None while it is open, and with fewer than five answers."""
    if not round_.shown:
        return None
    return Result(round=round_, themes=[_theme(round_, theme) for theme in themes()])


def _theme(round_: Round, theme: Theme) -> ThemeResult:
    sums = {int(value) / PER_THEME: count for value, count in round_.counts[theme.key].items()}
    spread = spread_of(sums, step=1 / PER_THEME)
    pairs = zip(theme.statements, theme.names, strict=True)
    means = [
        (words, _mean({int(value): count for value, count in round_.counts[name].items()})) for words, name in pairs
    ]
    estimate = mean_of(spread, lowest=LOWEST, highest=HIGHEST)
    return ThemeResult(theme=theme, spread=spread, estimate=estimate, means=means)


def _mean(counts: dict[int, int]) -> float:
    return sum(value * count for value, count in counts.items()) / sum(counts.values())


def _compared(before: Result, after: Result) -> Comparison:
    pairs = zip(before.themes, after.themes, strict=True)
    moved = [Moved(theme=new.theme, change=change(old.spread, new.spread)) for old, new in pairs]
    return Comparison(before=before, after=after, moved=moved)


def people_asked(journey: Journey) -> list[Person]:
    """Those who work in the unit of the journey or beneath it."""
    works = Membership.objects.of(journey.municipality).filter(unit__path__startswith=journey.unit.path, role__in=ASKED)
    people = Person.objects.of(journey.municipality).filter(pk__in=works.values("person"), is_active=True)
    return list(people.order_by("name"))


def is_asked(person: Person, journey: Journey) -> bool:
    path = journey.unit.path
    return any(held.role in ASKED and held.unit.path.startswith(path) for held in my_memberships(person))


def has_answered(person: Person, round_: Round) -> bool:
    return Answered.objects.of(round_.municipality).filter(round=round_, person=person).exists()


def open_to(person: Person) -> list[Round]:
    """The rounds in which somebody is asked and has not answered. One query more than her memberships."""
    units = {unit_id for held in my_memberships(person) if held.role in ASKED for unit_id in held.unit.above()}
    if not units:
        return []
    rows = Round.objects.of(person.municipality).filter(
        journey__unit__in=units, closed_on=None, closes_on__gte=timezone.localdate()
    )
    rows = rows.filter(journey__state=JourneyState.RUNNING).exclude(answered__person=person)
    return list(rows.select_related("journey"))
