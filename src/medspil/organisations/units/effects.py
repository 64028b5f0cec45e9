# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What another place in the tree changes: whoever leads or administers a unit reaches all that lies beneath it."""

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.organisations.models import Membership, Unit
from medspil.organisations.permissions import DOWNWARDS
from medspil.organisations.units.actions import FOLLOWS


@dataclass(frozen=True, kw_only=True)
class Effects:
    """Whose rights reach the unit from now on, and whose no longer; and who works in it."""

    gain: Sequence[Membership]
    lose: Sequence[Membership]


def effects_of(unit: Unit, under: Unit) -> Effects:
    """Of laying one unit beneath another. One query."""
    before, after = set(unit.above()) - {unit.pk}, set(under.above())
    rows = Membership.objects.of(unit.municipality).filter(role__in=DOWNWARDS, person__is_active=True)
    held = list(
        rows.filter(unit__in=before | after | {unit.pk}).select_related("person", "unit").order_by("person__name")
    )
    stays = {(row.person_id, row.role) for row in held if row.unit_id in (before & after) | {unit.pk}}
    had = stays | {(row.person_id, row.role) for row in held if row.unit_id in before}
    has = stays | {(row.person_id, row.role) for row in held if row.unit_id in after}
    return Effects(
        gain=[row for row in held if row.unit_id in after and (row.person_id, row.role) in has - had],
        lose=[row for row in held if row.unit_id in before and (row.person_id, row.role) in had - has],
    )


def follows_from(unit: Unit) -> list[Membership]:
    """The roles that whoever works in a unit gets in the one that takes over. One query."""
    rows = Membership.objects.of(unit.municipality).filter(unit=unit, role__in=FOLLOWS, person__is_active=True)
    return list(rows.select_related("person").order_by("person__name", "role"))
