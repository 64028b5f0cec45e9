# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import localize, number_format
from django.utils.translation import gettext as _

from medspil.documents.model import Document
from medspil.journeys.models import Journey
from medspil.procurement.models import Method, PriceModel, Requirement, Specification
from medspil.procurement.queries.bids import method_of
from medspil.procurement.specification.writing import Brief, specification


def draft_paper(journey: Journey, requirements: Sequence[Requirement]) -> Document:
    """To read through together; it has no mark, so nobody fills it by mistake."""
    return specification(_brief(journey, code=""), [requirement.row() for requirement in requirements])


def specification_paper(journey: Journey, made: Specification) -> Document:
    method = method_of(journey)
    choosing = choosing_lines(method) if method and method.specification_id == made.pk else []
    return specification(_brief(journey, code=made.code, choosing=choosing), made.asked())


def choosing_lines(method: Method) -> list[str]:
    """How bids are compared, as it is told to suppliers and to management."""
    lines = [
        _("The price counts {price} % and the quality {quality} %.").format(
            price=method.price_weight, quality=method.quality_weight
        ),
        _("Price model: {model}").format(model=method.get_model_display()),
        _("Quality: points from 0 to {scale} for each requirement, by its weight.").format(scale=method.scale),
    ]
    if method.model == PriceModel.LINEAR:
        lines.append(_("Slope: {slope}").format(slope=localize(method.slope.normalize())))
    if method.model == PriceModel.SPAN:
        span = _("All points at {low} kroner, none at {high} kroner.")
        lines.append(span.format(low=kr(method.span_low), high=kr(method.span_high)))
    return lines


def decimals(value: Fraction, places: int = 3) -> str:
    """Rounded first: Django's own formatting cuts what is left over."""
    return number_format(Decimal(f"{float(value):.{places}f}"), places)


def kr(amount: object) -> str:
    """Kroner with points between the thousands, and øre only when there are some."""
    value = Decimal(str(amount))
    return number_format(value, 0 if value == value.to_integral_value() else 2, force_grouping=True)


def _brief(journey: Journey, *, code: str, choosing: Sequence[str] = ()) -> Brief:
    sender = f"{journey.municipality.name}, {journey.unit.name}"
    return Brief(title=journey.name, purpose=journey.about, sender=sender, code=code, choosing=choosing)
