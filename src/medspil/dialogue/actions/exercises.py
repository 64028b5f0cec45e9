# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Quick exercises: one activity alone, in a small meeting that opens at once. What comes of it stays with the team."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.dialogue.actions import meetings
from medspil.dialogue.actions.agendas import unused_code
from medspil.dialogue.events.activities import ExerciseEnded
from medspil.dialogue.models import LeaderPresence, Meeting, MeetingState, Process, ProcessKind, Step
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


# no record: open_meeting records that the meeting has begun
@write
def start(
    *, meeting_id: UUID, process: Process, fields: Mapping[str, Any], presence: LeaderPresence, by: Person
) -> Meeting:
    """Begin an activity; `fields` are those of its step. The form carries the id: sent twice, it is one."""
    meeting, new = make_once(
        Meeting,
        pk=meeting_id,
        municipality=process.municipality,
        process=process,
        exercise=True,
        title=fields["title"],
        minutes=fields["minutes"],
        code=unused_code(),
        facilitator=by,
        leader_presence=presence,
    )
    if new:
        Step.objects.create(municipality=process.municipality, meeting=meeting, position=1, **fields)
        meetings.open_meeting(meeting=meeting, by=by)
    return meeting


# no record: an empty place, made when it is first needed
@write
def place_of(*, unit: Unit, by: Person) -> Process:
    """Where a team's exercises lie that belong to no process."""
    found, _new = Process.objects.get_or_create(
        municipality=unit.municipality,
        unit=unit,
        kind=ProcessKind.EXERCISES,
        defaults={
            "leader": by,
            "facilitator": by,
            "value": _("Quick exercises"),
            "planned_on": timezone.localdate(),
        },
    )
    return found


@write
def end(*, meeting: Meeting, by: Person) -> bool:
    """Close the room; only notes without authors and counts are left. False when it was over already."""
    won = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, exercise=True, state=MeetingState.OPEN)
    if not won.update(state=MeetingState.CLOSED, closed_at=timezone.now()):
        return False
    meetings.close_everything(meeting=meeting)
    record(ExerciseEnded(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)
    return True
