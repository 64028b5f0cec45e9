# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a staff file would change, found out before anything is."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from medspil.organisations.models import Membership, Municipality, Person
from medspil.organisations.permissions import Role
from medspil.organisations.staff.lists import Listed, StaffList

FEW, SHARE = 5, 0.2  # so many may always leave in one night; of more, no more than this share


class Fate(StrEnum):
    NEW = "new"
    BACK = "back"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True)
class Step:
    fate: Fate
    email: str
    person: Person | None = None
    listed: Listed | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    municipality: Municipality
    steps: tuple[Step, ...]
    faults: tuple[str, ...]

    def count(self, fate: Fate) -> int:
        return sum(step.fate is fate for step in self.steps)


def plan_of(found: StaffList, municipality: Municipality, *, many: bool = False) -> Plan:
    """`many` lets more leave at once than is likely in one night: a file that was cut short looks just so."""
    known = {person.email.lower(): person for person in Person.objects.filter(municipality=municipality)}
    held: dict[UUID, set[Membership]] = {person.pk: set() for person in known.values()}
    for row in Membership.objects.of(municipality).select_related("unit"):
        held[row.person_id].add(row)
    steps = [_step(listed, known.get(email), held) for email, listed in found.people.items()]
    leaving = [person for email, person in known.items() if person.is_active and email not in found.people]
    steps += [Step(fate=Fate.GONE, email=person.email, person=person) for person in leaving]
    here = sum(person.is_active for person in known.values())
    faults = [*found.faults, *_foreign(found, municipality)]
    if not many and len(leaving) > max(FEW, here * SHARE):
        faults.append(f"{len(leaving)} of {here} would leave; if that is so, say --many")
    staying = {person.pk for person in known.values() if person.is_active} - {person.pk for person in leaving}
    if not faults and not _administered(found, staying, held):
        faults.append("nobody would be left who administers the municipality")
    return Plan(municipality=municipality, steps=tuple(steps), faults=tuple(faults))


def _step(listed: Listed, person: Person | None, held: dict[UUID, set[Membership]]) -> Step:
    if person is None:
        return Step(fate=Fate.NEW, email=listed.email, listed=listed)
    said = {(str(role), unit.pk) for role, unit in listed.roles}
    has = {(row.role, row.unit_id) for row in held[person.pk]}
    provided = {(row.role, row.unit_id) for row in held[person.pk] if row.provided}
    same = person.name == listed.name and said <= has and provided <= said
    fate = Fate.BACK if not person.is_active else Fate.SAME if same else Fate.CHANGED
    return Step(fate=fate, email=listed.email, person=person, listed=listed)


def _foreign(found: StaffList, municipality: Municipality) -> Iterator[str]:
    others = Person.objects.filter(email__in=found.people).exclude(municipality=municipality)
    for email in others.values_list("email", flat=True):
        yield f"line {found.people[email].line}: {email} works in another municipality"


def _administered(found: StaffList, staying: set[UUID], held: dict[UUID, set[Membership]]) -> bool:
    said = any(
        role is Role.ADMINISTRATOR and unit.parent_id is None
        for each in found.people.values()
        for role, unit in each.roles
    )
    by_hand = (row for pk in staying for row in held.get(pk, ()) if not row.provided)
    return said or any(row.role == Role.ADMINISTRATOR and row.unit.parent_id is None for row in by_hand)
