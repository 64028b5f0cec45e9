# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How this package joins the road of a journey and the jobs of the day."""

from medspil.adoption.actions import ask_for_weeks
from medspil.adoption.road import stop
from medspil.journeys import road
from medspil.record.daily import every_day


def connect() -> None:
    road.register(stop())
    every_day(ask_for_weeks)
