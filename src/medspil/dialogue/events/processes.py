# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens around a meeting: in the phase before, mostly."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class ProcessEvent(Event):
    process_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProcessStarted(ProcessEvent):
    """A leader has started a process for a team."""


@dataclass(frozen=True, kw_only=True)
class LapBegun(ProcessEvent):
    """The process goes round again: before, during and after once more."""

    lap: int


@dataclass(frozen=True, kw_only=True)
class ProcessClosed(ProcessEvent):
    """The process is over."""


@dataclass(frozen=True, kw_only=True)
class ProcessReopened(ProcessEvent):
    """The process goes on after all."""


@dataclass(frozen=True, kw_only=True)
class ItemTicked(ProcessEvent):
    """Somebody has ticked an item of the checklist, or taken the tick away."""

    key: str


@dataclass(frozen=True, kw_only=True)
class ContractChanged(ProcessEvent):
    """Leader or facilitator has rewritten what they agree on; what the other had agreed to falls away."""


@dataclass(frozen=True, kw_only=True)
class ContractAgreed(ProcessEvent):
    """One of the two has agreed to the contract as it stands."""


@dataclass(frozen=True, kw_only=True)
class VoteOpened(ProcessEvent):
    """The team may set dots on the six topics."""


@dataclass(frozen=True, kw_only=True)
class OwnTopicProposed(ProcessEvent):
    """Something of the team's own stands on the ballot beside the six topics."""


@dataclass(frozen=True, kw_only=True)
class BallotCast(ProcessEvent):
    """Somebody has voted, or changed a vote. Not kept."""

    kept: ClassVar = False


@dataclass(frozen=True, kw_only=True)
class PaperCounted(ProcessEvent):
    """Dots set with a pen were typed in."""


@dataclass(frozen=True, kw_only=True)
class VoteClosed(ProcessEvent):
    """The dots are counted, and who set them is gone."""


@dataclass(frozen=True, kw_only=True)
class TopicChosen(ProcessEvent):
    """The process has its topic."""

    topic: str


@dataclass(frozen=True, kw_only=True)
class AgendaDesigned(ProcessEvent):
    """A meeting has an agenda, new or changed."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class NotesCarried(ProcessEvent):
    """Notes from one meeting were laid ready for the next."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationSent(ProcessEvent):
    """The invitation went out, for the first time or with a change."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvitationCancelled(ProcessEvent):
    """The meeting was called off."""

    meeting_id: UUID


@dataclass(frozen=True, kw_only=True)
class Replied(ProcessEvent):
    """Somebody invited has answered."""

    meeting_id: UUID
