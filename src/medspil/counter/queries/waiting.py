# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.counter.access import units_to_write
from medspil.counter.queries.guide import to_look_at
from medspil.dilemmas.queries import waiting_questions
from medspil.organisations.models import Person
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    """A line for all answers to be looked at again, and one for all questions: they are gone through together."""
    return [*_late(person), *_asked(person)]


def _late(person: Person) -> list[Waiting]:
    late = to_look_at(person)
    if not late:
        return []
    title = ngettext(
        "One answer in the counter guide is to be looked at again",
        "%(n)d answers in the counter guide are to be looked at again",
        len(late),
    ) % {"n": len(late)}
    return [Waiting(title=title, text=late[0].title, action=_("Look at them"), url=reverse("guide-late"))]


def _asked(person: Person) -> list[Waiting]:
    units = units_to_write(person)
    asked = waiting_questions(units) if units else []
    if not asked:
        return []
    title = ngettext(
        "One question waits for an answer in the counter guide",
        "%(n)d questions wait for an answer in the counter guide",
        len(asked),
    ) % {"n": len(asked)}
    return [Waiting(title=title, text=asked[0].question, action=_("Answer them"), url=reverse("guide-questions"))]
