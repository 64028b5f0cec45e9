# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.dialogue.models import Meeting, MeetingState


def channels_of_suspended() -> frozenset[str]:
    """The channels of all meetings that are not over in municipalities that are suspended. One query."""
    rows = Meeting.objects.filter(municipality__suspended_at__isnull=False).exclude(state=MeetingState.CLOSED)
    return frozenset(meeting.channel for meeting in rows.only("pk"))
