# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What every page of a journey shows around its own: the name, the purpose, the tabs."""

from typing import Any
from uuid import uuid4

from medspil.dialogue.access import Standing
from medspil.dialogue.models import FilledCanvas
from medspil.journeys.models import Journey
from medspil.journeys.queries.meetings import meetings_of
from medspil.journeys.queries.purposes import purpose_of
from medspil.journeys.road import tabs_of
from medspil.organisations.permissions import Permission


def frame(journey: Journey, standing: Standing, here: str) -> dict[str, Any]:
    """For a template that extends `journeys/frame.html`; `here` is the name of the page's address."""
    return {
        "journey": journey,
        "standing": standing,
        "purpose": purpose_of(journey),
        "tabs": tabs_of(journey, standing, here),
        "may_lead": standing.may(Permission.JOURNEY_LEAD) and not journey.closed,
        "may_work": standing.may(Permission.JOURNEY_WORK) and not journey.closed,
        "may_meet": standing.may(Permission.MEETING_RUN) and not journey.closed,
    }


def on_canvas(journey: Journey, key: str, canvas: FilledCanvas | None) -> dict[str, Any]:
    """For a page about one canvas: the one in use, the meetings about it, and what a form needs to begin another."""
    return {
        "canvas": canvas,
        "canvas_key": key,
        "new_id": uuid4(),
        "meetings": meetings_of(journey, key),
    }
