# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's counter guide: the suggested answers, in use. One is overdue, and one unit has an answer of its own."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from medspil.counter.actions.entries import write_entry
from medspil.counter.suggestions import suggestions
from medspil.dialogue.models import Meeting
from medspil.organisations.models import Person, Unit

AGREED, AGAIN = timedelta(days=40), timedelta(days=140)
FROM_THE_MEETING, LATE, DIFFERENT = "citizens-phone", "travel-card", "more-time"


def make_guide(*, root: Unit, jobcentre: Unit, meeting: Meeting, people: dict[str, Person]) -> None:
    today = timezone.localdate()
    for key, suggestion in suggestions().items():
        agreed = {
            "agreed_by": "Borgerservice på teammødet",
            "agreed_on": today - AGREED,
            "look_again_on": today - timedelta(days=3) if key == LATE else today + AGAIN,
        }
        born: dict[str, Any] = {}
        if key == FROM_THE_MEETING:
            agreed |= {"agreed_by": "Borgerservice på dialogmødet", "agreed_on": today}
            born = {"meeting": meeting}
        entry = write_entry(entry_id=uuid4(), unit=root, text={**suggestion.text, **agreed}, by=people["Rita"], **born)
        if key == DIFFERENT:
            words = {
                "agreed_by": "Jobcentret på teammødet",
                "how": "Brug den tid, der er sat af.\nEr det for lidt, så book en ekstra tid, før borgeren går.",
            }
            text = {**suggestion.text, **agreed, **words}
            write_entry(entry_id=uuid4(), unit=jobcentre, text=text, instead_of=entry, by=people["Lene"])
