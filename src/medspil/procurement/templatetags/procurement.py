# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from fractions import Fraction
from typing import Any

from django import template
from django.utils.formats import number_format

from medspil.procurement import papers

register = template.Library()


@register.filter
def kr(amount: Any) -> str:
    """Kroner as »1.250.000«."""
    if isinstance(amount, Fraction):
        return number_format(round(float(amount)), 0, force_grouping=True)
    return papers.kr(amount)


@register.filter
def tenths(value: Fraction) -> str:
    """One decimal."""
    return papers.decimals(value, 1)


@register.filter
def points(value: Fraction | None) -> str:
    """Three decimals, and a dash for what the model does not give."""
    return "–" if value is None else papers.decimals(value)
