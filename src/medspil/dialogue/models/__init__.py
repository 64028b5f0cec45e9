# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.dialogue.models.canvases import CanvasLine, FilledCanvas
from medspil.dialogue.models.dots import Dot, DotRound, Tally, TopicVote
from medspil.dialogue.models.invitations import Invitation, Invitee, Reply
from medspil.dialogue.models.meetings import Anonymity, Meeting, MeetingState, Step, StepKind, StepPart
from medspil.dialogue.models.notes import Audience, Decision, Group, Note, ReadyMark
from medspil.dialogue.models.outcomes import Outcome, OutcomeItem, OutcomeKind
from medspil.dialogue.models.processes import Contract, LeaderPresence, Phase, Process, Tick

__all__ = [
    "Anonymity",
    "Audience",
    "CanvasLine",
    "Contract",
    "Decision",
    "Dot",
    "DotRound",
    "FilledCanvas",
    "Group",
    "Invitation",
    "Invitee",
    "LeaderPresence",
    "Meeting",
    "MeetingState",
    "Note",
    "Outcome",
    "OutcomeItem",
    "OutcomeKind",
    "Phase",
    "Process",
    "ReadyMark",
    "Reply",
    "Step",
    "StepKind",
    "StepPart",
    "Tally",
    "Tick",
    "TopicVote",
]
