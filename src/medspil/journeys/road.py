# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The stops of the road: each page of a journey, in which phase it belongs, and how far it has come.

The map, the tabs, the next good step and what is missing when one moves on are all read from here. A package above
registers its own stops as the program starts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from medspil.dialogue.access import Standing
from medspil.journeys.models import Journey, JourneyPhase
from medspil.journeys.signposts import Signpost, signposts_in
from medspil.organisations.permissions import Permission

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Look:
    """How far a stop has come in one journey. `words` say what stands there, in few words."""

    done: bool
    words: Words = ""


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A page of a journey. `url` is the name of an address that takes `journey_id`.

    `todo` is the next good step while it is not done, `why` one line on what it is good for; `missing` says plainly
    what one leaves behind by moving on. `to` is who can do it, `read` who can open the page. `asks` is False for a page
    that is never finished, as the tasks: it is in the tabs and never a step.
    """

    url: str
    label: Words
    phase: JourneyPhase
    todo: Words
    why: Words = ""
    missing: Words = ""
    look: Callable[[Journey], Look]
    to: Permission = Permission.JOURNEY_WORK
    read: Permission = Permission.JOURNEY_VIEW
    asks: bool = True


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A stop as it stands in one journey. `url` is empty for somebody who may not open it."""

    stop: Stop
    look: Look
    url: str

    @property
    def open(self) -> bool:
        return self.stop.asks and not self.look.done


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One phase of a journey, with its stops. `state` is done, now or later, as the line of phases draws it."""

    phase: JourneyPhase
    state: str
    stops: Sequence[Seen]
    signposts: Sequence[Signpost]

    @property
    def label(self) -> str:
        return str(self.phase.label)

    @property
    def url(self) -> str:
        return f"#phase-{self.phase.value}"

    @property
    def missing(self) -> list[Seen]:
        return [seen for seen in self.stops if seen.open and seen.stop.missing]


_stops: list[Stop] = []


def register(stop: Stop) -> None:
    """Called at start-up. Within a phase stops stand in the order in which they were registered."""
    if stop.url not in {known.url for known in _stops}:
        _stops.append(stop)


def tabs_of(journey: Journey, standing: Standing, here: str = "") -> list[dict[str, Any]]:
    """The pages that one may open of the phase that the open page belongs to, so that the row stays short; those that
    are never finished are in all of them. `here` is the name of the open page. Asks nothing."""
    phase = next((stop.phase for stop in _stops if stop.url == here), journey.phase_now)
    return [
        {"label": stop.label, "url": reverse(stop.url, args=[journey.pk]), "current": stop.url == here}
        for stop in _in_order()
        if (stop.phase == phase or not stop.asks) and standing.may(stop.read)
    ]


def road_of(journey: Journey, standing: Standing) -> list[Stretch]:
    """The four phases with all that stands on the way. The number of queries depends on the stops alone."""
    now = journey.phase_now.number
    return [
        Stretch(
            phase=phase,
            state=_state(phase.number, now, over=journey.closed),
            stops=[_seen(stop, journey, standing) for stop in _in_order() if stop.phase == phase],
            signposts=signposts_in(phase),
        )
        for phase in JourneyPhase
    ]


def next_step(road: Sequence[Stretch]) -> Seen | None:
    """The first that is not done on the way so far; None when it is time to move on."""
    so_far = (stretch for stretch in road if stretch.state != "later")
    return next((seen for stretch in so_far for seen in stretch.stops if seen.open), None)


def _in_order() -> list[Stop]:
    return sorted(_stops, key=lambda stop: stop.phase.number)


def _state(number: int, now: int, *, over: bool) -> str:
    if over or number < now:
        return "done"
    return "now" if number == now else "later"


def _seen(stop: Stop, journey: Journey, standing: Standing) -> Seen:
    url = reverse(stop.url, args=[journey.pk]) if standing.may(stop.read) else ""
    return Seen(stop=stop, look=stop.look(journey), url=url)
