# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Units in the order in which people read a tree, with who works in them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, ManyToOneRel, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.organisations.models import Membership, Municipality, Unit
from medspil.organisations.permissions import Role

HOW_MANY: dict[Role, Callable[[int], str]] = {
    Role.EMPLOYEE: lambda n: ngettext("{n} employee", "{n} employees", n),
    Role.FACILITATOR: lambda n: ngettext("{n} facilitator", "{n} facilitators", n),
    Role.LEADER: lambda n: ngettext("{n} leader", "{n} leaders", n),
    Role.EDITOR: lambda n: ngettext("{n} editor", "{n} editors", n),
    Role.ADMINISTRATOR: lambda n: ngettext("{n} administrator", "{n} administrators", n),
}
INDENT = "\u2003"  # as wide as it is high: what a list for choosing cannot show by nesting


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A unit in its place. As a list within a list, one begins after it, or `levels` end."""

    unit: Unit
    depth: int
    has_more: bool
    levels: range
    people: int
    roles: Sequence[str]  # »2 leaders«


def in_order(units: Iterable[Unit]) -> list[tuple[int, Unit]]:
    """Depth and unit: each before those beneath it, those of one level by name."""
    known = {unit.pk: unit for unit in units}
    beneath: defaultdict[UUID | None, list[Unit]] = defaultdict(list)
    for unit in sorted(known.values(), key=lambda each: each.name.casefold()):
        beneath[unit.parent_id if unit.parent_id in known else None].append(unit)
    return list(_walk(beneath, None, 0))


def _walk(beneath: Mapping[UUID | None, list[Unit]], top: UUID | None, depth: int) -> Iterator[tuple[int, Unit]]:
    for unit in beneath.get(top, ()):
        yield depth, unit
        yield from _walk(beneath, unit.pk, depth + 1)


def tree_of(units: Sequence[Unit], municipality: Municipality) -> list[Branch]:
    """What a page shows. Two queries, however many units there are."""
    people, roles = _counts(municipality)
    flat = in_order(units)
    places = nesting([depth for depth, _unit in flat])
    return [
        Branch(
            unit=unit,
            depth=depth,
            has_more=has_more,
            levels=levels,
            people=people.get(unit.pk, 0),
            roles=_told(roles.get(unit.pk, {})),
        )
        for (depth, unit), (has_more, levels) in zip(flat, places, strict=True)
    ]


def nesting(depths: Sequence[int]) -> list[tuple[bool, range]]:
    """For each of a tree in order: whether there is more beneath it, and the levels that end after it."""
    following = [*depths[1:], 0]
    return (
        [(after > depth, range(max(0, depth - after))) for depth, after in zip(depths, following, strict=True)]
        if depths
        else []
    )


def _counts(municipality: Municipality) -> tuple[dict[UUID, int], dict[UUID, Counter[Role]]]:
    held = Membership.objects.of(municipality).filter(person__is_active=True)
    people = dict(held.values_list("unit").annotate(n=Count("person", distinct=True)).order_by())
    roles: defaultdict[UUID, Counter[Role]] = defaultdict(Counter)
    for unit_id, role, number in held.values_list("unit", "role").annotate(n=Count("pk")).order_by():
        roles[unit_id][Role(role)] = number
    return people, roles


def _told(counted: Mapping[Role, int]) -> list[str]:
    return [HOW_MANY[role](counted[role]).format(n=counted[role]) for role in Role if counted.get(role)]


def full_name(unit: Unit, known: Mapping[UUID, Unit]) -> str:
    """With the units above it, as far as they are known, but not the municipality itself."""
    above = [known[pk] for pk in unit.above() if pk in known]
    below_root = [each.name for each in above if each.parent_id is not None]
    return " / ".join(below_root) or unit.name


def choices_of(units: Iterable[Unit]) -> list[tuple[str, str]]:
    """For a list to choose from: the depth is seen by the indent, and what is closed is said."""
    return [(str(unit.pk), f"{INDENT * depth}{_label(unit)}") for depth, unit in in_order(units)]


def _label(unit: Unit) -> str:
    return _("{name} (closed)").format(name=unit.name) if unit.closed_on else unit.name


def hangs_on(unit: Unit) -> bool:
    """Whether anything at all points at a unit, people's roles included. One query, whatever packages there are."""
    relations = Unit._meta.get_fields(include_hidden=True)  # noqa: SLF001 - Django's public name for it
    pointers = [each for each in relations if isinstance(each, ManyToOneRel)]
    asked = {
        f"by_{number}": Exists(each.field.model._base_manager.filter(**{each.field.name: OuterRef("pk")}))  # noqa: SLF001
        for number, each in enumerate(pointers)
    }
    row = Unit.objects.filter(pk=unit.pk).annotate(**asked).values(*asked).first()
    return row is None or any(row.values())
