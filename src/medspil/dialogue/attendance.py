# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whether the one who runs a meeting is connected. She is known by name, so this is nobody's anonymity; it is how a
colleague sees that a computer has died, and since when.

Each process speaks only of consoles it has had itself: one that has never seen her says nothing.
"""

from uuid import UUID

from medspil.dialogue.actions import meetings
from medspil.dialogue.models import Audience, Meeting, MeetingState
from medspil.record.hub import hub
from medspil.record.streams import device_mark

_had: dict[UUID, UUID] = {}  # whom this process has had at the console of a meeting


def notice(meeting_id: UUID) -> None:
    """Somebody came or left in a meeting; if it was she, it is written down."""
    meeting = Meeting.objects.select_related("municipality").filter(pk=meeting_id, state=MeetingState.OPEN).first()
    if meeting is None:
        _had.pop(meeting_id, None)
        return
    runs = meeting.facilitator_id
    if hub.here(meeting.channel, Audience.FACILITATOR, device_mark(meeting.channel, str(runs))):
        _had[meeting_id] = runs
        if meeting.facilitator_left_at is not None:
            meetings.facilitator_came_or_went(meeting=meeting, away=False)
    elif _had.pop(meeting_id, None) == runs:
        meetings.facilitator_came_or_went(meeting=meeting, away=True)
