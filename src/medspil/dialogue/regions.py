# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Regions: one template each, three uses — the first page, the answer to one's own click, the push to others."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.template.loader import get_template, render_to_string

from medspil.dialogue.boards import Said
from medspil.dialogue.events.meetings import NOTE, Region
from medspil.dialogue.models import Audience, Meeting, Note, Step
from medspil.dialogue.room import Room
from medspil.record.prepared import Prepared

NOTE_TEMPLATE = "dialogue/room/_said.html"

# Id and HTML of a region; of a note also the list that it stands in.
Piece = tuple[str, str] | tuple[str, str, str]

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


def regions_for(audience: Audience, touched: Iterable[str]) -> list[Region]:
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
        "tenant": room.meeting.municipality,
        "stage_template": activity.template(place) if activity else f"dialogue/activities/waiting/{place}.html",
        "board_template": activity.template("board") if activity else "dialogue/activities/waiting/board.html",
    }


def packet(room: Room, stale: Iterable[str]) -> list[Piece]:
    """What to send of the stale regions. Where notes are among them, their board: see `notes_alone`."""
    names = set(stale)
    if any(name.startswith(NOTE) for name in names):
        names.add(Region.BOARD)
    return [(region.value, draw(region, room)) for region in regions_for(room.audience, names)]


Drawn = dict[tuple[UUID, bool], str]  # by note, and whether it has the tools of a console


def notes_alone(
    meeting: Meeting, audience: Audience, stale: Iterable[str], drawn: Drawn | None = None
) -> list[Piece] | None:
    """The stale regions of notes, without reading the room: each with the list that it stands in, or empty when it is
    gone. None when something else is stale too, or one of them is seen otherwise than alone on the board at hand.

    `drawn` is what has been drawn at this moment for other audiences: a note looks the same on phones and wall.
    """
    names = set(stale)
    if not all(name.startswith(NOTE) for name in names):
        return None
    notes = _seen_by(audience)(meeting.pk, *(UUID(name.removeprefix(NOTE)) for name in names))
    if notes and not _lie_open(notes, meeting):
        return None
    template, drawn = get_template(NOTE_TEMPLATE), {} if drawn is None else drawn
    pieces: list[Piece] = [_note(template, note, meeting, audience, drawn) for note in notes]
    return pieces + [(name, "") for name in names - {piece[0] for piece in pieces}]


@cache
def _seen_by(audience: Audience) -> Prepared[Note]:
    """Of a meeting's notes with these ids those whose words an audience may read."""
    return Prepared(
        lambda meeting_id, *ids: Note.objects.filter(pk__in=ids, step__meeting=meeting_id).visible_to(audience)
    )


_open_step = Prepared[Step](lambda pk: Step.objects.filter(pk=pk, revealed=True).only("pk"))


def _lie_open(notes: Iterable[Note], meeting: Meeting) -> bool:
    """Whether each is seen on its own on the step at hand."""
    here = meeting.current_id
    if here is None or not all(note.step_id == here and note.group_id is None for note in notes):
        return False
    return bool(_open_step(here))


def _note(template: Any, note: Note, meeting: Meeting, audience: Audience, drawn: Drawn) -> Piece:
    said, place = Said.alone(note), PLACES[audience]
    alike = note.pk, place == "console"
    if alike not in drawn:
        drawn[alike] = template.render({"said": said, "place": place, "room": {"meeting": meeting}}).strip()
    return said.region, drawn[alike], f"notes-{note.field}"


def as_json(room: Room, touched: Iterable[Region], *, said: str = "") -> str:
    """The touched regions, and what is said to whoever asked."""
    answer = {"version": room.meeting.version, "regions": packet(room, touched), "said": said}
    return json.dumps(answer, ensure_ascii=False)
