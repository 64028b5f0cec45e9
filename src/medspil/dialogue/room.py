# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The state of a room as one audience may see it: read once, then only looked at by templates."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.functional import Promise

from medspil.dialogue import counts
from medspil.dialogue.actions import dots
from medspil.dialogue.activities import Activity, activity_of
from medspil.dialogue.activities.asking import Scene
from medspil.dialogue.activities.spreads import hands_of
from medspil.dialogue.codes import spoken
from medspil.dialogue.events.meetings import note_region
from medspil.dialogue.models import (
    Audience,
    Decision,
    DotRound,
    Group,
    Meeting,
    MeetingState,
    Note,
    Place,
    Step,
    StepKind,
)
from medspil.dialogue.plan import Plan, plan_of
from medspil.materials.models import Case, LegalPoint
from medspil.materials.queries import canvas_by_key, case_by_key, legal_point_by_key
from medspil.organisations.access import people_in
from medspil.organisations.models import Person

FEW = 4  # fewer than this, and one can guess who wrote what


@dataclass(frozen=True, kw_only=True)
class Said:
    """A note or a pile of notes on the board, with its dots once they are counted."""

    option: str  # what a dot is set on: `n:<id>` or `g:<id>`
    title: str
    notes: Sequence[Note]
    pile: Group | None = None
    dots: int | None = None

    @classmethod
    def alone(cls, note: Note, dots: int | None = None) -> Self:
        return cls(option=f"n:{note.pk}", title=note.text, notes=[note], dots=dots)

    @property
    def region(self) -> str:
        """The region of a note that lies alone; a pile is drawn with its board."""
        return "" if self.pile else note_region(self.notes[0].pk)

    @property
    def rank(self) -> str:
        """Where a note lies among its neighbours, as text that sorts. Drawn at random, like `Note.order`."""
        note = self.notes[0]
        return f"{note.table or 0:03}-{note.order}"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A field of a canvas with what has been said in it."""

    key: str
    title: str
    help: str
    tone: str
    said: Sequence[Said]


@dataclass(frozen=True, kw_only=True)
class Board:
    """What has been said, in the fields of a canvas that is laid out in this way."""

    layout: str = ""
    columns: Sequence[Column] = ()


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


def source_of(step: Step | None, steps: Sequence[Step]) -> Step | None:
    """The step whose notes a step works on: itself, or for piles, votes and talks the nearest earlier with notes."""
    if step is None:
        return None
    if activity_of(step).takes_notes:
        return step
    if step.kind not in {StepKind.GROUPING, StepKind.DOT_VOTE, StepKind.DISCUSSION}:
        return None
    earlier = (other for other in reversed(steps) if other.position < step.position)
    return next((other for other in earlier if activity_of(other).takes_notes), None)


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


def board_of(step: Step | None, steps: Sequence[Step], audience: Audience, place: Place | None = None) -> Board:
    """What has been said in a step, as an audience may see it: table by table, where there were tables."""
    source = source_of(step, steps)
    if step is None or source is None:
        return Board()
    key = source.settings.get("canvas")
    template = canvas_by_key(source.municipality_id, key) if key else None
    fields = template.fields if template else [{"key": "", "title": "", "help": "", "tone": "plain"}]
    rows = Note.objects.of(source.municipality).filter(step=source).visible_to(audience, place)
    known = {entry["key"] for entry in fields}
    by_field: dict[str, list[Note]] = defaultdict(list)
    for note in rows.select_related("group").order_by(F("table").asc(nulls_first=True), "order"):
        by_field[note.field if note.field in known else fields[0]["key"]].append(note)
    votes = _votes(step, source, steps)
    columns = [_column(entry, _piled(by_field[entry["key"]], votes)) for entry in fields]
    return Board(layout=template.layout if template else "", columns=columns)


def _column(entry: Mapping[str, str], said: Sequence[Said]) -> Column:
    return Column(
        key=entry["key"],
        title=entry.get("title", ""),
        help=entry.get("help", ""),
        tone=entry.get("tone", "plain"),
        said=said,
    )


def _piled(notes: Sequence[Note], votes: dict[str, int]) -> list[Said]:
    """Piles first, by place; then the notes that lie alone. With counted dots: most dots first."""
    piles: dict[Group, list[Note]] = defaultdict(list)
    alone = []
    for note in notes:
        if note.group is None:
            alone.append(note)
        else:
            piles[note.group].append(note)
    said = [
        Said(option=f"g:{pile.pk}", title=pile.title, notes=inside, pile=pile, dots=votes.get(f"g:{pile.pk}"))
        for pile, inside in sorted(piles.items(), key=lambda entry: entry[0].position)
    ]
    said += [Said.alone(note, votes.get(f"n:{note.pk}")) for note in alone]
    return sorted(said, key=lambda entry: -(entry.dots or 0))


def _votes(step: Step, source: Step, steps: Sequence[Step]) -> dict[str, int]:
    """The latest counted dots on these notes, if any."""
    rounds: list[DotRound] = [
        other.round
        for other in steps
        if other.round
        and other.round.closed
        and source.position < other.position <= max(step.position, source.position)
    ]
    return dots.results(rounds[-1]) if rounds else {}


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
