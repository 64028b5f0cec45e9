# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Texts and their differences on the editor's pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from pydantic import ValidationError

from medspil.materials.canvases import panes_of
from medspil.materials.comparing import Difference, Names, Segment, in_words, words_between
from medspil.materials.desk import Piece
from medspil.materials.kinds import CANVAS, Field, Kind, Sort
from medspil.materials.pieces import Values
from medspil.materials.schema import CanvasFile

register = template.Library()

_LONG = {Sort.TEXT, Sort.PROSE, Sort.LINES, Sort.KEYS}


@register.inclusion_tag("materials/desk/_reading.html")
def reading(kind: Kind, values: Values, names: Names) -> dict[str, Any]:
    """A piece to read, whichever kind it is."""
    lists = [
        (items, [_shown(items.fields, entry, names) for entry in values.get(items.name, [])]) for items in kind.items
    ]
    shown = {**_shown(kind.fields, values, names), "lists": [row for row in lists if row[1]]}
    return shown | (_drawn(values) if kind is CANVAS else {})


def _drawn(values: Values) -> dict[str, Any]:
    """A template in its layout, once there is enough of it to draw."""
    try:
        shape = CanvasFile.model_validate({**values, "key": "draft"})
    except ValidationError:
        return {}
    return {"shape": shape, "panes": panes_of(shape), "lists": []}


def _shown(fields: Sequence[Field], values: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """The title, what is said in a word or two, and what takes paragraphs or a list."""
    said = [(field, in_words(field, field.get(values), names)) for field in fields if field.name != "title"]
    lists = {Sort.LINES, Sort.KEYS}
    return {
        "title": values.get("title", ""),
        "facts": [(field.label, words) for field, words in said if words and field.sort not in _LONG],
        "short": [
            words if field.sort in {Sort.CHOICE, Sort.KEY} else f"{field.label}: {words}"
            for field, words in said
            if words and field.sort not in _LONG
        ],
        "texts": [
            (field.label, words.splitlines() if field.sort in lists else words)
            for field, words in said
            if words and field.sort in _LONG
        ],
    }


@register.inclusion_tag("materials/desk/_differences.html")
def side_by_side(differences: Sequence[Difference], before: str, after: str) -> dict[str, Any]:
    """Part by part, `before` and `after` being what the two sides are called."""
    return {"differences": differences, "before": before, "after": after}


@register.inclusion_tag("materials/desk/_words.html")
def words_changed(before: str, after: str) -> dict[str, Sequence[Segment]]:
    """One text with what is gone and what is new marked in it."""
    return {"segments": words_between(before, after)}


@register.inclusion_tag("materials/desk/_chips.html")
def chips(piece: Piece) -> dict[str, Piece]:
    """How a piece stands, in a word each."""
    return {"piece": piece}


@register.filter
def is_list(value: object) -> bool:
    return isinstance(value, list)
