# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.counter.queries.guide import to_look_at
from medspil.organisations.models import Person
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    """One line for all answers that are to be looked at again: they are gone through together."""
    late = to_look_at(person)
    if not late:
        return []
    title = ngettext(
        "One answer in the counter guide is to be looked at again",
        "%(n)d answers in the counter guide are to be looked at again",
        len(late),
    ) % {"n": len(late)}
    return [Waiting(title=title, text=late[0].title, action=_("Look at them"), url=reverse("guide-late"))]
