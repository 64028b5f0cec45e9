# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of service levels: the table of a unit, one of its tasks, and the page that citizens read."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.dialogue.access import found
from medspil.dialogue.codes import read_code
from medspil.dialogue.models import Meeting, MeetingState
from medspil.expectations.models import PublicPage, Task
from medspil.organisations.access import may, signed_in, unit_asked_for, unit_for, units_for_new, units_where
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission
from medspil.organisations.tenancy import by_secret


@dataclass(frozen=True, kw_only=True)
class Place:
    """A unit as one person stands before its table. `units` are those whose tables she may turn to."""

    person: Person
    unit: Unit
    units: list[Unit]
    agrees: bool


def place_for(request: HttpRequest) -> Place | None:
    """The table of the unit that is asked for, else of the first; None for somebody who has none."""
    person = signed_in(request)
    units = units_where(person, Permission.PROCESS_VIEW)
    unit = unit_asked_for(request, units)
    if unit is None:
        return None
    return Place(person=person, unit=unit, units=units, agrees=may(person, Permission.SERVICE_AGREE, unit))


def units_to_agree_in(request: HttpRequest) -> tuple[Person, list[Unit]]:
    """Who is asking, and the units for which she writes down what is agreed; 404 when there are none."""
    person = signed_in(request)
    units = units_for_new(person, Permission.SERVICE_AGREE)
    if not units:
        raise Http404
    return person, units


def task_for(request: HttpRequest, task_id: UUID, *, to: Permission = Permission.PROCESS_VIEW) -> tuple[Person, Task]:
    person = signed_in(request)
    task = found(Task.objects.of(person.municipality).filter(pk=task_id).select_related("unit").first())
    if not may(person, to, task.unit):
        raise Http404
    return person, task


def unit_to(request: HttpRequest, unit_id: UUID, *, to: Permission) -> tuple[Person, Unit]:
    person = signed_in(request)
    return person, unit_for(person, unit_id, to=to)


def page_by_code(code: str) -> PublicPage:
    """The published page, for anybody."""
    rows = PublicPage.objects.filter(code=read_code(code))
    return found(by_secret(rows.select_related("unit__municipality")))


def meetings_held(units: list[Unit]) -> list[Meeting]:
    """Meetings in which these units may have agreed on something, the latest first."""
    if not units:
        return []
    rows = Meeting.objects.of(units[0].municipality).whole().filter(process__unit__in=units)
    rows = rows.exclude(state=MeetingState.PLANNED).select_related("process")
    return list(rows.order_by("-opened_at"))
