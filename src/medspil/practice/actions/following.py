# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a meeting says of what earlier ones left open."""

from dataclasses import dataclass
from datetime import date

from medspil.dialogue.models import Meeting, MeetingState, OutcomeItem
from medspil.organisations.models import Person
from medspil.practice.actions.commitments import settle
from medspil.practice.events import FollowedUp
from medspil.practice.models import Commitment, CommitmentStatus, FollowUp, HowItWent
from medspil.record.actions import record
from medspil.record.transactions import write

_STATUS = {
    HowItWent.DONE: CommitmentStatus.DONE,
    HowItWent.CARRIED: CommitmentStatus.OPEN,
    HowItWent.DROPPED: CommitmentStatus.DROPPED,
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """`due_on`: the new date of a commitment that goes along, if it moves."""

    how: HowItWent
    words: str = ""
    due_on: date | None = None


@write
def follow_up(*, meeting: Meeting, row: Commitment | OutcomeItem, said: Said, by: Person) -> bool:
    """Say how it went; said again, the latest holds. False when the meeting is not running, or is a rehearsal."""
    running = Meeting.objects.of(meeting.municipality).whole().filter(pk=meeting.pk, state=MeetingState.OPEN)
    if not running.exists():
        return False
    of_what = {"commitment": row} if isinstance(row, Commitment) else {"item": row}
    FollowUp.objects.update_or_create(
        meeting=meeting,
        **of_what,
        defaults={"municipality": meeting.municipality, "how": said.how, "words": said.words},
    )
    if isinstance(row, Commitment):
        if said.how == HowItWent.CARRIED:
            row.due_on = said.due_on or row.due_on
        settle(commitment=row, status=_STATUS[said.how], how_it_went=said.words or row.how_it_went, by=by)
    event = FollowedUp(municipality_id=meeting.municipality_id, meeting_id=meeting.pk, row_id=row.pk, how=said.how)
    record(event, by=by)
    return True
