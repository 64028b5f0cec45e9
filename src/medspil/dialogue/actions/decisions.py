# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the meeting decides: what, who, by when. Written down while everybody sees it."""

from datetime import date
from uuid import UUID

from django.db.models import Max

from medspil.dialogue.events.meetings import DecisionMade
from medspil.dialogue.models import Decision, Meeting
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def decide(
    *, meeting: Meeting, decision_id: UUID, what: str, owner: Person | None, owner_name: str, due_on: date, by: Person
) -> Decision:
    """Write a decision down, or change it: the form carries its id, so a double click makes one."""
    mine = Decision.objects.of(meeting.municipality).filter(meeting=meeting)
    last = mine.aggregate(last=Max("position"))["last"] or 0
    said = {"what": what, "owner": owner, "owner_name": owner.name if owner else owner_name, "due_on": due_on}
    decision, new = make_once(
        Decision, pk=decision_id, municipality=meeting.municipality, meeting=meeting, position=last + 1, **said
    )
    if not new:
        mine.filter(pk=decision.pk).update(**said)
    record(_made(decision), by=by)
    return decision


@write
def strike_out(*, decision: Decision, by: Person) -> None:
    event = _made(decision)
    decision.delete()
    record(event, by=by)


def _made(decision: Decision) -> DecisionMade:
    return DecisionMade(
        municipality_id=decision.municipality_id, meeting_id=decision.meeting_id, decision_id=decision.pk
    )
