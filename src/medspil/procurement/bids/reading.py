# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A file of bids, checked before anything is computed."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from medspil.procurement.bids.scoring import Bid, Method, Model

HUNDRED = 100
MOST_DIGITS = 15  # before or after the point: kroner, not galaxies, and no file that computes for ever


class BidsError(Exception):
    """What is wrong with a file, a line for each thing."""


def _exact(value: Any) -> Fraction:
    """0.1 is one tenth. Numbers alone: a text or true is a slip of whoever wrote the file."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number", "is not a number")
    if value and abs(Decimal(value).adjusted()) > MOST_DIGITS:
        raise PydanticCustomError("size", "is too large or too small")
    return Fraction(value)


Number = Annotated[Fraction, BeforeValidator(_exact)]
Positive = Annotated[Number, Field(gt=0)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class WeightsFile(Strict):
    price: Positive
    quality: Annotated[Number, Field(ge=0)]


class BidFile(Strict):
    name: Annotated[str, Field(min_length=1)]
    price: Positive
    quality: Annotated[Number, Field(ge=0)]


class BidsFile(Strict):
    """See docs/bids.md for what each field means."""

    weights: WeightsFile
    scale: Positive
    model: Model
    slope: Positive = Fraction(1)
    span: tuple[Positive, Positive] | None = None
    bids: Annotated[tuple[BidFile, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        names = [bid.name for bid in self.bids]
        wrong = {
            "the weights do not add up to 100": self.weights.price + self.weights.quality != HUNDRED,
            "two bids have the same name": len(set(names)) < len(names),
            "a quality is above the scale": any(bid.quality > self.scale for bid in self.bids),
            'the span model needs "span": [low, high]': self.model is Model.SPAN and self.span is None,
            "the low end of the span is not below the high end": bool(self.span and self.span[0] >= self.span[1]),
        }
        if any(wrong.values()):
            raise PydanticCustomError("together", "; ".join(words for words, is_so in wrong.items() if is_so))
        return self


def read_bids(text: str) -> tuple[Method, list[Bid]]:
    """The method and the bids of a JSON file.

    Raises BidsError with all that is wrong in it.
    """
    try:
        read = BidsFile.model_validate(json.loads(text, parse_float=Decimal, parse_constant=str))
    except ValidationError as error:
        raise BidsError("\n".join(_told(entry["loc"], entry["msg"]) for entry in error.errors())) from error
    except ValueError as error:
        raise BidsError(f"this is not JSON: {error}") from error
    method = Method(
        model=read.model,
        price_weight=read.weights.price,
        quality_weight=read.weights.quality,
        scale=read.scale,
        slope=read.slope,
        span=read.span,
    )
    return method, [Bid(name=bid.name, price=bid.price, quality=bid.quality) for bid in read.bids]


def _told(place: tuple[int | str, ...], words: str) -> str:
    where = ".".join(str(part) for part in place)
    return f"{where}: {words}" if where else words
