# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Texts beside each other, part by part: a part is a field, or an entry of a list that one of the sides lacks."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.materials.kinds import Field, Items, Kind, Sort
from medspil.materials.models import PieceKind
from medspil.materials.pieces import Values

Names = Mapping[tuple[PieceKind, str], str]  # the titles of pieces that others name by key


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part as each side has it, None where it does not. Without `field` it is a whole entry of `items`, or with
    `entry` empty the order of them."""

    label: str
    sides: tuple[Any, ...]
    field: Field | None = None
    items: Items | None = None
    entry: str = ""
    titles: Mapping[str, str] = dataclasses.field(default_factory=dict)  # of the entries, when it is their order

    @property
    def differs(self) -> bool:
        return any(side != self.sides[0] for side in self.sides)


@dataclass(frozen=True)
class Segment:
    """A stretch of words: in both texts, gone from the first, or new in the second."""

    text: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A part that two texts do not share, with the words that make the difference."""

    label: str
    before: Sequence[Segment]
    after: Sequence[Segment]


def differences(kind: Kind, before: Values, after: Values, names: Names) -> list[Difference]:
    return [
        _difference(part.label, *(said(part, side, names) for side in part.sides))
        for part in aligned(kind, before, after)
        if part.differs
    ]


def _difference(label: str, before: str, after: str) -> Difference:
    stretches = list(_stretches(before, after))
    return Difference(
        label=label,
        before=[Segment(old, "gone" if state == "changed" else state) for state, old, _new in stretches if old],
        after=[Segment(new, "new" if state == "changed" else state) for state, _old, new in stretches if new],
    )


def aligned(kind: Kind, *sides: Values) -> Iterator[Part]:
    """All parts that any of the sides has."""
    for written in kind.fields:
        yield Part(label=str(written.label), sides=tuple(written.get(side) for side in sides), field=written)
    for items in kind.items:
        lists = [{entry["key"]: entry for entry in side.get(items.name, [])} for side in sides]
        everywhere = set(lists[0]).intersection(*lists[1:])
        orders = tuple([key for key in entries if key in everywhere] for entries in lists)
        titles = {key: entry.get("title", key) for entries in lists for key, entry in entries.items()}
        # Their order first: what is new is then put in where it belongs.
        yield Part(label=str(items.order), sides=orders, items=items, titles=titles)
        yield from _entries(items, lists)


def _entries(items: Items, lists: Sequence[dict[str, Values]]) -> Iterator[Part]:
    for key in dict.fromkeys(key for entries in reversed(lists) for key in entries):
        entries = tuple(side.get(key) for side in lists)
        title = next((entry["title"] for entry in reversed(entries) if entry and entry.get("title")), key)
        label = f"{items.one} »{title}«"
        if any(entry is None for entry in entries):
            yield Part(label=label, sides=entries, items=items, entry=key)
            continue
        for written in items.fields:
            values = tuple(written.get(entry) for entry in entries)
            yield Part(label=f"{label}: {written.label}", sides=values, field=written, items=items, entry=key)


def said(part: Part, side: Any, names: Names) -> str:
    """A part in words."""
    if side is None:
        return ""
    if part.field is not None:
        return in_words(part.field, side, names)
    assert part.items is not None  # noqa: S101 - a part without a field is of a list
    if not part.entry:
        return "\n".join(part.titles[key] for key in side)
    lines = ((written.label, in_words(written, written.get(side), names)) for written in part.items.fields)
    return "\n".join(f"{label}: {words}" for label, words in lines if words)


def in_words(field: Field, value: Any, names: Names) -> str:
    """A value as a reader wants to see it."""
    match value, field.sort:
        case None, _sort:
            return ""
        case _value, Sort.CHOICE:
            return str(dict(field.choices).get(value, value))
        case bool(), _sort:
            return _("Yes") if value else _("No")
        case str(), Sort.DATE:
            day = parse_date(value)
            return date_format(day, "j. F Y") if day else value
    if field.of is None:
        return "\n".join(value) if isinstance(value, list) else str(value)
    keys = value if isinstance(value, list) else [value]
    return "\n".join(names.get((field.of, key), key) for key in keys)


def words_between(before: str, after: str) -> list[Segment]:
    """The two texts as one, word by word."""
    segments: list[Segment] = []
    for state, old, new in _stretches(before, after):
        if state == "same":
            segments.append(Segment(max(old, new, key=len), state))
            continue
        segments += [Segment(old, "gone")] if old else []
        segments += [Segment(new, "new")] if new else []
    return segments


def _stretches(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """What is the same and what is changed, in both texts; the space after a word follows it and counts for nothing."""
    old, new = (re.findall(r"(?:\w+|[^\w\s])[^\S\n]*|\s+", text) for text in (before, after))
    old_keys, new_keys = ([word.strip() or "\n" for word in words] for words in (old, new))
    for state, a, b, c, d in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        yield "same" if state == "equal" else "changed", "".join(old[a:b]), "".join(new[c:d])
