# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The clock in words and numbers, as templates of the room need it."""

from uuid import uuid4

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.dialogue.counting import Hands, hands_of
from medspil.dialogue.room import Clock, Room

register = template.Library()


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
def base_lateness(room: Room) -> float:
    """Minutes behind the plan when the step began; the page adds what the step itself overruns."""
    return room.clock.late_at_start


@register.filter
def lateness_words(room: Room) -> str:
    minutes = room.clock.late
    if minutes > 0:
        return _("{n} minutes behind").replace("{n}", str(minutes))
    if minutes < 0:
        return _("{n} minutes ahead").replace("{n}", str(-minutes))
    return _("On time")


@register.simple_tag
def fresh_id() -> str:
    """A new id for what the form will make: sent twice, it makes one."""
    return str(uuid4())


@register.simple_tag
def hands(room: Room) -> list[Hands]:
    """What hands can be counted for in the step at hand."""
    return hands_of(room)
