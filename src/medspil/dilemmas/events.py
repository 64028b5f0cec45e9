# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class DilemmaNoted(Event):
    """Somebody has noted a dilemma. Not kept: a row with a time for each would tell who wrote it."""

    kept: ClassVar = False

    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class DilemmaRemoved(Event):
    """A colleague has taken a dilemma out of the log for good."""

    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class DilemmaTurned(Event):
    """Somebody has made a case, a topic on a ballot or a question to the guide of a dilemma."""

    dilemma_id: UUID
    into: str


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    """Somebody found no answer in the guide. Not kept: a row with a time would tell who stood at the counter when."""

    kept: ClassVar = False

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    """The counter guide has an answer to a question."""

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionSetAside(Event):
    """A question gets no answer in the guide, for a reason."""

    question_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionReopened(Event):
    """A question that was settled waits for an answer again."""

    question_id: UUID
