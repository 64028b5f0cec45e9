# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.practice.models.answers import Answer, OneToOne, Verdict
from medspil.practice.models.closing import Closing, Reached
from medspil.practice.models.commitments import Commitment, CommitmentStatus
from medspil.practice.models.following import FollowUp, HowItWent
from medspil.practice.models.letters import NoThanks, WeeklyLetter
from medspil.practice.models.measures import Better, Every, Happening, Measure, Nature, Observation, Tap
from medspil.practice.models.trials import Ending, Held, Tip, TipState, Trial, TrialState, Window

__all__ = [
    "Answer",
    "Better",
    "Closing",
    "Commitment",
    "CommitmentStatus",
    "Ending",
    "Every",
    "FollowUp",
    "Happening",
    "Held",
    "HowItWent",
    "Measure",
    "Nature",
    "NoThanks",
    "Observation",
    "OneToOne",
    "Reached",
    "Tap",
    "Tip",
    "TipState",
    "Trial",
    "TrialState",
    "Verdict",
    "WeeklyLetter",
    "Window",
]
