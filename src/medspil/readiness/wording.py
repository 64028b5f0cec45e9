# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Results in plain sentences."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from medspil.readiness.figures import Estimate
from medspil.readiness.queries import Moved, Result


def one_decimal(value: float) -> str:
    return number_format(abs(round(value, 1)), decimal_pos=1)


def mean_in_words(estimate: Estimate) -> str:
    return _("{mean} (between {low} and {high})").format(
        mean=one_decimal(estimate.mean), low=one_decimal(estimate.low), high=one_decimal(estimate.high)
    )


def result_in_words(result: Result) -> str:
    """What one looks at first: where it is lowest."""
    lowest = result.lowest
    return _("Lowest is {theme} with {mean} on the scale from 1 to 5. Talk about what it would take.").format(
        theme=lowest.theme.title.lower(), mean=one_decimal(lowest.estimate.mean)
    )


def moved_in_words(moved: Moved) -> str:
    """A change is said only where chance does not explain it well."""
    by, theme = moved.change, moved.theme.title
    if not by.sure:
        return _("{theme}: too little to say whether it has gone up or down.").format(theme=theme)
    sentence = (
        _("{theme} has gone up by {by}, most likely between {least} and {most}.")
        if by.mean > 0
        else _("{theme} has gone down by {by}, most likely between {least} and {most}.")
    )
    least, most = sorted((abs(by.low), abs(by.high)))
    return sentence.format(theme=theme, by=one_decimal(by.mean), least=one_decimal(least), most=one_decimal(most))
