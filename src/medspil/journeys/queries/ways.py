# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db.models import QuerySet

from medspil.dialogue.models import Process
from medspil.journeys.models import Ending, Journey, JourneyState, Pause


def pause_of(journey: Journey) -> Pause | None:
    """The pause that a journey is in."""
    found: Pause | None = Pause.objects.of(journey.municipality).filter(journey=journey, ended_on=None).first()
    return found


def ending_of(journey: Journey) -> Ending | None:
    found: Ending | None = Ending.objects.of(journey.municipality).filter(journey=journey).select_related("by").first()
    return found


def branches_of(journey: Journey) -> list[Journey]:
    return list(Journey.objects.of(journey.municipality).filter(origin=journey).select_related("unit"))


def paused() -> QuerySet[Process]:
    """The processes of all journeys that rest: nobody is reminded of what belongs to them."""
    return Process.objects.filter(journey__state=JourneyState.PAUSED)
