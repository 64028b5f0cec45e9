# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What has been said in a step, as an audience may see it: in the fields of a canvas, in piles and alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import F

from medspil.dialogue.actions import dots
from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import note_region
from medspil.dialogue.models import Audience, DotRound, Group, Note, Place, Step, StepKind
from medspil.materials.queries import canvas_by_key


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
    def note(self) -> Note:
        """The one that lies alone, or the first of a pile."""
        return self.notes[0]

    @property
    def region(self) -> str:
        """The region of a note that lies alone; a pile is drawn with its board."""
        return "" if self.pile else note_region(self.note.pk)

    @property
    def rank(self) -> str:
        """Where a note lies among its neighbours, as text that sorts. Drawn at random, like `Note.order`."""
        return f"{self.note.table or 0:03}-{self.note.order}"


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
