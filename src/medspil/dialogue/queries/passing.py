# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.dialogue.events.meetings import MeetingEvent
from medspil.dialogue.models import Meeting
from medspil.record.events import Event


def of_a_rehearsal(event: Event) -> bool:
    """A rehearsal leaves nothing, and so nothing in the history, which nobody can take a line out of."""
    return isinstance(event, MeetingEvent) and Meeting.objects.filter(pk=event.meeting_id, rehearsal__gt=0).exists()
