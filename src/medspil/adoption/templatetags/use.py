# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString

from medspil.adoption.queries import Use
from medspil.practice.charts.drawing import draw, draw_small

register = template.Library()

LEAST = 0.05  # what one decimal can show


@register.filter
def use_chart(use: Use) -> SafeString:
    """The run chart of the shares."""
    return draw(use.chart, name=use.name)


@register.filter
def small_use_chart(use: Use) -> SafeString:
    return draw_small(use.chart, name=f"small-{use.name}")


@register.filter
def in_percent(value: float | None) -> str:
    """»0,8 %«; what is not quite nought or not quite all is never rounded to it. A dash for nothing."""
    if value is None:
        return "–"
    if 0 < value < LEAST:
        return "< 0,1 %"
    if 100 - LEAST < value < 100:
        return "> 99,9 %"
    return f"{number_format(round(value, 1), decimal_pos=0 if value in {0, 100} else 1)} %"
