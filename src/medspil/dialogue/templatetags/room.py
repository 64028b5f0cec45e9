# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The clock in words and numbers, as templates of the room need it."""

from datetime import datetime, timedelta
from uuid import uuid4

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.dialogue.counting import Hands, hands_of
from medspil.dialogue.models import Step
from medspil.dialogue.plan import Plan, Saving
from medspil.dialogue.room import Clock, Room

register = template.Library()

VERY_LATE = 5  # minutes; the page marks it more strongly, and clock.js by the same number


@register.filter
def now_ms(_clock: Clock) -> int:
    """The server's time in milliseconds: phones whose own clock is wrong count by it."""
    return int(timezone.now().timestamp() * 1000)


@register.filter
def ends_ms(clock: Clock) -> int:
    """When the step's time is up, in milliseconds."""
    return int(clock.started_at.timestamp() * 1000) + clock.minutes * 60_000 if clock.started_at else 0


@register.filter
def left(clock: Clock) -> str:
    """Minutes and seconds left: »04:12«, with a plus when the time is overrun."""
    seconds = round((ends_ms(clock) - now_ms(clock)) / 1000)
    shown = abs(seconds)
    return f"{'+' if seconds < 0 else ''}{shown // 60:02}:{shown % 60:02}"


@register.filter
def lateness_words(plan: Plan) -> str:
    if plan.late > 0:
        return _("{n} minutes behind").replace("{n}", str(plan.late))
    if plan.late < 0:
        return _("{n} minutes ahead").replace("{n}", str(-plan.late))
    return _("On time")


@register.filter
def lateness_class(plan: Plan) -> str:
    return "is-very-late" if plan.late >= VERY_LATE else "is-late" if plan.late > 0 else ""


@register.filter
def ms(moment: datetime) -> int:
    """A moment as scripts count, in milliseconds."""
    return int(moment.timestamp() * 1000)


@register.filter
def through_day(until: datetime) -> str:
    """The last day of something that is open until the midnight after it: »fredag 27. november«."""
    return date_format(timezone.localtime(until) - timedelta(minutes=1), "l j. F")


@register.filter
def begins(plan: Plan | None, step: Step) -> datetime | None:
    """When a later step begins if the one at hand keeps to its minutes; the page adds what it has overrun."""
    return plan.begins.get(step.pk) if plan else None


@register.filter
def saves(saving: Saving, plan: Plan) -> int:
    """How many minutes to take from a step: what is needed, as far as it can give."""
    return max(0, min(plan.late, saving.most))


@register.simple_tag
def fresh_id() -> str:
    """A new id for what the form will make: sent twice, it makes one."""
    return str(uuid4())


@register.simple_tag
def hands(room: Room) -> list[Hands]:
    """What hands can be counted for in the step at hand."""
    return hands_of(room)
