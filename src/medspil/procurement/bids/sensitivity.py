# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Would another bid have won? Other models, other weights, and each bid taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from medspil.procurement.bids.scoring import Bid, Method, Model, rank, winner

SHIFT = 10  # points of weight


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One change to the method or the field of bids, and who would win then; None for a tie."""

    change: str
    winner: str | None


def variants(method: Method, bids: Sequence[Bid]) -> Iterator[Variant]:
    """Each other model that the method has figures for, the weights moved ten points each way, each bid away."""
    for model in Model:
        if model is not method.model and (model is not Model.SPAN or method.span):
            yield _variant(f"model {model}", replace(method, model=model), bids)
    for shift in (-SHIFT, SHIFT):
        price = method.price_weight + shift
        if 0 < price <= 100:
            moved = replace(method, price_weight=price, quality_weight=100 - price)
            yield _variant(f"price weight {float(price):g}", moved, bids)
    for bid in bids if len(bids) > 1 else ():
        yield _variant(f"without {bid.name}", method, [other for other in bids if other is not bid])


def _variant(change: str, method: Method, bids: Sequence[Bid]) -> Variant:
    best = winner(rank(method, bids))
    return Variant(change=change, winner=best.name if best else None)
