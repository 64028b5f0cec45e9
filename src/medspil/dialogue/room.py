# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The state of a room as one audience may see it: read once, then only looked at by templates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from medspil.dialogue import counts
from medspil.dialogue.activities import Activity, activity_of
from medspil.dialogue.activities.asking import Scene
from medspil.dialogue.activities.spreads import hands_of
from medspil.dialogue.boards import Column, Said, board_of
from medspil.dialogue.codes import spoken
from medspil.dialogue.models import (
    Audience,
    Decision,
    Meeting,
    MeetingState,
    Place,
    Step,
)
from medspil.dialogue.plan import Plan, plan_of
from medspil.materials.models import Case, LegalPoint
from medspil.materials.queries import case_by_key, legal_point_by_key
from medspil.organisations.access import people_in
from medspil.organisations.models import Person

FEW = 4  # fewer than this, and one can guess who wrote what


@dataclass(frozen=True, kw_only=True)
class Clock:
    """When the step began and how long it has; no beginning where there is no clock to keep."""

    started_at: datetime | None
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Room:
    """Everything a region's template may ask of a meeting. It holds nothing that its audience may not see."""

    meeting: Meeting
    audience: Audience
    steps: Sequence[Step]
    step: Step | None
    activity: Activity | None
    clock: Clock
    present: int
    ready: int
    written: int  # how many notes lie on the step, shown or not
    voted: int
    plan: Plan | None = None
    place: Place | None = None  # where this audience sits, while tables have boards of their own
    layout: str = ""  # of the canvas that the notes lie on
    columns: Sequence[Column] = field(default=())
    content: Any = None  # what the activity shows beside notes
    hands: Mapping[str, int] = field(default_factory=dict)  # counted in the room, by option; for facilitators only
    case: Case | None = None
    legal_point: LegalPoint | None = None
    decisions: Sequence[Decision] = field(default=())
    people: Sequence[Person] = field(default=())  # who may take something on; for facilitators only

    @property
    def number(self) -> int:
        return self.step.position if self.step else 0

    @property
    def following(self) -> Step | None:
        return next((step for step in self.steps if step.position > self.number), None)

    @property
    def previous(self) -> Step | None:
        return next((step for step in reversed(self.steps) if step.position < self.number), None)

    @property
    def said(self) -> list[Said]:
        """All that stands on the board, whichever column."""
        return [said for column in self.columns for said in column.said]

    @property
    def few(self) -> bool:
        """Of those here now; on a board that is open for days nobody knows how many there will be."""
        return self.present < FEW and not self.kept_open

    @property
    def unfinished(self) -> int:
        """How many are here and have not said that they are done, or not voted. A number; who they are nobody knows."""
        return max(0, self.present - (self.voted if self.asking else self.ready))

    @property
    def kept_open(self) -> bool:
        return self.step is not None and self.step.open_until is not None

    @property
    def over(self) -> bool:
        return self.meeting.state == MeetingState.CLOSED

    @property
    def code(self) -> str:
        return spoken(self.meeting.code)

    @property
    def asking(self) -> bool:
        """Whether phones have dots to set or questions to answer right now."""
        return bool(self.step and self.step.round and not self.step.round.closed)

    @property
    def to_show(self) -> str | Promise:
        """Words on the button that shows what is hidden; empty when nothing is."""
        if self.step is None or self.activity is None:
            return ""
        hidden = self.asking if self.activity.counts else not self.step.revealed
        return self.activity.reveal_label if hidden else ""


def room_of(meeting_id: UUID, audience: Audience, place: Place | None = None) -> Room:
    """Read a meeting for one audience; a fixed number of queries however much has been said.

    `place` is where a phone said to sit; it counts only while the room is at that step and the tables are hidden.
    """
    meeting = Meeting.objects.select_related("process__unit", "facilitator", "note_taker").get(pk=meeting_id)
    steps = list(Step.objects.of(meeting.municipality).filter(meeting=meeting).select_related("round__municipality"))
    for step in steps:
        step.meeting, step.municipality = meeting, meeting.municipality
    running = meeting.state == MeetingState.OPEN
    current = next((step for step in steps if running and step.pk == meeting.current_id), None)
    seated = place if place and current and place.step_id == current.pk and not current.revealed else None
    board = board_of(current, steps, audience, seated)
    return Room(
        meeting=meeting,
        audience=audience,
        place=seated,
        steps=steps,
        step=current,
        activity=activity_of(current) if current else None,
        clock=_clock(current),
        plan=plan_of(meeting, steps, current, timezone.now()),
        present=counts.present(meeting, current, audience),
        ready=counts.ready(current, audience),
        written=counts.written(current, audience),
        voted=counts.voted(current, audience),
        layout=board.layout,
        columns=board.columns,
        content=_content(meeting, current, steps, audience, seated),
        hands=_hands(current, audience),
        case=_case(meeting, current),
        legal_point=_legal_point(meeting, current),
        decisions=list(Decision.objects.of(meeting.municipality).filter(meeting=meeting)),
        people=_people(meeting, audience),
    )


def options_of(room: Room) -> set[str]:
    """What a dot may be set on right now."""
    return {said.option for said in room.said}


def _content(
    meeting: Meeting, step: Step | None, steps: Sequence[Step], audience: Audience, place: Place | None
) -> object:
    shows = activity_of(step).content if step else None
    if step is None or shows is None:
        return None
    return shows(Scene(meeting=meeting, step=step, steps=steps, audience=audience, place=place))


def _clock(step: Step | None) -> Clock:
    if step is None or step.closed or step.open_until is not None:
        return Clock(started_at=None, minutes=0)
    return Clock(started_at=step.started_at, minutes=step.minutes)


def _people(meeting: Meeting, audience: Audience) -> Sequence[Person]:
    return people_in(meeting.process.unit, meeting.municipality) if audience == Audience.FACILITATOR else ()


def _hands(step: Step | None, audience: Audience) -> dict[str, int]:
    return hands_of(step.round) if step and audience == Audience.FACILITATOR else {}


def _case(meeting: Meeting, step: Step | None) -> Case | None:
    key = step.settings.get("case") if step else None
    return case_by_key(meeting.municipality_id, key) if key else None


def _legal_point(meeting: Meeting, step: Step | None) -> LegalPoint | None:
    key = step.settings.get("legal_point") if step else None
    return legal_point_by_key(meeting.municipality_id, key) if key else None
