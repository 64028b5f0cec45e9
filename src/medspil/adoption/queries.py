# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the pages show of the counting: all teams together, and each by itself."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from medspil.adoption.figures import Share, chart_of_shares, falling_back, latest, together
from medspil.adoption.models import Adoption, Team, WeekOfUse
from medspil.journeys.models import Journey
from medspil.organisations.models import Unit
from medspil.practice.charts.chart import Chart


@dataclass(frozen=True, kw_only=True)
class Use:
    """Some weeks as they are shown. `team` is None for all teams together."""

    team: Team | None
    shares: Sequence[Share]  # the newest first
    chart: Chart
    falling: bool

    @property
    def latest(self) -> Share | None:
        return latest(self.shares)

    @property
    def name(self) -> str:
        """The id of its drawing on the page."""
        return f"use-{self.team.pk.hex if self.team else 'all'}"


def adoption_of(journey: Journey) -> Adoption | None:
    return Adoption.objects.of(journey.municipality).filter(journey=journey).select_related("journey__unit").first()


def use_of(adoption: Adoption) -> tuple[Use, list[Use]]:
    """All teams together, and each of them. Two queries, however many weeks there are."""
    teams = list(adoption.teams.select_related("unit"))
    weeks: dict[UUID, list[Share]] = defaultdict(list)
    rows = WeekOfUse.objects.of(adoption.municipality).filter(adoption=adoption)
    for team_id, monday, held, used in rows.values_list("team", "monday", "held", "used"):
        weeks[team_id].append(Share(monday=monday, held=held, used=used))
    everything = [share for shares in weeks.values() for share in shares]
    return _use(adoption, together(everything)), [_use(adoption, weeks[team.pk], team) for team in teams]


def use_of_team(team: Team) -> Use:
    rows = WeekOfUse.objects.of(team.municipality).filter(team=team).values_list("monday", "held", "used")
    return _use(team.adoption, [Share(monday=monday, held=held, used=used) for monday, held, used in rows], team)


def _use(adoption: Adoption, shares: Sequence[Share], team: Team | None = None) -> Use:
    chart = chart_of_shares(shares, title=adoption.counted, goal=adoption.goal, launched_on=adoption.launched_on)
    newest_first = sorted(shares, key=lambda share: share.monday, reverse=True)
    return Use(team=team, shares=newest_first, chart=chart, falling=falling_back(shares, adoption.launched_on))


def units_that_may_count(adoption: Adoption) -> list[Unit]:
    """The unit of the journey and those beneath it that do not count already."""
    beneath = Unit.objects.of(adoption.municipality).below(adoption.journey.unit)
    return list(beneath.exclude(pk__in=adoption.teams.values("unit")).order_by("path"))
