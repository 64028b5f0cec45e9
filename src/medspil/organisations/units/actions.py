# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The tree is changed here and nowhere else, one change of a municipality's tree at a time."""

from uuid import UUID

from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils import timezone

from medspil.organisations.actions import create_unit, give_role
from medspil.organisations.events import UnitClosed, UnitDeleted, UnitMoved, UnitRenamed, UnitReopened
from medspil.organisations.models import Membership, Municipality, Person, ProvidedRole, Unit
from medspil.organisations.permissions import Role
from medspil.organisations.units.plans import Plan
from medspil.organisations.units.tree import hangs_on
from medspil.record.actions import record
from medspil.record.transactions import write

LONGEST_PATH, STEP = 400, 33  # of the column; an id and a slash
# What follows to the unit that takes over. It has leaders of its own, and administrators are named on purpose.
FOLLOWS = (Role.EMPLOYEE, Role.FACILITATOR, Role.EDITOR)


class Refused(Exception):
    """The tree stays as it is."""


class NameTaken(Refused):
    """Another unit in the same place has the name; `args[0]` is that unit."""


class TooDeep(Refused):
    """So many levels are not kept."""


class Closed(Refused):
    """A closed unit takes nothing in."""


class BeneathItself(Refused):
    """A unit cannot lie beneath itself."""


class UnitsBeneath(Refused):
    """Units beneath it are open."""


class InUse(Refused):
    """Something hangs on it."""


# no record: create_unit does it
@write
def add(*, unit_id: UUID, parent: Unit, name: str, by: Person) -> Unit:
    """Twice is once. Raises NameTaken, TooDeep or Closed."""
    _alone(parent.municipality)
    known = Unit.objects.of(parent.municipality).filter(pk=unit_id).first()
    if known is not None:
        return known
    parent = _now(parent)
    _takes_in(parent, name, STEP)
    return create_unit(unit_id=unit_id, parent=parent, name=name, by=by)


# no record: create_unit does it
@write
def add_many(*, plan: Plan, by: Person) -> int:
    """All of a plan, or nothing; what is there already stays. How many are new. Raises as `add` does."""
    _alone(plan.parent.municipality)
    made: dict[tuple[str, ...], Unit] = {(): _now(plan.parent)}
    for planned in plan.units:
        parent = made[planned.place[:-1]]
        if planned.known is None:
            _takes_in(parent, planned.name, STEP)
            made[planned.place] = create_unit(parent=parent, name=planned.name, by=by)
        else:
            made[planned.place] = planned.known
    return plan.new


@write
def rename(*, unit: Unit, name: str, by: Person) -> bool:
    """False when it has the name already. Raises NameTaken."""
    _alone(unit.municipality)
    unit = _now(unit)
    if unit.name == name:
        return False
    _free(name, unit.parent_id, unit)
    Unit.objects.filter(pk=unit.pk).update(name=name)
    record(UnitRenamed(municipality_id=unit.municipality_id, unit_id=unit.pk), by=by)
    return True


@write
def move(*, unit: Unit, under: Unit, by: Person) -> bool:
    """The unit and all beneath it. False when it lies there already. Raises NameTaken, TooDeep, Closed or
    BeneathItself."""
    _alone(unit.municipality)
    unit, under = _now(unit), _now(under)
    if unit.parent_id == under.pk:
        return False
    _lay(unit, under)
    event = UnitMoved(municipality_id=unit.municipality_id, unit_id=unit.pk, from_id=_above(unit), under_id=under.pk)
    record(event, by=by)
    return True


@write
def close(*, unit: Unit, into: Unit | None, by: Person) -> bool:
    """Nothing new begins in it from now on. False when it was closed already.

    Whoever works in it gets the same role in `into`, the unit that takes over, and keeps the one she has, so that she
    still reads what was. The closed unit is laid beneath it, so that its leaders read that too. Raises UnitsBeneath,
    and as `move` does.
    """
    _alone(unit.municipality)
    unit = _now(unit)
    if unit.closed_on:
        return False
    if Unit.objects.of(unit.municipality).below(unit).open().exclude(pk=unit.pk).exists():
        raise UnitsBeneath
    if into is not None:
        into = _now(into)
        if unit.parent_id != into.pk:
            _lay(unit, into)
        _hand_over(unit, into, by)
    Unit.objects.filter(pk=unit.pk).update(closed_on=timezone.localdate())
    event = UnitClosed(municipality_id=unit.municipality_id, unit_id=unit.pk, into_id=into.pk if into else None)
    record(event, by=by)
    return True


@write
def reopen(*, unit: Unit, by: Person) -> bool:
    """False when it is open. Raises Closed when the unit above it is not."""
    _alone(unit.municipality)
    unit = _now(unit)
    if unit.closed_on is None:
        return False
    if unit.parent is not None and unit.parent.closed_on:
        raise Closed
    Unit.objects.filter(pk=unit.pk).update(closed_on=None)
    record(UnitReopened(municipality_id=unit.municipality_id, unit_id=unit.pk), by=by)
    return True


@write
def delete(*, unit: Unit, by: Person) -> None:
    """For one that was made by mistake. Raises InUse when anything hangs on it."""
    _alone(unit.municipality)
    if unit.parent_id is None or hangs_on(unit):
        raise InUse
    record(UnitDeleted(municipality_id=unit.municipality_id, unit_id=unit.pk), by=by)
    Unit.objects.filter(pk=unit.pk).delete()


def _alone(municipality: Municipality) -> None:
    """Two changes of one tree wait for each other: a path is made of the paths above it."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)


def _now(unit: Unit) -> Unit:
    return Unit.objects.select_related("municipality", "parent").get(pk=unit.pk)


def _above(unit: Unit) -> UUID:
    if unit.parent_id is None:
        raise BeneathItself  # the municipality itself lies under nothing
    return unit.parent_id


def _lay(unit: Unit, under: Unit) -> None:
    _above(unit)
    if under.path.startswith(unit.path):
        raise BeneathItself
    subtree = Unit.objects.of(unit.municipality).below(unit)
    longest = subtree.aggregate(most=Max(Length("path")))["most"]
    _takes_in(under, unit.name, longest - len(unit.path) + STEP, unit)
    path = f"{under.path}{unit.id.hex}/"
    Unit.objects.filter(pk=unit.pk).update(parent=under)
    subtree.update(path=Concat(Value(path), Substr(F("path"), len(unit.path) + 1)))


def _takes_in(parent: Unit, name: str, length: int, unit: Unit | None = None) -> None:
    if parent.closed_on:
        raise Closed
    if len(parent.path) + length > LONGEST_PATH:
        raise TooDeep
    _free(name, parent.pk, unit)


def _free(name: str, parent_id: UUID | None, unit: Unit | None) -> None:
    """Compared here, since SQLite thinks that Æ and æ are two letters."""
    for other in Unit.objects.filter(parent=parent_id):
        if other.name.casefold() == name.casefold() and other != unit:
            raise NameTaken(other)


def _hand_over(unit: Unit, into: Unit, by: Person) -> None:
    for row in Membership.objects.of(unit.municipality).filter(unit=unit, role__in=FOLLOWS).select_related("person"):
        if not Membership.objects.of(unit.municipality).filter(person=row.person, unit=into, role=row.role).exists():
            given = give_role(person=row.person, unit=into, role=Role(row.role), by=by)
            Membership.objects.filter(pk=given.pk).update(provided=row.provided)
    for meaning in ProvidedRole.objects.of(unit.municipality).filter(unit=unit, role__in=FOLLOWS):
        twin = {"provider": meaning.provider_id, "value": meaning.value, "role": meaning.role, "unit": into.pk}
        if ProvidedRole.objects.filter(**twin).exists():
            meaning.delete()
        else:
            ProvidedRole.objects.filter(pk=meaning.pk).update(unit=into)
