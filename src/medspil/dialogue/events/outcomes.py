# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from uuid import UUID

from medspil.dialogue.events.meetings import MeetingEvent


@dataclass(frozen=True, kw_only=True)
class OutcomeHandedOver(MeetingEvent):
    """The meeting is over, and what the team chose to share is with the leader."""

    outcome_id: UUID
