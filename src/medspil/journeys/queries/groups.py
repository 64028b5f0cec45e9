# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who is in the working group, and whose view is missing in it."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from medspil.journeys.models import Archetype, Journey, JourneyRole, Part
from medspil.journeys.road import Look
from medspil.organisations.models import Membership
from medspil.organisations.permissions import Role

_WITHOUT: dict[Archetype, Promise] = {
    Archetype.FRONT_RUNNER: gettext_lazy(
        "No front-runner. Nobody tries the new first and shows colleagues that it can be done."
    ),
    Archetype.AVERAGE_USER: gettext_lazy(
        "No average user. You risk a solution for those who are good at it, and most are somewhere in the middle."
    ),
    Archetype.ANALOGUE: gettext_lazy(
        "Nobody who prefers paper and telephone. What stops them stops many citizens too, and you find out too late."
    ),
    Archetype.SCEPTIC: gettext_lazy(
        "No professional sceptic. The hard questions come all the same, only later and from more people."
    ),
}
FLOOR = frozenset({Role.EMPLOYEE, Role.FACILITATOR})


def members_of(journey: Journey) -> list[JourneyRole]:
    """The project lead first, then the group by name."""
    rows = JourneyRole.objects.of(journey.municipality).filter(journey=journey).select_related("person")
    return sorted(rows, key=lambda role: (role.role != Part.LEAD, role.name))


def missing_in(journey: Journey, members: Sequence[JourneyRole]) -> list[str]:
    """What the group lacks, each in a plain sentence with why it matters. One query."""
    if len(members) < 2:
        return [_("There is nobody in the group yet but the project lead.")]
    seen = {role.archetype for role in members}
    there = {role.employee_group.casefold() for role in members}
    groups = [
        _("Nobody from »{group}«, and they are to work with it.").format(group=group)
        for group in journey.groups
        if group.casefold() not in there
    ]
    only_leaders = (
        [] if _from_the_floor(journey, members) else [_("Only leaders. Those who are to use it have no voice.")]
    )
    return [
        *only_leaders,
        *groups,
        *(str(words) for archetype, words in _WITHOUT.items() if archetype not in seen),
    ]


def _from_the_floor(journey: Journey, members: Sequence[JourneyRole]) -> bool:
    people = [role.person_id for role in members if role.person_id]
    return Membership.objects.of(journey.municipality).filter(person__in=people, role__in=FLOOR).exists()


def look(journey: Journey) -> Look:
    count = JourneyRole.objects.of(journey.municipality).filter(journey=journey, role=Part.MEMBER).count()
    words = ngettext("One in the group", "%(n)d in the group", count) % {"n": count} if count else ""
    return Look(done=count > 0 and bool(journey.group_task), words=words)
