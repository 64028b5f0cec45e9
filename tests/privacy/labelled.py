# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The labelled sentences of `sentences/`, and how well the guard does on them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from medspil.privacy.finding import Finding, Kind, find

FOLDER = Path(__file__).parent / "sentences"
_MARK = re.compile(rf"\{{({'|'.join(Kind)}):([^{{}}]*)\}}")


@dataclass(frozen=True)
class Sentence:
    text: str
    marked: list[Finding]


@dataclass
class Score:
    """How many of each kind there are and were found, and the innocent sentences in which something was."""

    marked: Counter[Kind] = field(default_factory=Counter)
    found: Counter[Kind] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    innocent: int = 0
    false_alarms: list[str] = field(default_factory=list)

    def recall(self, *kinds: Kind) -> float:
        return sum(self.found[kind] for kind in kinds) / sum(self.marked[kind] for kind in kinds)


def sentences() -> Iterator[Sentence]:
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield _read(line)


def score() -> Score:
    """A mark is found when the guard says the same kind for at least half of its characters."""
    result = Score()
    for sentence in sentences():
        found = find(sentence.text)
        if not sentence.marked:
            result.innocent += 1
            result.false_alarms += [sentence.text] * bool(found)
        for mark in sentence.marked:
            result.marked[mark.kind] += 1
            if any(_covers(each, mark) for each in found):
                result.found[mark.kind] += 1
            else:
                result.missed.append(sentence.text)
    return result


def _read(line: str) -> Sentence:
    text, marked, place = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[place : mark.start()]
        marked.append(Finding(Kind(mark[1]), len(text), len(text) + len(mark[2])))
        text, place = text + mark[2], mark.end()
    return Sentence(text + line[place:], marked)


def _covers(found: Finding, mark: Finding) -> bool:
    shared = min(found.end, mark.end) - max(found.start, mark.start)
    return found.kind is mark.kind and shared * 2 >= mark.end - mark.start
