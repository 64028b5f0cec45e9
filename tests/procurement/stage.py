# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a journey has come to buy: a wish, a requirement and the specification, made by the product's own actions."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from medspil.journeys.models import Journey
from medspil.procurement.actions import requirements, wishes
from medspil.procurement.models import Requirement, Specification, Wish
from tests.cast import Cast

WISH = {"area": "use", "text": "Borgeren kan flytte sin tid", "why": "Livet går ikke efter planen"}
SAID: dict[str, Any] = {"area": "use", "strength": "should", "weight": 3, "text": "Man kan flytte en tid"}
SAID |= {"why": "", "shows": "", "source": ""}


@dataclass(frozen=True, kw_only=True)
class Bought:
    wish: Wish
    requirement: Requirement
    specification: Specification


def bought(journey: Journey, cast: Cast) -> Bought:
    wish = wishes.ask_for(wish_id=uuid4(), journey=journey, said=WISH, by=cast.bo)
    requirement = require(journey, cast.bo)
    made = requirements.make_specification(specification_id=uuid4(), journey=journey, by=cast.bo)
    return Bought(wish=wish, requirement=requirement, specification=made)


def ids_of(made: Bought) -> dict[str, object]:
    return {
        "wish_id": made.wish.pk,
        "requirement_id": made.requirement.pk,
        "specification_id": made.specification.pk,
    }


def require(journey: Journey, by: Any, **changed: Any) -> Requirement:
    return requirements.require(requirement_id=uuid4(), journey=journey, said={**SAID, **changed}, by=by)
