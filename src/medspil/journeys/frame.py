# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What every page of a journey shows around its own: the name, the purpose, the tabs."""

from typing import Any

from medspil.dialogue.access import Standing
from medspil.journeys.models import Journey
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
    }
