# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""When the national text moves on: what it was, what it is now, and ours, part by part.

A part that the national text alone has changed follows it, unless somebody chooses otherwise; where both have changed,
somebody has to choose. What only we have changed, or have alone, stays and is not asked about.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from medspil.materials.comparing import Names, Part, aligned, in_words, said
from medspil.materials.kinds import Field, Kind, Sort
from medspil.materials.pieces import Values, trimmed

# Texts are taken by their paragraphs and lists by their lines.
_JOINTS = {Sort.TEXT: "\n\n", Sort.PROSE: "\n\n", Sort.LINES: "\n", Sort.KEYS: "\n"}
_LISTS = {Sort.LINES, Sort.KEYS}
_WRITABLE = {Sort.LINE, Sort.TEXT, Sort.PROSE, Sort.LINES, Sort.ADDRESS}


class Choice(StrEnum):
    OURS = "ours"
    NATIONAL = "national"
    WRITTEN = "written"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an editor says to a question; `text` is what counts when she writes it anew."""

    choice: Choice
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A part to decide on. `both`: both sides have changed it. `writable`: it is text, and may be written anew."""

    label: str
    base: str
    national: str
    ours: str
    both: bool
    writable: bool

    @property
    def default(self) -> Choice:
        return Choice.OURS if self.both else Choice.NATIONAL


@dataclass(frozen=True, kw_only=True)
class Merged:
    """The questions that the texts raise, and the text that the answers give."""

    questions: Sequence[Question]
    values: Values


@dataclass(frozen=True, kw_only=True)
class Texts:
    """The three texts: the national one that ours has taken account of, the one of today, and ours."""

    kind: Kind
    base: Values
    national: Values
    ours: Values


def merge(texts: Texts, names: Names, answers: Sequence[Answer] = ()) -> Merged:
    """Bring ours up to date. The same texts raise the same questions, whatever the answers."""
    merging = _Merging(texts, names, answers)
    for part in aligned(texts.kind, texts.base, texts.national, texts.ours):
        _base, national, ours = part.sides
        if national not in part.sides[::2]:
            merging.put(part, merging.decided(part) if part.field else merging.one_of(part, national, ours))
    return Merged(questions=merging.questions, values=trimmed(merging.values))


class _Merging:
    def __init__(self, texts: Texts, names: Names, answers: Sequence[Answer]) -> None:
        self.national = texts.national
        self.names = names
        self.answers = answers
        self.questions: list[Question] = []
        # What editors do not write, the number of a topic say, is the national text's affair.
        written = {field.name.split(".")[0] for field in texts.kind.fields} | {list_.name for list_ in texts.kind.items}
        follows = {name: value for name, value in texts.national.items() if name not in written}
        self.values: Values = deepcopy({**texts.ours, **follows})

    def decided(self, part: Part) -> Any:
        assert part.field is not None  # noqa: S101 - the caller has looked
        joint = _JOINTS.get(part.field.sort)
        if joint is None:
            return self.one_of(part, *part.sides[1:])
        stretches = list(_stretches(*(_cut(side, joint) for side in part.sides)))
        several = len(stretches) > 1
        result = [
            line
            for place, sides in enumerate(stretches, start=1)
            for line in self._stretch(part.field, f"{part.label} ({place})" if several else part.label, sides)
        ]
        return result if part.field.sort in _LISTS else joint.join(result)

    def one_of(self, part: Part, national: Any, ours: Any) -> Any:
        shown = [said(part, side, self.names) for side in part.sides]
        writable = part.field is not None and part.field.sort in _WRITABLE
        answer = self._ask(part.label, shown, both=part.sides[0] != ours, writable=writable)
        return {Choice.NATIONAL: national, Choice.OURS: ours, Choice.WRITTEN: answer.text}[answer.choice]

    def _stretch(self, field: Field, label: str, sides: Sequence[list[str]]) -> list[str]:
        base, national, ours = sides
        if national in (base, ours):
            return ours
        joint = _JOINTS[field.sort]
        shown = [in_words(field, side if field.sort in _LISTS else joint.join(side), self.names) for side in sides]
        answer = self._ask(label, shown, both=base != ours, writable=field.sort in _WRITABLE)
        written = _cut(answer.text, joint)
        return {Choice.NATIONAL: national, Choice.OURS: ours, Choice.WRITTEN: written}[answer.choice]

    def _ask(self, label: str, shown: Sequence[str], *, both: bool, writable: bool) -> Answer:
        base, national, ours = shown
        question = Question(label=label, base=base, national=national, ours=ours, both=both, writable=writable)
        self.questions.append(question)
        given = self.answers[len(self.questions) - 1 :]
        return given[0] if given else Answer(choice=question.default)

    def put(self, part: Part, result: Any) -> None:
        if part.items is None:
            assert part.field is not None  # noqa: S101 - what is of no list is a field
            part.field.put(self.values, result)
            return
        entries: list[Values] = self.values.setdefault(part.items.name, [])
        if part.field:
            part.field.put(next(entry for entry in entries if entry["key"] == part.entry), result)
        elif part.entry:
            self.values[part.items.name] = _with(entries, part.entry, result, self.national.get(part.items.name, []))
        else:
            self.values[part.items.name] = _in_order(entries, result)


def _with(entries: list[Values], key: str, entry: Values | None, national: list[Values]) -> list[Values]:
    """The list without the entry, or with it: where it was, or else after the one it follows in the national list."""
    if entry is None:
        return [other for other in entries if other["key"] != key]
    places = {other["key"]: place for place, other in enumerate(entries)}
    if key in places:
        return [entry if other["key"] == key else other for other in entries]
    order = [other["key"] for other in national]
    before = [places[other] + 1 for other in order[: order.index(key)] if other in places]
    place = before[-1] if before else 0
    return [*entries[:place], deepcopy(entry), *entries[place:]]


def _in_order(entries: list[Values], order: Sequence[str]) -> list[Values]:
    """The entries that `order` names change places among themselves; the others stay where they are."""
    by_key = {entry["key"]: entry for entry in entries}
    following = iter(order)
    return [by_key[next(following)] if entry["key"] in order else entry for entry in entries]


def _cut(side: Any, joint: str) -> list[str]:
    if isinstance(side, list):
        return side
    return [text.strip() for text in (side or "").split(joint) if text.strip()]


def _stretches(base: list[str], national: list[str], ours: list[str]) -> Iterator[tuple[list[str], ...]]:
    """The three lists cut at the entries that all of them share, in their order; these stand alone."""
    in_national, in_ours = _shared(base, national), _shared(base, ours)
    start = (0, 0, 0)
    for place, entry in enumerate(base):
        if place in in_national and place in in_ours:
            end = (place, in_national[place], in_ours[place])
            gap = tuple(side[a:b] for side, a, b in zip((base, national, ours), start, end, strict=True))
            if any(gap):
                yield gap
            yield [entry], [entry], [entry]
            start = (end[0] + 1, end[1] + 1, end[2] + 1)
    rest = tuple(side[a:] for side, a in zip((base, national, ours), start, strict=True))
    if any(rest):
        yield rest


def _shared(base: list[str], other: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
