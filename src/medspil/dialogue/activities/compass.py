# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The role compass: for each case a phone sets one dot in the four fields of a quadrant.

A dot lies in a field, or where the step asks more finely in one of sixteen places, four in each field. How the dots lie
is shown as they come, but never before there are enough that nobody can tell whose is whose.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medspil.dialogue.activities.asking import Option, Question, Scene
from medspil.dialogue.activities.spreads import Counted, Counts, Row, Spot, Spread, counts_of
from medspil.dialogue.models import Audience, Step
from medspil.dialogue.rules import Sees, State, Thing, sees
from medspil.materials.models import CanvasTemplate
from medspil.materials.queries import canvas_by_key, cases_by_keys

SIDE = 400  # the picture is as wide and as high
_HALF, _QUARTER = SIDE // 2, SIDE // 4


@dataclass(frozen=True, kw_only=True)
class Compass(Counted):
    """`axes` are what the ends of the quadrant mean: left, right, top, bottom."""

    axes: Mapping[str, str]


def questions(step: Step) -> list[Question]:
    """One for each case; none when the template is gone or has no quadrant."""
    template = _template(step)
    return _questions(step, template) if template else []


def content(scene: Scene) -> Compass:
    step, template = scene.step, _template(scene.step)
    asked = _questions(step, template) if template else []
    counts = counts_of(step.round, while_open=True)
    axes = (template.axes if template else None) or {}
    spreads = [_as_seen(_spread(question, counts, axes), scene.audience) for question in asked]
    return Compass(questions=asked, spreads=spreads, axes=axes)


def _as_seen(spread: Spread, audience: Audience) -> Spread:
    state = State.ENOUGH if spread.enough else State.FEW
    return spread if sees(audience, Thing.COMPASS, state) == Sees.SUMS else spread.only_how_many()


def _template(step: Step) -> CanvasTemplate | None:
    template = canvas_by_key(step.municipality_id, step.settings.get("canvas", ""))
    return template if template and template.axes else None


def _questions(step: Step, template: CanvasTemplate) -> list[Question]:
    keys = step.settings.get("cases", ())
    found = cases_by_keys(step.municipality_id, keys)
    cases = [found[key] for key in keys if key in found]
    return [
        Question(
            key=case.key,
            title=case.title,
            text=case.story,
            options=_places(case.key, template) if step.settings.get("fine") else _fields(case.key, template),
            by_hand=_fields(case.key, template),
        )
        for case in cases
    ]


def _fields(case: str, template: CanvasTemplate) -> list[Option]:
    """The four fields go from upper left to lower right."""
    return [
        Option(
            key=f"{case}:{field['key']}",
            label=field["title"],
            x=_QUARTER + _HALF * (n % 2),
            y=_QUARTER + _HALF * (n // 2),
        )
        for n, field in enumerate(template.fields)
    ]


def _places(case: str, template: CanvasTemplate) -> list[Option]:
    """Sixteen places, row by row; each says where it lies in words, for those who do not see the picture."""
    return [_place(case, template, x, y) for y in range(4) for x in range(4)]


def _place(case: str, template: CanvasTemplate, x: int, y: int) -> Option:
    axes = template.axes or {}
    field = template.fields[2 * (y // 2) + x // 2]
    across = axes["left"] if x < 2 else axes["right"]
    up = axes["top"] if y < 2 else axes["bottom"]
    far = {True: _("far towards »{end}«"), False: _("a little towards »{end}«")}
    words = f"{far[x in {0, 3}].format(end=_end(across))}, {far[y in {0, 3}].format(end=_end(up))}"
    return Option(
        key=f"{case}:{x}{y}",
        label=f"{field['title']}: {words}",
        short=field["title"],
        x=_QUARTER // 2 + _QUARTER * x,
        y=_QUARTER // 2 + _QUARTER * y,
    )


def _end(words: str) -> str:
    """»Sagen: det rigtige bliver gjort i dag« is »Sagen« for short."""
    return words.split(":", 1)[0]


def _spread(question: Question, counts: Counts, axes: Mapping[str, str]) -> Spread:
    """A dot in one of the sixteen places counts for the field that the place lies in."""
    finer = [option for option in question.options if option not in question.hands]
    rows = [_row(field, finer, counts) for field in question.hands]
    lying = [option for option in (*question.hands, *finer) if option.key in counts and counts[option.key].total]
    spots = tuple(Spot(x=option.x, y=option.y, total=counts[option.key].total) for option in lying)
    return Spread(title=question.title, picture="compass", rows=tuple(rows), spots=spots, axes=axes)


def _row(field: Option, finer: Sequence[Option], counts: Counts) -> Row:
    inside = [field, *(option for option in finer if _half(option) == _half(field))]
    found = [counts[option.key] for option in inside if option.key in counts]
    return Row(
        label=field.label,
        option=field.key,
        phones=sum(count.phones for count in found),
        paper=sum(count.paper for count in found),
    )


def _half(option: Option) -> tuple[bool, bool]:
    return (option.x < _HALF, option.y < _HALF)
