# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Questions to the counter guide: asked, answered by an entry of it, set aside with a reason, taken up again."""

from uuid import UUID

from django.utils import timezone

from medspil.dilemmas.actions.log import note_unanswered, week_of
from medspil.dilemmas.events import QuestionAnswered, QuestionAsked, QuestionReopened, QuestionSetAside
from medspil.dilemmas.models import Into, Question, QuestionState, Source, Turn
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def ask(*, question_id: UUID, unit: Unit, text: str, by: Person) -> Question:
    """Somebody of this unit found no answer: it waits for those who write the guide, and is the team's next dilemma.

    The form carries the id: sent twice, it is one. The dilemma has the same.
    """
    today, municipality = timezone.localdate(), unit.municipality
    row = {"unit": unit, "question": text, "source": Source.GUIDE, "week": week_of(today)}
    question, new = make_once(Question, pk=question_id, municipality=municipality, **row)
    if new:
        dilemma = note_unanswered(unit=unit, text=text, day=today, dilemma_id=question_id, by=by)
        Turn.objects.create(municipality=municipality, dilemma=dilemma, into=Into.QUESTION, made=question.pk)
        record(QuestionAsked(municipality_id=municipality.pk, question_id=question.pk), by=by)
    return question


@write
def answer(*, question: Question, entry_id: UUID, by: Person) -> None:
    """The guide has an entry that answers this. Answered twice, the first stands."""
    if _settle(question, state=QuestionState.ANSWERED, answer=entry_id):
        record(QuestionAnswered(municipality_id=question.municipality_id, question_id=question.pk), by=by)


@write
def set_aside(*, question: Question, why: str, by: Person) -> None:
    """It gets no answer in the guide; those who asked are told why. One that is settled stays as it is."""
    if _settle(question, state=QuestionState.ASIDE, why=why):
        record(QuestionSetAside(municipality_id=question.municipality_id, question_id=question.pk), by=by)


@write
def reopen(*, question: Question, by: Person) -> None:
    """It waits for an answer again."""
    rows = Question.objects.of(question.municipality).filter(pk=question.pk).exclude(state=QuestionState.WAITING)
    if rows.update(state=QuestionState.WAITING, settled_on=None, answer=None, why=""):
        record(QuestionReopened(municipality_id=question.municipality_id, question_id=question.pk), by=by)


def _settle(question: Question, **said: object) -> int:
    rows = Question.objects.of(question.municipality).filter(pk=question.pk, state=QuestionState.WAITING)
    return int(rows.update(settled_on=timezone.localdate(), **said))
