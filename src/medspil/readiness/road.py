# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The stop that this package puts on the road of a journey: there in all phases, since one asks more than once."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from medspil.dialogue.access import Standing
from medspil.journeys.models import Journey, JourneyPhase
from medspil.journeys.road import Look, Stop
from medspil.readiness.models import Round


def stop() -> Stop:
    return Stop(
        url="readiness",
        label=gettext_lazy("Are we ready?"),
        phase=JourneyPhase.PREPARATION,
        todo=gettext_lazy("Ask colleagues, without names, how ready they are"),
        look=look,
        asks=False,
    )


def look(journey: Journey) -> Look:
    closed = list(Round.objects.of(journey.municipality).filter(journey=journey).values_list("closed_on", flat=True))
    if None in closed:
        return Look(done=False, words=_("Open for answers"))
    rounds = len(closed)
    words = ngettext("Asked once", "Asked %(n)d times", rounds) % {"n": rounds} if rounds else ""
    return Look(done=False, words=words)


def panel(journey: Journey, _standing: Standing) -> dict[str, Any]:
    """For the map, where a stop of an earlier phase lies folded away."""
    return {"look": look(journey)}
