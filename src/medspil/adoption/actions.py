# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from medspil.adoption.events import CountingArranged, TeamCounts, WeeksCounted
from medspil.adoption.figures import Share
from medspil.adoption.letters import ask_for_week
from medspil.adoption.models import Adoption, Team, WeekOfUse
from medspil.journeys.models import Journey, JourneyState
from medspil.organisations.models import Person, Unit
from medspil.practice.workdays import monday_of, on_or_after
from medspil.record.actions import record
from medspil.record.mail import post_once
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def arrange(*, journey: Journey, counted: str, goal: int | None, launched_on: date | None, by: Person) -> Adoption:
    """Say what is counted in a journey, or change it. The figures that are there stay."""
    adoption: Adoption
    adoption, _new = Adoption.objects.update_or_create(
        journey=journey,
        defaults={
            "municipality": journey.municipality,
            "counted": counted,
            "goal": goal,
            "launched_on": launched_on,
        },
    )
    record(CountingArranged(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)
    return adoption


@write
def add_team(*, adoption: Adoption, team_id: UUID, unit: Unit, keeper: Person | None, by: Person) -> Team:
    """A team begins to count. Sent twice, or a team that counts already: it is one."""
    known = Team.objects.of(adoption.municipality).filter(adoption=adoption, unit=unit).first()
    if known is not None:
        return known
    team, new = make_once(
        Team, pk=team_id, municipality=adoption.municipality, adoption=adoption, unit=unit, keeper=keeper
    )
    if new:
        record(TeamCounts(municipality_id=team.municipality_id, team_id=team.pk), by=by)
    return team


@write
def agree(*, team: Team, keeper: Person | None, nudge: str, by: Person) -> None:
    """Who in the team is asked for the figures, and what the team reminds itself of."""
    Team.objects.of(team.municipality).filter(pk=team.pk).update(keeper=keeper, nudge=nudge)
    record(TeamCounts(municipality_id=team.municipality_id, team_id=team.pk), by=by)


@write
def count(*, team: Team, shares: Iterable[Share], by: Person | None) -> int:
    """Store weeks; a week that is there gets the new figures. Sent twice, nothing more happens.

    Returns how many weeks changed. `by` is None when the answer came from a mail.
    """
    rows = WeekOfUse.objects.of(team.municipality).filter(team=team)
    before = {monday: (held, used) for monday, held, used in rows.values_list("monday", "held", "used")}
    changed = [share for share in shares if before.get(share.monday) != (share.held, share.used)]
    if not changed:
        return 0
    WeekOfUse.objects.bulk_create(
        (
            WeekOfUse(
                municipality=team.municipality,
                adoption=team.adoption,
                team=team,
                monday=share.monday,
                held=share.held,
                used=share.used,
            )
            for share in changed
        ),
        update_conflicts=True,
        unique_fields=["team", "monday"],
        update_fields=["held", "used"],
    )
    since = min(share.monday for share in changed)
    event = WeeksCounted(municipality_id=team.municipality_id, team_id=team.pk, since=since, weeks=len(changed))
    record(event, by=by)
    return len(changed)


# no record: what was posted is noted by its key
def ask_for_weeks(today: date) -> int:
    """On the first workday of the week, ask each team's keeper for the week that has gone. Returns how many letters."""
    monday = monday_of(today)
    if on_or_after(monday) != today:
        return 0
    running = Team.objects.filter(adoption__journey__state=JourneyState.RUNNING, keeper__is_active=True)
    teams = running.filter(municipality__suspended_at=None).select_related("keeper", "unit", "adoption__journey")
    return sum(_ask(team, monday - timedelta(weeks=1)) for team in teams)


@write
def _ask(team: Team, monday: date) -> bool:
    if WeekOfUse.objects.of(team.municipality).filter(team=team, monday=monday).exists():
        return False
    return post_once(f"use:{team.pk}:{monday}", lambda: ask_for_week(team, monday=monday))
