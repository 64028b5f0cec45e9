# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What does not stay for ever: one row for each kind, and the only place that says so.

`least` and `most` are what an administrator may choose, in months. A part is rows that go, or one text in rows that
stay. What is not here stays until the municipality is deleted: docs/privacy.md says why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from medspil.custody.persons.leaving import without_role
from medspil.dialogue.models import Group, Invitee, Meeting, MeetingState, Note, Step, StepKind, Tally
from medspil.dilemmas.models import Dilemma, Question, QuestionState
from medspil.directory.models import Correction, CorrectionState, Intake
from medspil.organisations.models import Municipality
from medspil.organisations.tenancy import TenantRow
from medspil.practice.models import OneToOne
from medspil.record.daily import midnight
from medspil.web.history.words import EXPIRED

Rows = Callable[[Municipality, date], QuerySet[Any]]


@dataclass(frozen=True, kw_only=True)
class Part:
    rows: Rows  # those of a municipality that are older than a day
    clears: str = ""  # the text that goes when the row stays
    erases: bool = False  # they are people: `persons/erasing.py`


@dataclass(frozen=True, kw_only=True)
class Period:
    key: str
    hint: Any
    months: int
    least: int
    most: int
    parts: tuple[Part, ...]
    always: bool = False  # also before the municipality has chosen: it is no record of anything

    @property
    def what(self) -> Any:
        return EXPIRED[self.key]


def before(today: date, months: int) -> date:
    """The day that many months ago; the 28th at most, since every month has one."""
    month = today.year * 12 + today.month - 1 - months
    return date(month // 12, month % 12 + 1, min(today.day, 28))


def _of(model: type[TenantRow], municipality: Municipality) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.of(municipality)
    return rows


def _held(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Meeting, municipality).filter(state=MeetingState.CLOSED, closed_at__lt=midnight(day))


def _notes(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Note, municipality).filter(step__meeting__in=_held(municipality, day))


def _piles(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Group, municipality).filter(step__meeting__in=_held(municipality, day))


def _words(municipality: Municipality, day: date) -> QuerySet[Any]:
    steps = Step.objects.of(municipality).filter(kind=StepKind.WORDS, meeting__in=_held(municipality, day))
    return _of(Tally, municipality).filter(round__in=steps.exclude(round=None).values("round"))


def _own_notes(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Step, municipality).filter(meeting__in=_held(municipality, day)).exclude(own_notes="")


def _replies(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Invitee, municipality).filter(invitation__meeting__in=_held(municipality, day))


def _talks(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(OneToOne, municipality).filter(held_on__lt=day).exclude(canvas={})


def _dilemmas(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Dilemma, municipality).filter(week__lt=day)


def _questions(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Question, municipality).exclude(state=QuestionState.WAITING).filter(settled_on__lt=day)


def _corrections(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Correction, municipality).exclude(state=CorrectionState.WAITING).filter(at__lt=midnight(day))


def _files(municipality: Municipality, day: date) -> QuerySet[Any]:
    return _of(Intake, municipality).filter(at__lt=midnight(day))


def _places(municipality: Municipality, day: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = UserSession.objects.filter(user__municipality=municipality, last_seen_at__lt=midnight(day))
    return rows


PERIODS: tuple[Period, ...] = (
    Period(
        key="notes",
        hint=_(
            "Notes, piles, words and what the facilitator wrote to herself. What the team handed over, decided and "
            "agreed on stays."
        ),
        months=12,
        least=1,
        most=60,
        parts=(Part(rows=_notes), Part(rows=_piles), Part(rows=_words), Part(rows=_own_notes, clears="own_notes")),
    ),
    Period(
        key="replies",
        hint=_("And whether they said that they would come. The meeting stays."),
        months=12,
        least=1,
        most=60,
        parts=(Part(rows=_replies),),
    ),
    Period(
        key="talks",
        hint=_("Counted from the day of the talk. That it was held stays."),
        months=12,
        least=1,
        most=36,
        parts=(Part(rows=_talks, clears="canvas"),),
    ),
    Period(
        key="dilemmas",
        hint=_("With the names of those who wanted theirs on. What was made of a dilemma stays."),
        months=24,
        least=3,
        most=60,
        parts=(Part(rows=_dilemmas),),
    ),
    Period(
        key="questions",
        hint=_("The answers in the guide stay."),
        months=24,
        least=3,
        most=60,
        parts=(Part(rows=_questions),),
    ),
    Period(
        key="corrections",
        hint=_("What the contact of an offer wrote to you."),
        months=12,
        least=1,
        most=36,
        parts=(Part(rows=_corrections),),
    ),
    Period(
        key="files",
        hint=_("A file that was looked at and left."),
        months=1,
        least=1,
        most=12,
        parts=(Part(rows=_files),),
        always=True,
    ),
    Period(
        key="places",
        hint=_("The kind of browser and machine, and since when. Sign-ins themselves stand in the history."),
        months=1,
        least=1,
        most=12,
        parts=(Part(rows=_places),),
        always=True,
    ),
    Period(
        key="people",
        hint=_("Erased when they have had no role for so long, and have not signed in. The record of the teams stays."),
        months=6,
        least=1,
        most=36,
        parts=(Part(rows=without_role, erases=True),),
    ),
)
