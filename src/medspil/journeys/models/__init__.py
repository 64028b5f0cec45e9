# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.journeys.models.journeys import Archetype, Journey, JourneyPhase, JourneyRole, JourneyState, Part
from medspil.journeys.models.news import News, Question
from medspil.journeys.models.plans import Ambassador, Point, Training
from medspil.journeys.models.purpose import Purpose
from medspil.journeys.models.ways import Ending, Pause

__all__ = [
    "Ambassador",
    "Archetype",
    "Ending",
    "Journey",
    "JourneyPhase",
    "JourneyRole",
    "JourneyState",
    "News",
    "Part",
    "Pause",
    "Point",
    "Purpose",
    "Question",
    "Training",
]
