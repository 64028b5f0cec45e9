# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's jobcentre on its way to a digital solution that is used."""

from uuid import uuid4

from medspil.journeys.actions import journeys
from medspil.journeys.models import JourneyPhase
from medspil.organisations.models import Person

ABOUT = "De ledige kan selv booke og flytte deres samtaler, også om aftenen. Vi bruger mindre tid i telefonen."


def go_digital(people: dict[str, Person]) -> None:
    """A journey that has come to the preparation."""
    lene, ib = people["Lene"], people["Ib"]
    unit = lene.memberships.get().unit
    journey = journeys.start(journey_id=uuid4(), unit=unit, name="Book selv din samtale", about=ABOUT, lead=ib, by=lene)
    journeys.move_to(journey=journey, phase=JourneyPhase.PREPARATION, by=ib)
