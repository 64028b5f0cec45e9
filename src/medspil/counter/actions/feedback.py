# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whether an answer was enough, and what somebody lacked one to. Who said it is not kept, and of the time the week."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from medspil.counter.events import GuideEntryHelped, QuestionAsked, QuestionClosed
from medspil.counter.models import GuideEntry, Helped, Question
from medspil.dilemmas.actions.log import note_unanswered
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def say_enough(*, entry: GuideEntry, helped_id: UUID, by: Person) -> None:
    """Count it once under the id of the press."""
    _helped, new = make_once(Helped, pk=helped_id, municipality=entry.municipality, entry=entry, week=_this_week())
    if new:
        record(GuideEntryHelped(municipality_id=entry.municipality_id, entry_id=entry.pk, number=entry.number), by=by)


@write
def ask(*, question_id: UUID, unit: Unit, text: str, by: Person) -> Question:
    """Somebody of this unit found no answer: it waits for those who write the guide, and is the team's next dilemma.

    The form carries the id: sent twice, it is one.
    """
    question, new = make_once(
        Question, pk=question_id, municipality=unit.municipality, unit=unit, text=text, week=_this_week()
    )
    if new:
        note_unanswered(unit=unit, text=text, day=timezone.localdate(), dilemma_id=question_id, by=by)
        record(QuestionAsked(municipality_id=unit.municipality_id, question_id=question.pk), by=by)
    return question


@write
def close(*, question: Question, by: Person) -> None:
    """It is answered, or wants no answer. Closed twice, it is closed once."""
    if Question.objects.of(question.municipality).filter(pk=question.pk, closed=False).update(closed=True):
        record(QuestionClosed(municipality_id=question.municipality_id, question_id=question.pk), by=by)


def _this_week() -> date:
    """Its Monday."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())
