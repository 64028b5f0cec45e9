# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from medspil.readiness.drawing import draw
from medspil.readiness.figures import Estimate
from medspil.readiness.queries import Moved, Overview, Result
from medspil.readiness.wording import mean_in_words, moved_in_words, one_decimal, result_in_words

register = template.Library()


@register.filter
def means_chart(overview: Overview) -> SafeString:
    """The latest rounds as a picture."""
    said = result_in_words(overview.latest) if overview.latest else ""
    return draw(overview.results, said=said, title=_("How ready we are, by theme"))


@register.filter
def mean(estimate: Estimate) -> str:
    return mean_in_words(estimate)


@register.filter
def decimal(value: float) -> str:
    return one_decimal(value)


@register.filter
def said(result: Result) -> str:
    return result_in_words(result)


@register.filter
def moved(each: Moved) -> str:
    return moved_in_words(each)
