# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.dialogue.models.canvases import CanvasLine, FilledCanvas
from medspil.dialogue.models.dots import Dot, DotRound, OwnTopic, Tally, TopicVote
from medspil.dialogue.models.invitations import Invitation, Invitee, Reply
from medspil.dialogue.models.meetings import Anonymity, Meeting, MeetingState, Step, StepKind, StepPart
from medspil.dialogue.models.notes import Audience, Decision, Group, Note, Place, ReadyMark
from medspil.dialogue.models.outcomes import Outcome, OutcomeItem, OutcomeKind, OutcomeSpread
from medspil.dialogue.models.processes import Contract, Lap, LeaderPresence, Phase, Process, ProcessKind, Tick
from medspil.dialogue.models.rooms import Fist, Seat, Speaker

__all__ = [
    "Anonymity",
    "Audience",
    "CanvasLine",
    "Contract",
    "Decision",
    "Dot",
    "DotRound",
    "FilledCanvas",
    "Fist",
    "Group",
    "Invitation",
    "Invitee",
    "Lap",
    "LeaderPresence",
    "Meeting",
    "MeetingState",
    "Note",
    "Outcome",
    "OutcomeItem",
    "OutcomeKind",
    "OutcomeSpread",
    "OwnTopic",
    "Phase",
    "Place",
    "Process",
    "ProcessKind",
    "ReadyMark",
    "Reply",
    "Seat",
    "Speaker",
    "Step",
    "StepKind",
    "StepPart",
    "Tally",
    "Tick",
    "TopicVote",
]
