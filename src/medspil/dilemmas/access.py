# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of the log. Colleagues read what was noted; whoever leads the team does not."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.dialogue.access import found, processes_of
from medspil.dialogue.models import Phase, Process
from medspil.dilemmas.models import Dilemma
from medspil.organisations.access import leaders_of, may, signed_in, unit_asked_for, units_for_new, units_where
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission


@dataclass(frozen=True, kw_only=True)
class Log:
    """A team's log as one person stands before it. `units` are those whose logs she may turn to."""

    person: Person
    unit: Unit
    units: list[Unit]
    reads: bool


def log_for(request: HttpRequest) -> Log | None:
    """The log of the unit that is asked for, else of the first; None for somebody who has none."""
    person = signed_in(request)
    units = units_where(person, Permission.DILEMMA_NOTE)
    unit = unit_asked_for(request, units)
    if unit is None:
        return None
    return Log(person=person, unit=unit, units=units, reads=reads(person, unit))


def reads(person: Person, unit: Unit) -> bool:
    """Whether she reads what is noted, word for word. A leader does not, whatever else she is in the team."""
    return may(person, Permission.DILEMMA_READ, unit) and person.pk not in leaders_of(unit)


def units_to_note(request: HttpRequest) -> tuple[Person, list[Unit]]:
    """Who is asking, and the units in whose logs she may write; 404 when there are none."""
    person = signed_in(request)
    units = units_for_new(person, Permission.DILEMMA_NOTE)
    if not units:
        raise Http404
    return person, units


def dilemma_for(request: HttpRequest, dilemma_id: UUID) -> tuple[Person, Dilemma]:
    """The reader, and a dilemma that she may read; or 404."""
    person = signed_in(request)
    rows = Dilemma.objects.of(person.municipality).filter(pk=dilemma_id)
    dilemma = found(rows.select_related("unit", "signature__person").first())
    if not reads(person, dilemma.unit):
        raise Http404
    return person, dilemma


def processes_to_vote_in(person: Person, unit: Unit) -> list[Process]:
    """Processes of the unit in which the topic is still to be chosen."""
    mine = processes_of(person)
    return [row for row in mine if row.unit_id == unit.pk and row.phase == Phase.BEFORE and not row.topic]
