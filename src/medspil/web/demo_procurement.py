# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's second journey, which has come to the procurement: wishes, requirements, a specification."""

from uuid import uuid4

from medspil.journeys.actions import journeys
from medspil.journeys.models import Journey, JourneyPhase
from medspil.organisations.models import Person
from medspil.procurement.actions import requirements, wishes
from medspil.procurement.catalogue import suggested
from medspil.procurement.models import Wish

NAME = "Send selv dit bilag"
ABOUT = "Borgerne sender selv deres bilag fra telefonen. Vi bruger mindre tid på at taste og mere på at hjælpe."
# Who, area, wish and why.
WISHED = (
    ("Hanne", "use", "Borgeren kan tage et billede af et bilag og sende det", "De fleste har kun en telefon"),
    ("Peter", "use", "Man kan sende et foto i stedet for en scanning", ""),
    ("Hanne", "integrations", "Bilaget ligger på sagen uden at vi taster", "Vi taster det samme to gange i dag"),
    ("Peter", "costs-and-effects", "Vi kan se, hvor mange der bruger den", "Så ved vi, om det virker"),
)
CHOSEN = ("wcag", "processor-agreement", "mitid", "case-system", "plain-danish", "phone", "data-out", "whole-price")


def buy(people: dict[str, Person]) -> None:
    hanne, peter = people["Hanne"], people["Peter"]
    unit = peter.memberships.get().unit
    journey = journeys.start(journey_id=uuid4(), unit=unit, name=NAME, about=ABOUT, lead=hanne, by=peter)
    journeys.move_to(journey=journey, phase=JourneyPhase.PROCUREMENT, by=hanne)
    _wish(journey, people)
    chosen = [found for found in suggested() if found.key in CHOSEN]
    requirements.suggest(journey=journey, chosen=chosen, by=hanne)
    requirements.make_specification(specification_id=uuid4(), journey=journey, by=hanne)


def _wish(journey: Journey, people: dict[str, Person]) -> None:
    """Two of them say the same, and are the first requirement."""
    asked: list[Wish] = []
    for who, area, text, why in WISHED:
        said = {"area": area, "text": text, "why": why}
        asked.append(wishes.ask_for(wish_id=uuid4(), journey=journey, said=said, by=people[who]))
    wishes.join(journey=journey, wishes=asked[:2], by=people["Hanne"])
    must: dict[str, object] = {
        "area": "use",
        "strength": "must",
        "weight": None,
        "text": "Borgeren kan tage et billede af et bilag og sende det fra telefonen.",
        "why": "De fleste har kun en telefon.",
        "shows": "Vis os det på en telefon.",
        "source": "",
    }
    requirements.require(requirement_id=uuid4(), journey=journey, said=must, wish=asked[0], by=people["Hanne"])
