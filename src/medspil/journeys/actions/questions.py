# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Questions without a name, and answers with one."""

import random
from uuid import UUID

from django.utils import timezone

from medspil.journeys.events import QuestionAnswered, QuestionAsked, QuestionRemoved
from medspil.journeys.models import Journey, Question
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.traces import owe
from medspil.record.transactions import write

_shuffle = random.SystemRandom().shuffle


@write
def ask(*, journey: Journey, question_id: UUID, text: str, unit: Unit | None) -> Question:
    """Ask without a name; nobody is told who it was, and so there is no `by`. `unit`: for its ambassador. The form
    carries the id: sent twice, it is one."""
    Journey.objects.of(journey.municipality).select_for_update().get(pk=journey.pk)
    question, new = make_once(
        Question, pk=question_id, municipality=journey.municipality, journey=journey, unit=unit, text=text
    )
    if new:
        _scatter(journey)
        record(QuestionAsked(municipality_id=journey.municipality_id, journey_id=journey.pk), by=None)
    return question


@write
def answer(*, question: Question, text: str, by: Person) -> None:
    """Answer it, or change the answer; everybody sees it with the name of whoever answered."""
    Question.objects.of(question.municipality).filter(pk=question.pk).update(
        answer=text, answered_by=by, answered_on=timezone.localdate()
    )
    event = QuestionAnswered(
        municipality_id=question.municipality_id, journey_id=question.journey_id, question_id=question.pk
    )
    record(event, by=by)


@write
def remove(*, question: Question, by: Person) -> None:
    """Take it out for good: it says too much about somebody."""
    if Question.objects.of(question.municipality).filter(pk=question.pk).delete()[0]:
        owe()
        event = QuestionRemoved(
            municipality_id=question.municipality_id, journey_id=question.journey_id, question_id=question.pk
        )
        record(event, by=by)


def _scatter(journey: Journey) -> None:
    """Write those that wait for an answer anew in random order: their places in the table tell nothing."""
    waiting = Question.objects.of(journey.municipality).filter(journey=journey, answered_on=None)
    rows = list(waiting)
    _shuffle(rows)
    waiting._raw_delete(waiting.db)  # noqa: SLF001 - nothing hangs on them, and they are back before the write ends
    Question.objects.bulk_create(rows)
    owe()
