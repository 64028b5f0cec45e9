# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Regions: one template each, three uses — the first page, the answer to one's own click, the push to others."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string

from medspil.dialogue.events.meetings import Region
from medspil.dialogue.models import Audience
from medspil.dialogue.room import Room

_ALL = frozenset(Audience)
_FACILITATOR = frozenset({Audience.FACILITATOR})


@dataclass(frozen=True, kw_only=True)
class Spec:
    """Where a region is drawn. `parent` names the region whose template contains it."""

    audiences: frozenset[Audience]
    parent: Region | None = None


SPECS: dict[Region, Spec] = {
    Region.TOP: Spec(audiences=_ALL),
    Region.MESSAGE: Spec(audiences=_ALL),
    Region.STAGE: Spec(audiences=_ALL),
    Region.BOARD: Spec(audiences=_ALL, parent=Region.STAGE),
    Region.ROOM: Spec(audiences=_ALL),
    Region.AGENDA: Spec(audiences=_FACILITATOR),
    Region.CONTROLS: Spec(audiences=_FACILITATOR),
    Region.GUIDE: Spec(audiences=_FACILITATOR),
}

PLACES = {Audience.PARTICIPANT: "phone", Audience.SCREEN: "wall", Audience.FACILITATOR: "console"}


def regions_for(audience: Audience, touched: Iterable[Region]) -> list[Region]:
    """Which of the touched regions an audience has; a region inside another touched one comes with it."""
    stale = [region for region in Region if region in set(touched) and audience in SPECS[region].audiences]
    return [region for region in stale if SPECS[region].parent not in stale]


def draw(region: Region, room: Room) -> str:
    """The HTML of a region. The same bytes go to everybody of the audience, so nothing personal is in it."""
    place = PLACES[room.audience]
    name = f"dialogue/room/{place}/_{region}.html"
    return render_to_string(name, context(room)).strip()


def context(room: Room) -> dict[str, object]:
    """What every template of the room is given."""
    place = PLACES[room.audience]
    activity = room.activity
    return {
        "room": room,
        "place": place,
        "stage_template": activity.template(place) if activity else f"dialogue/activities/waiting/{place}.html",
        "board_template": activity.template("board") if activity else "dialogue/activities/waiting/board.html",
    }


def packet(room: Room, touched: Iterable[Region]) -> list[tuple[str, str]]:
    """Pairs of id and HTML for the touched regions."""
    return [(region.value, draw(region, room)) for region in regions_for(room.audience, touched)]


def as_json(room: Room, touched: Iterable[Region], *, said: str = "") -> str:
    """The touched regions, and what is said to whoever asked."""
    answer = {"version": room.meeting.version, "regions": packet(room, touched), "said": said}
    return json.dumps(answer, ensure_ascii=False)
