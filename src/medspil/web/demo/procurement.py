# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's second journey, which has come to the procurement: wishes, requirements, three bids."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from medspil.journeys.actions import journeys
from medspil.journeys.models import Journey, JourneyPhase
from medspil.organisations.models import Person
from medspil.procurement.actions import bids, requirements, scoring, trying, wishes
from medspil.procurement.catalogue import suggested
from medspil.procurement.models import Bid, Specification, Supplier, Wish
from medspil.procurement.queries.bids import weighed_in
from medspil.procurement.specification.rows import Answered, Filled, Reply

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
# Supplier, price, the musts that are not met, and the points that the group agrees on for each requirement.
OFFERED: tuple[tuple[str, int, tuple[str, ...], tuple[int, ...]], ...] = (
    ("Bilagsboksen", 820_000, (), (6, 7, 6)),
    ("Nordisk Borgerdialog", 1_050_000, (), (9, 7, 8)),
    ("Kvik IT", 590_000, ("K2",), ()),
)
# Supplier, who tried, and for each of them how two tasks went and what all odd and all even statements of SUS got.
TRIED = (
    ("Bilagsboksen", "citizens", (("alone", "not", 3, 3), ("helped", "not", 3, 4), ("alone", "helped", 4, 3))),
    ("Bilagsboksen", "employees", (("alone", "alone", 4, 2), ("alone", "helped", 4, 3))),
    (
        "Nordisk Borgerdialog",
        "citizens",
        (("alone", "alone", 5, 2), ("alone", "helped", 4, 2), ("alone", "alone", 4, 2)),
    ),
)
TASKS = ["Tag et billede af brevet, og send det", "Find ud af, om det er kommet frem"]
DECLINED = "Det tæller vi i forvejen i vores eget system."
METHOD = {
    "model": "proportional",
    "price_weight": 40,
    "scale": 10,
    "slope": 1,
    "span_low": None,
    "span_high": None,
    "reason": "Prisen må ikke afgøre det alene. Det vigtigste er, at borgerne kan bruge den.",
}


def buy(people: dict[str, Person]) -> None:
    hanne, peter = people["Hanne"], people["Peter"]
    unit = peter.memberships.get().unit
    journey = journeys.start(journey_id=uuid4(), unit=unit, name=NAME, about=ABOUT, lead=hanne, by=peter)
    journeys.move_to(journey=journey, phase=JourneyPhase.PROCUREMENT, by=hanne)
    _wish(journey, people)
    chosen = [found for found in suggested() if found.key in CHOSEN]
    requirements.suggest(journey=journey, chosen=chosen, by=hanne)
    made = requirements.make_specification(specification_id=uuid4(), journey=journey, by=hanne)
    _try(_bid(journey, made, hanne), hanne)


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
    wishes.decline(wish=asked[-1], why=DECLINED, by=people["Hanne"])


def _bid(journey: Journey, made: Specification, by: Person) -> dict[str, Supplier]:
    """Locked, opened, scored and agreed on; one bid does not meet a must. The suppliers by name."""
    method = bids.lock(method_id=uuid4(), journey=journey, said=METHOD, by=by)
    rows = weighed_in(method)
    opened: list[tuple[Bid, tuple[int, ...]]] = []
    for name, price, unmet, points in OFFERED:
        supplier = bids.invite(supplier_id=uuid4(), journey=journey, name=name, by=by)
        answers = {
            row.number: Answered(reply=Reply.NO if row.mark in unmet else Reply.YES, how="Se bilag 1.")
            for row in made.asked()
        }
        filled = Filled(supplier=name, price=Decimal(price), answers=answers)
        opened.append((bids.open_bid(supplier=supplier, filled=filled, by=by), points))
    scoring.name_assessors(assessment=method.assessment, people=[by], by=by)
    (assessor,) = method.assessment.assessors.all()
    kept = [(bid, points) for bid, points in opened if points]
    for bid, points in kept:
        given = {row.number: (value, "") for row, value in zip(rows, points, strict=True)}
        scoring.give(assessor=assessor, bid=bid, points=given, by=by)
    scoring.finish(assessor=assessor, by=by)
    for bid, points in kept:
        agreed = {row.number: (value, "Vi prøvede det sammen.") for row, value in zip(rows, points, strict=True)}
        scoring.agree(bid=bid, assessment=method.assessment, points=agreed, by=by)
    return {bid.supplier.name: bid.supplier for bid, _points in opened}


def _try(suppliers: dict[str, Supplier], by: Person) -> None:
    for name, audience, turns in TRIED:
        said = {"audience": audience, "held_on": timezone.localdate() - timedelta(days=9), "tasks": TASKS}
        made = trying.plan(try_out_id=uuid4(), supplier=suppliers[name], said=said, by=by)
        for first, second, odd, even in turns:
            sus = [odd, even] * 5
            trying.note_turn(turn_id=uuid4(), try_out=made, results=[first, second], sus=sus, by=by)
