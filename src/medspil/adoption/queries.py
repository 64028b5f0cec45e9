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
from medspil.organisations.queries import colleagues_in
from medspil.practice.charts.chart import Chart
from medspil.privacy.groups import FEWEST


@dataclass(frozen=True, kw_only=True)
class Use:
    """Some weeks as they are shown. `team` is None for all teams together. `few`: the figures stay with the team."""

    team: Team | None
    few: bool = False
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
    """The teams together, and each of them. The number of queries is the same however many weeks and teams there are.

    Figures of fewer than five colleagues stay with the team: they are neither shown nor added (decision 21).
    """
    teams = list(adoption.teams.select_related("unit"))
    sizes = colleagues_in({team.unit for team in teams})
    large = {team.pk for team in teams if sizes[team.unit_id] >= FEWEST}
    weeks: dict[UUID, list[Share]] = defaultdict(list)
    rows = WeekOfUse.objects.of(adoption.municipality).filter(team__in=large)
    for team_id, monday, held, used in rows.values_list("team", "monday", "held", "used"):
        weeks[team_id].append(Share(monday=monday, held=held, used=used))
    each = [_use(adoption, weeks[team.pk], team, few=team.pk not in large) for team in teams]
    return _use(adoption, together([share for shares in weeks.values() for share in shares])), each


def use_of_team(team: Team) -> Use:
    rows = WeekOfUse.objects.of(team.municipality).filter(team=team).values_list("monday", "held", "used")
    return _use(team.adoption, [Share(monday=monday, held=held, used=used) for monday, held, used in rows], team)


def _use(adoption: Adoption, shares: Sequence[Share], team: Team | None = None, *, few: bool = False) -> Use:
    chart = chart_of_shares(shares, title=adoption.counted, goal=adoption.goal, launched_on=adoption.launched_on)
    return Use(
        team=team,
        few=few,
        shares=sorted(shares, key=lambda share: share.monday, reverse=True),
        chart=chart,
        falling=falling_back(shares, adoption.launched_on),
    )


def units_to_count(adoption: Adoption) -> list[Unit]:
    """The unit of the journey and those beneath it. One that counts already is among them: see `add_team`."""
    return list(Unit.objects.of(adoption.municipality).below(adoption.journey.unit).open().order_by("path"))
