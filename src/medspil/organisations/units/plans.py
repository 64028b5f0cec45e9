# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Many units at once, from lines that somebody has pasted: what they would make, found out before anything is.

A line is a unit. It lies beneath the line above it that is less indented; or it says by itself where it lies, as
»Afdeling / Team«, or in cells of a spreadsheet, with tabs between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medspil.organisations.models import Unit
from medspil.organisations.units.tree import nesting

MOST_LINES, LONGEST_NAME = 500, 80
TAB = 4  # so many spaces a tab is wide
MARKS = re.compile(r"^(?:[-*•–]\s+|\d+(?:\.\d+)*[.)]\s+)")  # of a list that was copied from a document
BETWEEN = re.compile(r"\t+|\s+[/>]\s+")

Place = tuple[str, ...]  # the names from the parent down


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A unit that the lines name; `known` when it is there already."""

    place: Place
    name: str
    known: Unit | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    parent: Unit
    units: Sequence[Planned]
    faults: Sequence[str]

    @property
    def new(self) -> int:
        return sum(each.known is None for each in self.units)

    @property
    def lines(self) -> list[tuple[Planned, tuple[bool, range]]]:
        """Each with its place in lists within lists."""
        return list(zip(self.units, nesting([len(each.place) - 1 for each in self.units]), strict=True))


def plan_of(text: str, parent: Unit, units: Sequence[Unit]) -> Plan:
    """What the lines make beneath a unit; `units` are all of the municipality. A name is the same in small letters
    and large, so the same lines twice make nothing twice."""
    there = {(unit.parent_id, unit.name.casefold()): unit for unit in units}
    faults: list[str] = []
    found: dict[Place, Planned] = {}
    for number, names in _lines(text, faults):
        for end in range(1, len(names) + 1):
            place = tuple(name.casefold() for name in names[:end])
            if place in found:
                continue
            above = found[place[:-1]].known if end > 1 else parent
            known = there.get((above.pk, place[-1])) if above else None
            found[place] = Planned(place=place, name=known.name if known else names[end - 1], known=known)
            faults += [_("Line {n}: {fault}").format(n=number, fault=fault) for fault in _faults(found[place])]
    if not found and not faults:
        faults.append(_("There are no names in the lines."))
    return Plan(parent=parent, units=_as_tree(found), faults=faults)


def _faults(planned: Planned) -> Iterator[str]:
    if planned.known is not None and planned.known.closed_on:
        yield _("»{name}« is closed. Open it again first.").format(name=planned.name)
    if len(planned.name) > LONGEST_NAME:
        yield _("the name is too long. Use at most {most} characters.").format(most=LONGEST_NAME)


def _as_tree(found: dict[Place, Planned]) -> list[Planned]:
    """Each after the one it lies beneath, wherever its line stood."""
    order = {place: number for number, place in enumerate(found)}
    return sorted(found.values(), key=lambda each: [order[each.place[: end + 1]] for end in range(len(each.place))])


def _lines(text: str, faults: list[str]) -> Iterator[tuple[int, Place]]:
    above: list[tuple[int, Place]] = []  # the lines that one further in lies beneath, with how far in they are
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if len(lines) > MOST_LINES:
        faults.append(_("There are {n} lines. Take at most {most} at a time.").format(n=len(lines), most=MOST_LINES))
        return
    for number, line in lines:
        indent = _indent(line)
        while above and above[-1][0] >= indent:
            above.pop()
        names = (*(above[-1][1] if above else ()), *_names(line))
        above.append((indent, names))
        yield number, names


def _indent(line: str) -> int:
    spread = line.expandtabs(TAB)
    return len(spread) - len(spread.lstrip())


def _names(line: str) -> Place:
    bare = MARKS.sub("", line.strip())
    return tuple(" ".join(part.split()) for part in BETWEEN.split(bare) if re.search(r"\w", part))
