# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How this package joins the road of a journey, the jobs of the day, and what is cleared for good."""

from medspil.journeys import road
from medspil.journeys.panels import beside_journey
from medspil.readiness.actions import close_due
from medspil.readiness.models import Answered, Round
from medspil.readiness.road import panel, stop
from medspil.record.daily import every_day
from medspil.record.traces import clear_after_deleting


def connect() -> None:
    road.register(stop())
    beside_journey.register("readiness/_panel.html", panel)
    every_day(close_due)
    clear_after_deleting(Answered, Round)
