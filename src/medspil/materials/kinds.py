# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an editor can write in each kind of piece: one table for its forms, its comparisons and its merging.

A field that a file may hold and that does not stand here is kept as it is whenever the piece is edited.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, get_args

from django.utils.translation import gettext_lazy as _

from medspil.materials.models import Confidence, Layout, PieceKind, Setting
from medspil.materials.pieces import Values
from medspil.materials.schema import CanvasField, CanvasFile, ScriptStep

Words = Any  # a text that is translated when it is shown


class Sort(Enum):
    """How a field is written."""

    LINE = auto()
    TEXT = auto()  # paragraphs
    PROSE = auto()  # paragraphs in Markdown
    LINES = auto()  # a list, one a line
    NUMBER = auto()
    DATE = auto()
    ADDRESS = auto()
    CHOICE = auto()
    FLAG = auto()
    KEY = auto()  # names another piece
    KEYS = auto()


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """`name` is that of the file, with a dot for one inside another; `of` is the kind that a key names."""

    name: str
    label: Words
    sort: Sort = Sort.LINE
    help: Words = ""
    limit: int = 4000
    choices: Sequence[tuple[str, Words]] = ()
    of: PieceKind | None = None
    by_form: bool = True  # False: changed by an act of its own

    def get(self, values: Mapping[str, Any] | None) -> Any:
        found: Any = values
        for name in self.name.split("."):
            found = found.get(name) if found else None
        return found

    def put(self, values: Values, value: Any) -> None:
        *outer, last = self.name.split(".")
        for name in outer:
            values = values.setdefault(name, {})
        values[last] = value


@dataclass(frozen=True, kw_only=True, eq=False)
class Items:
    """A list in a piece whose entries have keys: the steps of a script, the fields of a canvas."""

    name: str
    slug: str
    label: Words
    one: Words
    order: Words  # what their order is called
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Kind:
    name: PieceKind
    slug: str
    new: Words
    several: Words
    in_topic: bool
    fields: tuple[Field, ...]
    items: tuple[Items, ...] = ()

    @property
    def label(self) -> Words:
        return self.name.label

    def list_of(self, slug: str) -> Items | None:
        return next((items for items in self.items if items.slug == slug), None)

    def place(self, path: str, values: Values) -> str:
        """What editors call the place that `steps.0.minutes` points at."""
        name, _dot, inner = path.partition(".")
        items = next((items for items in self.items if items.name == name), None)
        if items is None:
            return _label(self.fields, path)
        number, _dot, inside = inner.partition(".")
        if not number:
            return str(items.label)
        title = values[name][int(number)].get("title", "")
        return ": ".join(filter(None, [f"{items.one} »{title}«", _label(items.fields, inside)]))

    def named_in(self, values: Values) -> Iterator[str]:
        """The keys of other pieces that a text names."""
        entries = [(items.fields, entry) for items in self.items for entry in values.get(items.name, [])]
        for fields, said in [(self.fields, values), *entries]:
            for field in fields:
                value = field.get(said) if field.of else None
                yield from value if isinstance(value, list) else [value] if value else []


def _label(fields: Sequence[Field], path: str) -> str:
    """What the field is called that the path leads to or into; several when it leads to what they are part of."""
    into = next((str(field.label) for field in fields if f"{path}.".startswith(f"{field.name}.")), None)
    return into or ", ".join(str(field.label) for field in fields if field.name.startswith(f"{path}.")) or path


STEP_KINDS: dict[str, Words] = {
    "frame": _("Frame"),
    "case": _("Case"),
    "legal_point": _("Legal point"),
    "reflection": _("Silent reflection"),
    "grouping": _("Piles"),
    "dot_vote": _("Dot vote"),
    "compass": _("Role compass"),
    "scale": _("Scale"),
    "words": _("Words"),
    "discussion": _("Discussion"),
    "board": _("Board"),
    "tables": _("At the tables"),
    "decide": _("Decisions"),
    "follow_up": _("Since last time"),
    "closing": _("Closing round"),
}
SCALES: dict[str, Words] = {"agree": _("How much one agrees"), "confidence": _("How safe one feels")}
SEATINGS: dict[str, Words] = {"draw": _("Drawn by lot"), "choose": _("Everybody chooses a table")}
PARTS: dict[str, Words] = {
    "introduction": _("Introduction"),
    "frame": _("Frame"),
    "topic": _("Topic"),
    "process": _("Work"),
    "conclusion": _("Conclusion"),
    "next-steps": _("Next steps"),
}
TONES: dict[str, Words] = {"plain": _("Plain"), "keep": _("Keep"), "develop": _("Develop"), "stop": _("Stop")}
PAPERS: dict[str, Words] = {
    "A3 landscape": _("A3, landscape"),
    "A3 portrait": _("A3, portrait"),
    "A4 landscape": _("A4, landscape"),
    "A4 portrait": _("A4, portrait"),
}


def _choices(words: dict[str, Words], annotation: Any) -> Sequence[tuple[str, Words]]:
    """The values that the schema allows, in its order."""
    return [(value, words.get(value, value)) for value in get_args(annotation)]


_TITLE = Field(name="title", label=_("Title"), limit=120)
_SHORT_TITLE = Field(name="title", label=_("Title"), limit=60)

TOPIC = Kind(
    name=PieceKind.TOPIC,
    slug="emne",
    new=_("New topic"),
    several=_("Topics"),
    in_topic=False,
    fields=(
        _TITLE,
        Field(name="short", label=_("Short title"), limit=40, help=_("For buttons and lists.")),
        Field(name="summary", label=_("In two sentences"), sort=Sort.TEXT, limit=600),
        Field(name="body", label=_("Introduction"), sort=Sort.PROSE, limit=20_000),
        Field(name="advice", label=_("Advice for the facilitator"), sort=Sort.PROSE, limit=20_000),
        Field(name="preparation", label=_("A task to prepare with"), sort=Sort.PROSE, limit=20_000),
        Field(name="leader_brief", label=_("To the leader"), sort=Sort.PROSE, limit=20_000),
    ),
)
CASE = Kind(
    name=PieceKind.CASE,
    slug="case",
    new=_("New case"),
    several=_("Dilemmas"),
    in_topic=True,
    fields=(
        _TITLE,
        Field(name="setting", label=_("Where does it happen?"), sort=Sort.CHOICE, choices=Setting.choices),
        Field(
            name="body",
            label=_("The story"),
            sort=Sort.PROSE,
            limit=8000,
            help=_("Tell it so that nobody can recognise the citizen. Leave the answer open."),
        ),
        Field(name="questions", label=_("Talk about"), sort=Sort.LINES, help=_("One question on each line.")),
        Field(name="perspectives.citizen", label=_("The citizen's view"), sort=Sort.TEXT),
        Field(name="perspectives.employee", label=_("The employee's view"), sort=Sort.TEXT),
        Field(name="perspectives.leader", label=_("The leader's view"), sort=Sort.TEXT),
        Field(name="legal_points", label=_("Legal points it touches"), sort=Sort.KEYS, of=PieceKind.LEGAL_POINT),
    ),
)
LEGAL_POINT = Kind(
    name=PieceKind.LEGAL_POINT,
    slug="pointe",
    new=_("New legal point"),
    several=_("Legal points"),
    in_topic=True,
    fields=(
        _TITLE,
        Field(name="question", label=_("The question before the answer"), sort=Sort.TEXT, limit=600),
        Field(name="body", label=_("What the rule says"), sort=Sort.PROSE, limit=8000),
        Field(name="at_the_counter", label=_("At the counter"), sort=Sort.TEXT),
        Field(name="depends_on", label=_("It depends on"), sort=Sort.TEXT),
        Field(name="law", label=_("The law"), limit=200),
        Field(name="paragraph", label=_("Paragraph"), limit=120),
        Field(name="source", label=_("Address of the source"), sort=Sort.ADDRESS, limit=300),
        Field(name="confidence", label=_("How sure is it?"), sort=Sort.CHOICE, choices=Confidence.choices),
        Field(name="checked_on", label=_("Checked on"), sort=Sort.DATE),
        Field(name="source_changed_on", label=_("The source was seen changed on"), sort=Sort.DATE, by_form=False),
        Field(name="cases", label=_("Cases it touches"), sort=Sort.KEYS, of=PieceKind.CASE),
    ),
)
_SETTINGS_OF_STEPS = (
    Field(name="cases", label=_("Cases to place, when the step is a compass"), sort=Sort.KEYS, of=PieceKind.CASE),
    Field(name="fine", label=_("Sixteen places in the compass instead of four"), sort=Sort.FLAG),
    Field(
        name="scale",
        label=_("What a scale measures"),
        sort=Sort.CHOICE,
        choices=[("", _("Something of its own")), *SCALES.items()],
    ),
    Field(
        name="labels",
        label=_("The two ends of a scale of its own"),
        sort=Sort.LINES,
        limit=81,
        help=_("The low end on the first line, the high end on the second."),
    ),
    Field(name="words", label=_("Words from each, when the step is words"), sort=Sort.NUMBER, limit=3),
    Field(name="speakers", label=_("A list of those who want to speak, in a discussion"), sort=Sort.FLAG),
    Field(name="tables", label=_("How many tables"), sort=Sort.NUMBER, limit=30, help=_("Or how many at each.")),
    Field(name="size", label=_("How many at each table"), sort=Sort.NUMBER, limit=12),
    Field(
        name="seating",
        label=_("How people come to a table"),
        sort=Sort.CHOICE,
        choices=[("", _("As usual")), *SEATINGS.items()],
    ),
    Field(name="proposal", label=_("What the room holds up fingers for, before it decides"), sort=Sort.TEXT, limit=300),
)
STEPS = Items(
    name="steps",
    slug="trin",
    label=_("Steps"),
    one=_("Step"),
    order=_("The order of the steps"),
    fields=(
        _SHORT_TITLE,
        Field(
            name="kind",
            label=_("What happens?"),
            sort=Sort.CHOICE,
            choices=_choices(STEP_KINDS, ScriptStep.model_fields["kind"].annotation),
        ),
        Field(
            name="part",
            label=_("Part of the meeting"),
            sort=Sort.CHOICE,
            choices=_choices(PARTS, ScriptStep.model_fields["part"].annotation),
        ),
        Field(name="minutes", label=_("Minutes"), sort=Sort.NUMBER, limit=240),
        Field(name="question", label=_("What the room is asked"), sort=Sort.TEXT, limit=300),
        Field(name="text", label=_("More on the screen"), sort=Sort.PROSE, limit=2000),
        Field(name="case", label=_("Case, when the step is one"), sort=Sort.KEY, of=PieceKind.CASE),
        Field(
            name="legal_point",
            label=_("Legal point, when the step is one"),
            sort=Sort.KEY,
            of=PieceKind.LEGAL_POINT,
        ),
        Field(
            name="canvas",
            label=_("Template, when the step is a board, a compass or at the tables"),
            sort=Sort.KEY,
            of=PieceKind.CANVAS,
        ),
        Field(name="dots", label=_("Dots for each, when the step is a vote"), sort=Sort.NUMBER, limit=10),
        *_SETTINGS_OF_STEPS,
        Field(name="say", label=_("May be read aloud"), sort=Sort.TEXT, limit=2000),
        Field(name="do", label=_("For the facilitator alone"), sort=Sort.TEXT, limit=2000),
    ),
)
SCRIPT = Kind(
    name=PieceKind.SCRIPT,
    slug="drejebog",
    new=_("New script"),
    several=_("Scripts"),
    in_topic=True,
    fields=(
        _TITLE,
        Field(name="minutes", label=_("Length in minutes"), sort=Sort.NUMBER, limit=240),
        Field(name="for_whom", label=_("For whom?"), sort=Sort.TEXT),
        Field(name="materials", label=_("What to bring"), sort=Sort.LINES, help=_("One thing on each line.")),
        Field(name="small_group", label=_("When you are few, up to 8"), sort=Sort.TEXT),
        Field(name="large_group", label=_("When you are many, 25 and more"), sort=Sort.TEXT),
    ),
    items=(STEPS,),
)
CANVAS = Kind(
    name=PieceKind.CANVAS,
    slug="skabelon",
    new=_("New template"),
    several=_("Templates"),
    in_topic=False,
    fields=(
        _TITLE,
        Field(name="purpose", label=_("What it is for"), sort=Sort.TEXT, limit=600),
        Field(name="when", label=_("When to take it out"), sort=Sort.TEXT, limit=600),
        Field(name="layout", label=_("Layout"), sort=Sort.CHOICE, choices=Layout.choices),
        Field(
            name="paper",
            label=_("Paper"),
            sort=Sort.CHOICE,
            choices=_choices(PAPERS, CanvasFile.model_fields["paper"].annotation),
        ),
        Field(
            name="notes_per_person",
            label=_("Notes from each"),
            sort=Sort.NUMBER,
            limit=20,
            help=_("Empty: as many as one likes."),
        ),
        Field(name="axes.left", label=_("Left, in a quadrant"), limit=120),
        Field(name="axes.right", label=_("Right, in a quadrant"), limit=120),
        Field(name="axes.top", label=_("Top, in a quadrant"), limit=120),
        Field(name="axes.bottom", label=_("Bottom, in a quadrant"), limit=120),
    ),
    items=(
        Items(
            name="fields",
            slug="felter",
            label=_("Fields"),
            one=_("Field"),
            order=_("The order of the fields"),
            fields=(
                _SHORT_TITLE,
                Field(name="help", label=_("The question that gets one started"), sort=Sort.TEXT, limit=300),
                Field(
                    name="tone",
                    label=_("Colour"),
                    sort=Sort.CHOICE,
                    choices=_choices(TONES, CanvasField.model_fields["tone"].annotation),
                ),
                Field(name="required", label=_("Has to be filled in"), sort=Sort.FLAG),
            ),
        ),
        Items(
            name="columns",
            slug="kolonner",
            label=_("Columns, when each line has several cells"),
            one=_("Column"),
            order=_("The order of the columns"),
            fields=(
                Field(name="title", label=_("Title"), limit=40),
                Field(name="help", label=_("The question that gets one started"), sort=Sort.TEXT, limit=300),
            ),
        ),
    ),
)
KINDS = {kind.name: kind for kind in (TOPIC, CASE, LEGAL_POINT, SCRIPT, CANVAS)}
BY_SLUG = {kind.slug: kind for kind in KINDS.values()}
