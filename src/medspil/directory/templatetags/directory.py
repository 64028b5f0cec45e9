# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date, datetime, time, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.directory import hours
from medspil.directory.freshness import is_old as old
from medspil.directory.handouts import in_words
from medspil.directory.hours import Timetable
from medspil.directory.models import Offer
from medspil.ui.templatetags.ui import day

register = template.Library()


@register.filter
def clock(moment: time) -> str:
    return hours.clock(moment)


@register.filter
def next_time(moment: datetime) -> str:
    """»kl. 10« today, »i morgen kl. 10«, else with the day."""
    local = timezone.localtime(moment)
    ahead = local.date() - timezone.localdate()
    words = {"time": hours.clock(local.time()), "day": day(local)}
    if not ahead:
        return _("at %(time)s") % words
    return (_("tomorrow at %(time)s") if ahead == timedelta(days=1) else _("%(day)s at %(time)s")) % words


@register.filter
def unbroken(number: str) -> str:
    """A phone number that stays on one line."""
    return number.replace(" ", "\u00a0")


@register.filter
def week(table: Timetable, today: date) -> list[tuple[str, str]]:
    return table.week(today)


@register.filter
def exceptions(table: Timetable, today: date) -> list[str]:
    return [in_words(one) for one in table.exceptions(today)]


@register.filter
def is_old(offer: Offer, today: date) -> bool:
    return old(offer.assured_on, today)
