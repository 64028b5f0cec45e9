# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A digital journey of the counter: Karen has begun it, Bo leads the project."""

from typing import Any
from uuid import uuid4

import lxml.html

from medspil.journeys.actions import journeys
from medspil.journeys.models import Journey
from medspil.organisations.models import Person, Unit
from tests.cast import Cast


def begun(cast: Cast, name: str = "Book selv", unit: Unit | None = None, lead: Person | None = None) -> Journey:
    return journeys.start(
        journey_id=uuid4(),
        unit=unit or cast.counter,
        name=name,
        about="Borgerne booker selv deres tid.",
        lead=lead or cast.bo,
        by=cast.karen,
    )


def words(response: Any) -> str:
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())
