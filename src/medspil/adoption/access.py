# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of the counting: a team of a journey and the caller's standing, or 404."""

from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.adoption.models import Adoption, Team
from medspil.adoption.queries import adoption_of
from medspil.dialogue.access import Standing, found
from medspil.journeys.access import journey_for
from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.organisations.queries import colleagues_in, my_memberships
from medspil.organisations.tenancy import by_secret
from medspil.privacy.groups import FEWEST


def counted_for(
    request: HttpRequest, journey_id: UUID, *, to: Permission = Permission.JOURNEY_VIEW
) -> tuple[Adoption, Journey, Standing]:
    """What is counted in a journey; 404 as long as nothing is."""
    journey, standing = journey_for(request, journey_id, to=to)
    return found(adoption_of(journey)), journey, standing


def team_for(
    request: HttpRequest, journey_id: UUID, team_id: UUID, *, to_write: bool = False
) -> tuple[Team, Journey, Standing]:
    """A team that counts. Its own people and the working group write its figures. Where they are those of fewer than
    five colleagues, only the same see them: others get 404."""
    adoption, journey, standing = counted_for(request, journey_id)
    rows = Team.objects.of(journey.municipality).filter(pk=team_id, adoption=adoption)
    team = found(rows.select_related("unit", "keeper", "adoption").first())
    if to_write and not may_write(standing, team, journey):
        raise Http404
    if not _works_on(standing, team) and colleagues_in({team.unit})[team.unit_id] < FEWEST:
        raise Http404
    return team, journey, standing


def may_write(standing: Standing, team: Team, journey: Journey) -> bool:
    return not journey.closed and _works_on(standing, team)


def _works_on(standing: Standing, team: Team) -> bool:
    return standing.may(Permission.JOURNEY_WORK) or _is_in(standing.person, team)


def _is_in(person: Person, team: Team) -> bool:
    works = any(held.unit.path.startswith(team.unit.path) for held in my_memberships(person))
    return person.pk == team.keeper_id or works


def team_by_id(team_id: object) -> Team:
    """The team of a signed link; 404 when it, or its journey, is over."""
    rows = Team.objects.filter(pk=str(team_id)).select_related("unit", "adoption__journey__municipality")
    team: Team = found(by_secret(rows))
    if team.adoption.journey.closed:
        raise Http404
    return team
