# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Six recommendations of those who have gone the way before, as signposts along the four phases."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models import JourneyPhase

IDEA, PREPARATION, PROCUREMENT, IMPLEMENTATION = JourneyPhase


@dataclass(frozen=True, kw_only=True)
class Signpost:
    """`phases` are those where it matters most."""

    number: int
    title: Promise
    text: Promise
    phases: Sequence[JourneyPhase]


SIGNPOSTS = (
    Signpost(
        number=1,
        title=_("Have a clear purpose"),
        text=_("Say why, so that citizens, employees, leaders and politicians each see the sense of it."),
        phases=(IDEA, IMPLEMENTATION),
    ),
    Signpost(
        number=2,
        title=_("Tie it to the strategy"),
        text=_("Show what it belongs to, and which systems citizens and colleagues already meet."),
        phases=(IDEA, PREPARATION),
    ),
    Signpost(
        number=3,
        title=_("Let people own it"),
        text=_("Bring in those who are to use it, the sceptics too, and tell everybody how it goes."),
        phases=(PREPARATION, PROCUREMENT, IMPLEMENTATION),
    ),
    Signpost(
        number=4,
        title=_("Take time to plan"),
        text=_("Find out what you need before you look at solutions, and plan the use before you buy."),
        phases=(PREPARATION, PROCUREMENT),
    ),
    Signpost(
        number=5,
        title=_("Keep at it"),
        text=_("Habits come back. Follow the goals, try small things, and let leaders ask about it for a long time."),
        phases=(IMPLEMENTATION,),
    ),
    Signpost(
        number=6,
        title=_("Strengthen what people can do"),
        text=_("Give time to learn it on one's own cases, professionally as well as digitally."),
        phases=(IMPLEMENTATION,),
    ),
)


def signposts_in(phase: JourneyPhase) -> list[Signpost]:
    return [signpost for signpost in SIGNPOSTS if phase in signpost.phases]
