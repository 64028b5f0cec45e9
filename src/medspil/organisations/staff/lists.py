# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A staff file as a payroll or staff system writes it: address, name, unit and roles, one line for each or several."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from medspil.organisations.models import Unit
from medspil.organisations.permissions import Role
from medspil.organisations.queries import called

# By what a column is called, in Danish and in English.
COLUMNS = {
    "e-mail": "email", "email": "email", "mail": "email", "e-mailadresse": "email",
    "navn": "name", "name": "name",
    "enhed": "unit", "afdeling": "unit", "unit": "unit",
    "rolle": "roles", "roller": "roles", "role": "roles", "roles": "roles",
}  # fmt: skip
NEEDED = ("email", "name", "unit", "roles")
ROLES = {
    "medarbejder": Role.EMPLOYEE,
    "facilitator": Role.FACILITATOR,
    "leder": Role.LEADER,
    "redaktør": Role.EDITOR,
    "administrator": Role.ADMINISTRATOR,
    **{role.value: role for role in Role},
}


@dataclass(kw_only=True)
class Listed:
    """What the file says of one person, with the number of the first line that does."""

    line: int
    email: str
    name: str
    roles: set[tuple[Role, Unit]] = field(default_factory=set)


@dataclass(kw_only=True)
class StaffList:
    people: dict[str, Listed] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read_list(data: bytes, units: Sequence[Unit]) -> StaffList:
    """Each fault is told with its line; `units` are those of the municipality, the whole of it first."""
    found = StaffList()
    lines = list(_lines(data))
    names = [COLUMNS.get(name.strip().lower(), "") for name in lines[0]] if lines else []
    missing = [name for name in NEEDED if name not in names]
    if missing:
        found.faults.append(f"line 1: there is no column for {', '.join(missing)}")
        return found
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
            found.faults += [f"line {number}: {fault}" for fault in _take(found, number, row, units)]
    if not found.people and not found.faults:
        found.faults.append("there is nobody in the file")
    return found


def _lines(data: bytes) -> Iterator[list[str]]:
    """Excel in Denmark writes semicolons, and not always UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    yield from csv.reader(text.splitlines(), delimiter=max(";,\t", key=first.count))


def _take(found: StaffList, number: int, row: dict[str, str], units: Sequence[Unit]) -> Iterator[str]:
    email, name = row.get("email", "").lower(), row.get("name", "")
    try:
        validate_email(email)
    except ValidationError:
        yield f"{email!r} is no e-mail address"
        return
    known = found.people.setdefault(email, Listed(line=number, email=email, name=name))
    if not name or known.name != name:
        yield f"{email} has no name" if not name else f"{email} is called something else in line {known.line}"
    fitting = called(row["unit"], units) if row.get("unit") else list(units[:1])
    if len(fitting) != 1:
        yield f"{len(fitting)} units are called {row.get('unit')!r}"
    for word in filter(None, (part.strip().lower() for part in re.split(r"[,;|/+]", row.get("roles", "")))):
        if word not in ROLES:
            yield f"{word!r} is no role; write {', '.join(list(ROLES)[:5])}"
        elif len(fitting) == 1:
            known.roles.add((ROLES[word], fitting[0]))
