# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import reverse
from django.utils.translation import gettext as _

from medspil.organisations.models import Person
from medspil.readiness.queries import open_to
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    """A survey that she has not answered. One query, however many there are."""
    return [
        Waiting(
            title=_("How ready are you?"),
            text=_("{journey}: twelve short questions, without your name").format(journey=round_.journey.name),
            action=_("Answer"),
            url=reverse("readiness-answer", args=[round_.journey_id, round_.pk]),
        )
        for round_ in open_to(person)
    ]
