# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The natural limits in words, beside the picture that shows them."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.practice.charts.chart import Chart
from medspil.practice.charts.drawing import figure

LISTED = 12  # of the measurements that lie outside


def limits_in_words(chart: Chart) -> str:
    """What is usual and what is not; empty when no limits were asked for, or there are too few measurements."""
    limits = chart.limits
    if limits is None or limits.lower is None or limits.upper is None:
        return ""
    said = [
        _("What is usual lies between {lower} and {upper}.").format(
            lower=figure(limits.lower), upper=figure(limits.upper)
        ),
        _outside(chart, limits.outside),
    ]
    if chart.limits_provisional:
        said.append(_("There are fewer than twenty measurements, so the limits may still move."))
    return " ".join(said)


def _outside(chart: Chart, places: tuple[int, ...]) -> str:
    if not places:
        return _("No measurement lies outside.")
    days = ", ".join(date_format(chart.series.days[place], "j. F Y") for place in places[:LISTED])
    words = ngettext(
        "One measurement lies outside: %(days)s.", "%(n)d measurements lie outside: %(days)s.", len(places)
    )
    return words % {"n": len(places), "days": days + (" …" if len(places) > LISTED else "")}
