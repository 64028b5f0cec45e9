# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What try-outs say: how many managed each task, and the SUS score. And the questions to ask a reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Annotated

from django.conf import settings
from pydantic import Field

from medspil.materials.reading import read_one
from medspil.materials.schema import Key, Strict, Title

SUS_ITEMS = 10
LOWEST, HIGHEST = 1, 5
Words = Annotated[str, Field(min_length=1, max_length=200)]


class Statements(Strict):
    """The ten statements of SUS, in their order: the odd ones are good to agree with, the even ones bad."""

    note: Words
    statements: Annotated[tuple[Words, ...], Field(min_length=SUS_ITEMS, max_length=SUS_ITEMS)]


class Asked(Strict):
    key: Key
    ask: Title
    why: Words


class Questions(Strict):
    questions: Annotated[tuple[Asked, ...], Field(min_length=1)]


@cache
def sus_statements() -> Statements:
    return read_one(settings.MEDSPIL_CONTENT, "sus.yaml", Statements)


@cache
def reference_questions() -> tuple[Asked, ...]:
    return read_one(settings.MEDSPIL_CONTENT, "reference-questions.yaml", Questions).questions


def sus_score(answers: Sequence[int]) -> Fraction:
    """0 to 100, from ten answers of 1 to 5: what the odd ones have above 1 and the even ones lack of 5, times 2.5."""
    if len(answers) != SUS_ITEMS or not all(LOWEST <= answer <= HIGHEST for answer in answers):
        raise ValueError("SUS takes ten answers from 1 to 5")
    odd = sum(answer - LOWEST for answer in answers[::2])
    even = sum(HIGHEST - answer for answer in answers[1::2])
    return Fraction(5, 2) * (odd + even)


@dataclass(frozen=True, kw_only=True)
class Managed:
    """How many of those who tried came through a task alone, with help, or not."""

    task: str
    alone: int
    helped: int
    not_done: int

    @property
    def total(self) -> int:
        return self.alone + self.helped + self.not_done


@dataclass(frozen=True, kw_only=True)
class Summary:
    """`sus` is the mean of those who answered all ten; None when nobody did. `answered`: how many that was."""

    tried: int
    managed: Sequence[Managed]
    sus: Fraction | None
    answered: int


def summary_of(tasks: Sequence[str], turns: Sequence[tuple[Sequence[str], Sequence[int]]]) -> Summary:
    """`turns`: the results by task, and the answers to SUS, of each who tried."""
    scores = [sus_score(sus) for _results, sus in turns if sus]
    return Summary(
        tried=len(turns),
        managed=[_managed(task, [results[place] for results, _sus in turns]) for place, task in enumerate(tasks)],
        sus=sum(scores, Fraction(0)) / len(scores) if scores else None,
        answered=len(scores),
    )


def _managed(task: str, results: Sequence[str]) -> Managed:
    counts = {how: list(results).count(how) for how in ("alone", "helped", "not")}
    return Managed(task=task, alone=counts["alone"], helped=counts["helped"], not_done=counts["not"])
