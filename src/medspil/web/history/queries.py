# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Lines of the history with names for ids, in a fixed number of questions to the database."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from medspil.organisations.models import Municipality, Person
from medspil.organisations.permissions import Role
from medspil.organisations.queries import all_units, reasons_in
from medspil.record.daily import midnight
from medspil.record.models import Entry, EntryQuerySet
from medspil.web.history.words import EXPIRED, GROUPS, KINDS, SUBJECTS, WAYS, WHY

A_PAGE = 50
A_FILE = 50_000
NOBODY = "nobody"  # the filter for what was done by the system, or by a guest with a link
WHERE_TO = {"from_id", "under_id", "into_id"}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the reader asks for; empty means all."""

    who: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Names:
    people: Mapping[str, str]
    units: Mapping[str, str]
    reasons: Mapping[tuple[str, str], str]  # by the name of the id and the id


@dataclass(frozen=True, kw_only=True)
class Line:
    number: int
    at: datetime
    who: str
    what: str
    about: str
    entry: Entry


@dataclass(frozen=True, kw_only=True)
class Page:
    lines: Sequence[Line]
    older: int | None  # the number before which the next page begins


def names_in(municipality: Municipality) -> Names:
    people = Person.objects.of(municipality).order_by("name").values_list("pk", "name")
    return Names(
        people={str(pk): name for pk, name in people},
        units={str(unit.pk): unit.name for unit in all_units(municipality)},
        reasons=reasons_in(municipality),
    )


def page_of(municipality: Municipality, wanted: Wanted, names: Names, *, before: int | None) -> Page:
    rows = _rows(municipality, wanted)
    if before is not None:
        rows = rows.filter(number__lt=before)
    entries = list(rows[: A_PAGE + 1])
    older = entries[A_PAGE - 1].number if len(entries) > A_PAGE else None
    return Page(lines=[_line(entry, names) for entry in entries[:A_PAGE]], older=older)


def lines_of(municipality: Municipality, wanted: Wanted, names: Names) -> Iterable[Line]:
    """The newest first, as many as a file may have."""
    return (_line(entry, names) for entry in _rows(municipality, wanted)[:A_FILE].iterator())


def _rows(municipality: Municipality, wanted: Wanted) -> EntryQuerySet:
    rows = Entry.objects.of(municipality.pk).exclude(number=None).order_by("-number")
    if wanted.who == NOBODY:
        rows = rows.filter(by_id=None)
    elif wanted.who:
        rows = rows.filter(by_id=wanted.who)
    if wanted.kind:
        rows = rows.filter(kind__in=_kinds(wanted.kind))
    if wanted.since:
        rows = rows.filter(at__gte=midnight(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=midnight(wanted.until + timedelta(days=1)))
    return rows


def _kinds(wanted: str) -> list[str]:
    return next((list(kinds) for key, _name, kinds in GROUPS if key == wanted), [wanted])


def _line(entry: Entry, names: Names) -> Line:
    return Line(
        number=entry.number or 0,
        at=entry.at,
        who=names.people.get(str(entry.by_id), str(entry.by_id)) if entry.by_id else "",
        what=str(KINDS.get(entry.kind) or _spelled(entry.kind)),
        about=" · ".join(_about(entry.subject, names)),
        entry=entry,
    )


def _spelled(kind: str) -> str:
    """The name in the code, as words: a fact so new that it has no Danish yet."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).capitalize()


def _about(subject: dict[str, Any], names: Names) -> Iterable[str]:
    # PostgreSQL keeps the names in an order of its own: which unit it was comes before where it went.
    for name, value in sorted(subject.items(), key=lambda pair: pair[0] in WHERE_TO):
        known = names.people.get(value) or names.units.get(value) or names.reasons.get((name, value))
        if known:
            yield known
        elif name == "role" and value in Role.values:
            yield str(Role(value).label)
        elif name == "how" and value in WAYS:
            yield str(WAYS[value])
        elif name == "why" and value in WHY:
            yield str(WHY[value])
        elif name == "removed":
            counted = (each.partition("=") for each in value.split())
            yield from (f"{EXPIRED.get(kind, kind)}: {count}" for kind, _is, count in counted)
        elif name in SUBJECTS:
            yield f"{SUBJECTS[name]} {value[:8]}"
