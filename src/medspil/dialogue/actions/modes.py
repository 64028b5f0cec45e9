# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What stands with a note: nothing, the team, or a name. Tightened at any time, loosened only before anybody writes."""

from medspil.dialogue.events.meetings import AnonymityChosen
from medspil.dialogue.models import Anonymity, Meeting, MeetingState, Note
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def choose(*, meeting: Meeting, anonymity: Anonymity, by: Person) -> bool:
    """Show this with notes from now on. False when it would show more than was promised to those who have written.

    Tightened, it holds for what is already written too: signatures that nobody is to see any more are gone.
    """
    mine = Meeting.objects.of(meeting.municipality).select_for_update().filter(pk=meeting.pk)
    now = mine.get()
    if anonymity == now.anonymity:
        return True
    written = Note.objects.of(meeting.municipality).filter(step__meeting=meeting)
    if not anonymity.tightens(now.anonymity) and (now.state != MeetingState.PLANNED or written.exists()):
        return False
    mine.update(anonymity=anonymity)
    written.exclude(signature="").update(signature="")
    event = AnonymityChosen(
        municipality_id=meeting.municipality_id, meeting_id=meeting.pk, anonymity=str(anonymity.value)
    )
    record(event, by=by)
    return True
