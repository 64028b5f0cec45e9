# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An evaluation window from a trial."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from medspil.dialogue.actions import evaluations, exercises
from medspil.dialogue.models import LeaderPresence, Meeting
from medspil.organisations.models import Person
from medspil.practice.models import Trial, Window
from medspil.record.transactions import write


# no record: the meeting is recorded where it is made
@write
def look_back(*, trial: Trial, meeting_id: UUID, title: str, first: Mapping[str, Any], by: Person) -> Meeting:
    """A meeting of the trial's process. A trial that belongs to none is looked back at in a quick exercise, which opens
    at once and stays with the team. Sent twice, it is one."""
    if trial.process is not None:
        meeting = evaluations.plan(meeting_id=meeting_id, process=trial.process, title=title, first=first, by=by)
    else:
        place = exercises.place_of(unit=trial.unit, by=by)
        fields = evaluations.window(minutes=evaluations.MINUTES) | {"title": title[:60]}
        meeting = exercises.start(
            meeting_id=meeting_id, process=place, fields=fields, presence=LeaderPresence.OUT, by=by
        )
    Window.objects.get_or_create(meeting=meeting, defaults={"municipality": trial.municipality, "trial": trial.root})
    return meeting
