# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.journeys.models.journeys import Journey, JourneyPhase, JourneyRole, JourneyState, Part

__all__ = ["Journey", "JourneyPhase", "JourneyRole", "JourneyState", "Part"]
