# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The stop that this package puts on the road of a journey."""

from django.utils.translation import gettext_lazy, ngettext

from medspil.adoption.models import WeekOfUse
from medspil.journeys.models import Journey, JourneyPhase
from medspil.journeys.road import Look, Stop


def stop() -> Stop:
    return Stop(
        url="adoption",
        label=gettext_lazy("Is it used?"),
        phase=JourneyPhase.IMPLEMENTATION,
        todo=gettext_lazy("Count how often the solution is used."),
        why=gettext_lazy("A line from before the start shows later whether anything changed."),
        missing=gettext_lazy("Nobody has begun to count whether the solution is used."),
        look=look,
    )


def look(journey: Journey) -> Look:
    of_journey = WeekOfUse.objects.of(journey.municipality).filter(adoption__journey=journey)
    weeks = of_journey.values("monday").distinct().count()
    if not weeks:
        return Look(done=False)
    return Look(done=True, words=ngettext("One week counted", "%(n)d weeks counted", weeks) % {"n": weeks})
