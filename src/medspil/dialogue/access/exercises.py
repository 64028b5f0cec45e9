# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of quick exercises."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest

from medspil.dialogue.access import Standing, meeting_for
from medspil.dialogue.models import LeaderPresence, Meeting
from medspil.organisations.access import units_where
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission


def exercise_for(request: HttpRequest, meeting_id: UUID) -> tuple[Meeting, Standing]:
    """A quick exercise, for those whose team it is of; 404 for a meeting that is none."""
    meeting, standing = meeting_for(request, meeting_id, to=Permission.OUTCOME_VIEW)
    if not meeting.exercise:
        raise Http404
    return meeting, standing


def exercises_of(person: Person) -> list[Meeting]:
    """Every quick exercise the person may see, newest first: the plural of `exercise_for`."""
    units = units_where(person, Permission.OUTCOME_VIEW)
    led = units_where(person, Permission.PROCESS_LEAD)
    rows = Meeting.objects.of(person.municipality).filter(exercise=True, process__unit__in=units)
    leads = (Q(process__unit__in=led) | Q(process__leader=person)) & ~Q(process__facilitator=person)
    rows = rows.exclude(leads & ~Q(leader_presence=LeaderPresence.IN_ROOM))
    return list(rows.select_related("process__unit", "facilitator").order_by("-opened_at"))
