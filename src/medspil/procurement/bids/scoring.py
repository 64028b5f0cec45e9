# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Price models: how a price becomes points, or quality becomes money.

Three give the price points on the same scale as the quality, and the total is the weighted sum; in the fourth the
price is made dearer by the quality that is missing. Relative models compare with the lowest price: a bid that nobody
chooses can decide who wins. docs/bids.md has the formulas and where they are from.

Everything is computed with fractions, so that a tie is a tie.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Model(StrEnum):
    LINEAR = "linear"
    PROPORTIONAL = "proportional"
    SPAN = "span"
    PRICE_ADJUSTED = "price_adjusted"


@dataclass(frozen=True, kw_only=True)
class Method:
    """What is locked before the first bid is opened. Weights add up to 100; `scale` is the most points there are.

    `slope`: how many times the lowest price a bid must lie above it to get nought, for the linear model.
    `span`: the prices that give all points and none.
    """

    model: Model
    price_weight: Fraction
    quality_weight: Fraction
    scale: Fraction
    slope: Fraction = Fraction(1)
    span: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, kw_only=True)
class Bid:
    """`price` in kroner, above nought; `quality` in points from 0 to the scale."""

    name: str
    price: Fraction
    quality: Fraction


@dataclass(frozen=True, kw_only=True)
class Scored:
    """A bid with its points. `total` is on the scale; `evaluated_price` in kroner, by the price-adjusted model alone,
    which gives no points for price and no total."""

    bid: Bid
    price_points: Fraction | None = None
    total: Fraction | None = None
    evaluated_price: Fraction | None = None

    @property
    def merit(self) -> Fraction:
        """More is better, whichever the model."""
        return self.total if self.total is not None else -(self.evaluated_price or Fraction(0))


def rank(method: Method, bids: Sequence[Bid]) -> list[Scored]:
    """The best first; of those that are equal, in the order given."""
    return sorted(_scored(method, bids), key=lambda scored: -scored.merit)


def winner(ranking: Sequence[Scored]) -> Bid | None:
    """The best bid; None when the two best are equal, for then the formula does not choose."""
    first, *others = ranking
    return None if others and others[0].merit == first.merit else first.bid


def _scored(method: Method, bids: Sequence[Bid]) -> list[Scored]:
    if method.model is Model.PRICE_ADJUSTED:
        return [Scored(bid=bid, evaluated_price=_with_missing_quality(method, bid)) for bid in bids]
    lowest = min(bid.price for bid in bids)
    scored = []
    for bid in bids:
        points = PRICE_POINTS[method.model](method, bid.price, lowest)
        weighted = (method.price_weight * points + method.quality_weight * bid.quality) / 100
        scored.append(Scored(bid=bid, price_points=points, total=weighted))
    return scored


def _linear(method: Method, price: Fraction, lowest: Fraction) -> Fraction:
    """Below nought for a price far above the lowest: points are not cut off, as that would hide how far."""
    return method.scale * (1 - (price - lowest) / (method.slope * lowest))


def _proportional(method: Method, price: Fraction, lowest: Fraction) -> Fraction:
    return method.scale * lowest / price


def _within_span(method: Method, price: Fraction, _lowest: Fraction) -> Fraction:
    if method.span is None:
        raise ValueError("the span model needs the two prices of its span")
    cheap, dear = method.span
    return method.scale * (dear - price) / (dear - cheap)


def _with_missing_quality(method: Method, bid: Bid) -> Fraction:
    missing = (method.scale - bid.quality) / method.scale
    return bid.price * (1 + missing * method.quality_weight / method.price_weight)


PRICE_POINTS: Mapping[Model, Callable[[Method, Fraction, Fraction], Fraction]] = {
    Model.LINEAR: _linear,
    Model.PROPORTIONAL: _proportional,
    Model.SPAN: _within_span,
}
