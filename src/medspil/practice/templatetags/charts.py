# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django import template
from django.utils.safestring import SafeString

from medspil.practice.charts.drawing import draw, draw_small, figure
from medspil.practice.charts.wording import limits_in_words
from medspil.practice.queries.ladders import Measured

register = template.Library()


@register.filter
def chart(row: Measured) -> SafeString:
    """The run chart of a measure."""
    return draw(row.chart, name=f"chart-{row.measure.pk.hex}")


@register.filter
def small_chart(row: Measured) -> SafeString:
    return draw_small(row.chart, name=f"small-{row.measure.pk.hex}")


@register.filter
def limits_said(row: Measured) -> str:
    """The natural limits in words; empty when they are not shown."""
    return limits_in_words(row.chart)


@register.filter
def in_figures(value: float | None) -> str:
    """»1.300«, »0,8«; empty for nothing."""
    return "" if value is None else figure(value)
