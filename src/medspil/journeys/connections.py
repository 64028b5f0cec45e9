# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How this package hears from those below it, and what it puts on the road itself."""

from medspil.dialogue import links
from medspil.dialogue.access.granting import grant_in, see_in
from medspil.dialogue.models import ProcessKind
from medspil.journeys import road
from medspil.journeys.access import granted_in, processes_seen_by
from medspil.journeys.queries.ways import paused
from medspil.journeys.stops import STOPS
from medspil.practice.resting import rest_in


def connect() -> None:
    links.register_home(ProcessKind.JOURNEY, "journey")
    grant_in(ProcessKind.JOURNEY, granted_in)
    see_in(processes_seen_by)
    rest_in(paused)
    for stop in STOPS:
        road.register(stop)
