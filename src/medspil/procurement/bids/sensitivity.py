# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Would another bid have won? Other models, other weights, and each bid taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from medspil.procurement.bids.scoring import Bid, Method, Model, rank, winner

SHIFT = 10  # points of weight


class Change(StrEnum):
    MODEL = "model"
    WEIGHT = "price weight"
    WITHOUT = "without"


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One change to the method or the field of bids, and who would win then; None for a tie.

    `subject`: the model, the weight of the price in per cent, or the name of the bid that is taken away.
    """

    kind: Change
    subject: str
    winner: str | None

    @property
    def change(self) -> str:
        return f"{self.kind} {self.subject}"


def variants(method: Method, bids: Sequence[Bid]) -> Iterator[Variant]:
    """Each other model that the method has figures for, the weights moved ten points each way, each bid away."""
    for model in Model:
        if model is not method.model and (model is not Model.SPAN or method.span):
            yield _variant(Change.MODEL, model.value, replace(method, model=model), bids)
    for shift in (-SHIFT, SHIFT):
        price = method.price_weight + shift
        if 0 < price <= 100:
            moved = replace(method, price_weight=price, quality_weight=100 - price)
            yield _variant(Change.WEIGHT, f"{float(price):g}", moved, bids)
    for bid in bids if len(bids) > 1 else ():
        yield _variant(Change.WITHOUT, bid.name, method, [other for other in bids if other is not bid])


def _variant(kind: Change, subject: str, method: Method, bids: Sequence[Bid]) -> Variant:
    best = winner(rank(method, bids))
    return Variant(kind=kind, subject=subject, winner=best.name if best else None)
