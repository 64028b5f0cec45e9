# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a content file may hold. Unknown names are refused: a misspelt one would silently do nothing."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, UrlConstraints, model_validator
from pydantic_core import PydanticCustomError

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1)]
Title = Annotated[str, Field(min_length=1, max_length=120)]
Minutes = Annotated[int, Field(ge=1, le=240)]
Address = Annotated[HttpUrl, UrlConstraints(max_length=300)]
End = Annotated[str, Field(min_length=1, max_length=40)]

NEEDS: dict[str, tuple[str, ...]] = {
    "case": ("case",),
    "legal_point": ("legal_point",),
    "board": ("canvas",),
    "dot_vote": ("dots",),
    "compass": ("canvas", "cases"),
    "scale": ("question",),
    "words": ("question",),
    "tables": ("canvas",),
}


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Page(Strict):
    """A page that belongs to a topic: advice, preparation, the leader's brief."""

    title: Title
    body: Text


class TopicFile(Strict):
    """`kind`: one of the six topics, an exercise of its own, or a guide to read."""

    key: Key
    kind: Literal["topic", "exercise", "guide"] = "topic"
    number: Annotated[int, Field(ge=1, le=99)]
    title: Title
    short: Annotated[str, Field(min_length=1, max_length=40)]
    summary: Text
    body: Text


class TopicPages(TopicFile):
    """A topic with the pages that lie beside it: what an editor sees as one piece."""

    advice: str = ""
    preparation: str = ""
    leader_brief: str = ""


class CaseFile(Strict):
    key: Key
    title: Title
    setting: Literal["citizen-service", "jobcentre", "benefits"]
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    perspectives: dict[Literal["citizen", "employee", "leader"], Text]
    legal_points: tuple[Key, ...] = ()
    body: Text


class LegalPointFile(Strict):
    """`source_changed_on`: the day somebody saw that the source no longer says what it said on `checked_on`."""

    key: Key
    title: Title
    question: Text
    law: Annotated[str, Field(min_length=1, max_length=200)]
    paragraph: Annotated[str, Field(max_length=120)] = ""
    source: Address
    checked_on: date
    source_changed_on: date | None = None
    confidence: Literal["law", "official", "secondary", "unverified"]
    at_the_counter: Text
    depends_on: str = ""
    cases: tuple[Key, ...] = ()
    body: Text


class ScriptStep(Strict):
    """One timed step. `say` may be read aloud, `do` is for the facilitator alone; the rest is what its kind needs.

    frame, discussion   text; a discussion with `speakers` has a list of those who want the word
    case, legal_point   the key of one
    board               canvas
    dot_vote            dots: how many each has
    compass             canvas: a quadrant; cases: those to place in it; fine: sixteen places instead of four fields
    scale               question: the statement; scale: what its five steps mean, or labels: its two ends
    words               question; words: how many each may give
    tables              canvas; tables: how many, or size: how many at each; seating: drawn, or chosen by number
    decide              proposal: what the room is first asked to hold up fingers for
    follow_up           nothing: what was agreed earlier comes from the process
    """

    key: Key
    kind: Literal[
        "frame",
        "case",
        "legal_point",
        "reflection",
        "grouping",
        "dot_vote",
        "compass",
        "scale",
        "words",
        "discussion",
        "board",
        "tables",
        "decide",
        "follow_up",
        "closing",
    ]
    part: Literal["introduction", "frame", "topic", "process", "conclusion", "next-steps"]
    title: Annotated[str, Field(min_length=1, max_length=60)]
    minutes: Minutes
    question: str = ""
    text: str = ""
    case: Key | None = None
    cases: Annotated[tuple[Key, ...], Field(max_length=4)] = ()
    legal_point: Key | None = None
    canvas: Key | None = None
    dots: Annotated[int, Field(ge=1, le=10)] | None = None
    fine: bool = False
    scale: Literal["agree", "confidence"] | None = None
    labels: Annotated[tuple[End, ...], Field(max_length=2)] = ()
    words: Annotated[int, Field(ge=1, le=3)] | None = None
    speakers: bool = False
    tables: Annotated[int, Field(ge=2, le=30)] | None = None
    size: Annotated[int, Field(ge=2, le=12)] | None = None
    seating: Literal["draw", "choose"] | None = None
    proposal: Annotated[str, Field(max_length=300)] = ""
    say: Text
    do: Text

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "ScriptStep":
        missing = [name for name in NEEDS.get(self.kind, ()) if not getattr(self, name)]
        if self.kind == "scale" and (self.scale is None) == (len(self.labels) != 2):
            missing.append("scale, or two labels")
        if self.kind == "tables" and (self.tables is None) == (self.size is None):
            missing.append("tables or size")
        if missing:
            needs = " and ".join(missing)
            raise PydanticCustomError(
                "step_needs", "a step of kind {kind} needs {needs}", {"kind": self.kind, "needs": needs}
            )
        return self


class ScriptFile(Strict):
    key: Key
    topic: Key | None
    title: Title
    minutes: Minutes
    for_whom: Text
    materials: tuple[Text, ...]
    small_group: Text
    large_group: Text
    steps: Annotated[tuple[ScriptStep, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _steps_fill_the_time(self) -> "ScriptFile":
        total = sum(step.minutes for step in self.steps)
        if total != self.minutes:
            raise PydanticCustomError(
                "steps_minutes",
                "the steps take {total} minutes together, but the script says {minutes}",
                {"total": total, "minutes": self.minutes},
            )
        return self


class CanvasField(Strict):
    """One field of a canvas. `help` is the question that gets one started."""

    key: Key
    title: Annotated[str, Field(min_length=1, max_length=60)]
    help: str = ""
    tone: Literal["plain", "keep", "develop", "stop"] = "plain"
    required: bool = False


class CanvasColumn(Strict):
    """One cell of every line in a canvas of rows: who, advantage, contribution."""

    key: Key
    title: Annotated[str, Field(min_length=1, max_length=40)]
    help: str = ""


class CanvasAxes(Strict):
    """What the ends of a quadrant mean."""

    left: Title
    right: Title
    top: Title
    bottom: Title


class CanvasFile(Strict):
    """`when`: the occasion to take it out. `columns`: the cells of each line, for rows alone. `axes`: for a quadrant,
    whose four fields go from upper left."""

    key: Key
    title: Title
    purpose: Text
    when: str = ""
    layout: Literal["columns", "window", "table", "list", "rows", "checklist", "quadrant"]
    paper: Literal["A3 landscape", "A3 portrait", "A4 landscape", "A4 portrait"]
    notes_per_person: Annotated[int, Field(ge=1, le=20)] | None = None
    columns: tuple[CanvasColumn, ...] = ()
    axes: CanvasAxes | None = None
    fields_: Annotated[tuple[CanvasField, ...], Field(min_length=1, alias="fields")]

    @model_validator(mode="after")
    def _has_what_its_layout_needs(self) -> "CanvasFile":
        if (self.layout == "rows") != bool(self.columns):
            raise PydanticCustomError("canvas_rows", "a canvas of rows has columns, and no other has")
        if (self.layout == "quadrant") != (self.axes is not None and len(self.fields_) == 4):
            raise PydanticCustomError(
                "canvas_quadrant", "a quadrant has axes and four fields, and no other canvas has axes"
            )
        return self


class AdviceItem(Strict):
    """One thing to see to in a phase, and who does it."""

    key: Key
    text: Text
    help: Text
    role: Literal["leader", "facilitator"]


class PhaseAdvice(Strict):
    title: Title
    lead: Text
    items: tuple[AdviceItem, ...]


class PhasesFile(Strict):
    before: PhaseAdvice
    during: PhaseAdvice
    after: PhaseAdvice


class RehearsalFile(Strict):
    """What the colleagues who are played in a rehearsal write: by topic, by field of a canvas, as last words and
    as single words."""

    notes: dict[Key, tuple[Text, ...]]
    anything: Annotated[tuple[Text, ...], Field(min_length=1)]
    fields: dict[Key, tuple[Text, ...]]
    closing: Annotated[tuple[Text, ...], Field(min_length=1)]
    words: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=30)], ...], Field(min_length=2)]
