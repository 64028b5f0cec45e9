# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a journey has come to buy: a wish, a requirement and the specification, made by the product's own actions."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from medspil.journeys.models import Journey
from medspil.procurement.actions import bids, requirements, trying, wishes
from medspil.procurement.models import Bid, Method, Paper, Reference, Requirement, Specification, Supplier, TryOut, Wish
from medspil.procurement.specification.rows import Answered, Filled, Reply
from tests.cast import Cast

WISH = {"area": "use", "text": "Borgeren kan flytte sin tid", "why": "Livet går ikke efter planen"}
SAID: dict[str, Any] = {"area": "use", "strength": "should", "weight": 3, "text": "Man kan flytte en tid"}
SAID |= {"why": "", "shows": "", "source": ""}

TRIED: dict[str, Any] = {"audience": "citizens", "held_on": timezone.localdate(), "tasks": ["Find en tid"]}


@dataclass(frozen=True, kw_only=True)
class Bought:
    wish: Wish
    requirement: Requirement
    specification: Specification
    supplier: Supplier
    paper: Paper
    bid: Bid
    try_out: TryOut
    reference: Reference


def bought(journey: Journey, cast: Cast) -> Bought:
    wish = wishes.ask_for(wish_id=uuid4(), journey=journey, said=WISH, by=cast.bo)
    requirement = require(journey, cast.bo)
    made = requirements.make_specification(specification_id=uuid4(), journey=journey, by=cast.bo)
    supplier = invite(journey, cast.bo)
    bids.add_paper(paper_id=uuid4(), supplier=supplier, title="Bilag", url="https://fjordby.example/1", by=cast.bo)
    lock(journey, cast.bo)
    bid = open_(supplier, cast.bo)
    return Bought(
        wish=wish,
        requirement=requirement,
        specification=made,
        supplier=supplier,
        paper=supplier.papers.get(),
        bid=bid,
        try_out=trying.plan(try_out_id=uuid4(), supplier=supplier, said=TRIED, by=cast.bo),
        reference=noted(supplier, cast.bo),
    )


def noted(supplier: Supplier, by: Any) -> Reference:
    """What Bakkeby says of a supplier."""
    said = {"place": "Bakkeby", "role": "", "held_on": timezone.localdate()}
    trying.note_reference(reference_id=uuid4(), supplier=supplier, said=said, answers={"used": "Hver dag"}, by=by)
    return supplier.references.get()


def ids_of(made: Bought) -> dict[str, object]:
    return {
        "wish_id": made.wish.pk,
        "requirement_id": made.requirement.pk,
        "specification_id": made.specification.pk,
        "supplier_id": made.supplier.pk,
        "paper_id": made.paper.pk,
        "bid_id": made.bid.pk,
        "try_out_id": made.try_out.pk,
        "reference_id": made.reference.pk,
    }


def require(journey: Journey, by: Any, **changed: Any) -> Requirement:
    return requirements.require(requirement_id=uuid4(), journey=journey, said={**SAID, **changed}, by=by)


LOCKED: dict[str, Any] = {"model": "linear", "price_weight": 40, "scale": 10, "slope": 1, "span_low": None}
LOCKED |= {"span_high": None, "reason": "Kvaliteten tæller mest"}


def lock(journey: Journey, by: Any, **changed: Any) -> Method:
    return bids.lock(method_id=uuid4(), journey=journey, said={**LOCKED, **changed}, by=by)


def invite(journey: Journey, by: Any, name: str = "Aktiv A/S") -> Supplier:
    return bids.invite(supplier_id=uuid4(), journey=journey, name=name, by=by)


def open_(supplier: Supplier, by: Any, price: int = 800_000, **replies: Reply) -> Bid:
    """A bid with yes to all, but for those that are named: K3=Reply.NO."""
    asked = Specification.objects.filter(journey=supplier.journey).first().asked()
    answers = {row.number: Answered(reply=replies.get(row.mark, Reply.YES), how="Sådan") for row in asked}
    filled = Filled(supplier=supplier.name, price=Decimal(price), answers=answers)
    return bids.open_bid(supplier=supplier, filled=filled, by=by)
