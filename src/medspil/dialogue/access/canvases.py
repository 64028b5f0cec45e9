# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of filled canvases."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from medspil.dialogue.access import as_id, found
from medspil.dialogue.access.granting import seen_above
from medspil.dialogue.models import CanvasLine, FilledCanvas, Process
from medspil.organisations.access import signed_in, units_where
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission


def canvases_seen_by(person: Person) -> QuerySet[FilledCanvas]:
    """What the person's teams fill together, and what belongs to a process she is named in."""
    units = units_where(person, Permission.CANVAS_EDIT)
    named = Q(process__leader=person) | Q(process__facilitator=person)
    rows: QuerySet[FilledCanvas] = FilledCanvas.objects.of(person.municipality)
    return rows.filter(Q(unit__in=units) | named | seen_above(person)).select_related("unit", "process")


def canvas_for(request: HttpRequest, canvas_id: object) -> tuple[FilledCanvas, Person]:
    """A canvas that the caller may see, and the caller; who may see it may also write in it."""
    person = signed_in(request)
    return found(canvases_seen_by(person).filter(pk=as_id(canvas_id)).first()), person


def line_in(canvas: FilledCanvas, line_id: object) -> CanvasLine | None:
    """A line of the canvas, or None when somebody has removed it, or it is yet to be written."""
    lines = CanvasLine.objects.of(canvas.municipality).filter(canvas=canvas, pk=as_id(line_id))
    return lines.select_related("canvas").first()


def line_seen_by(person: Person, line_id: object) -> CanvasLine | None:
    """A line that something may be made of, if the person may see it."""
    lines = CanvasLine.objects.of(person.municipality).filter(canvas__in=canvases_seen_by(person), pk=as_id(line_id))
    return lines.select_related("canvas__process").first()


def places_for_canvas(person: Person) -> tuple[list[Unit], list[Process]]:
    """Where the person may take a template into use: her teams, and processes; 404 when there is no such place."""
    units = units_where(person, Permission.CANVAS_EDIT)
    named = Q(leader=person) | Q(facilitator=person)
    processes = Process.objects.of(person.municipality).filter(Q(unit__in=units) | named).select_related("unit")
    if not units and not processes:
        raise Http404
    return [unit for unit in units if unit.closed_on is None], list(processes)
