# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The evaluation window as a meeting of a quarter of an hour: ready to be opened, with no agenda to make."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from medspil.dialogue.actions.agendas import plan_one
from medspil.dialogue.events.processes import AgendaDesigned
from medspil.dialogue.models import Meeting, Process, Step, StepKind, StepPart
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write

MINUTES = 15
CANVAS = "evaluation-window"


@write
def plan(*, meeting_id: UUID, process: Process, title: str, first: Mapping[str, Any], by: Person) -> Meeting:
    """`first` is the step that says what one looks back at; then come the four panes, and what to do. The form carries
    the id: sent twice, it is one."""
    known = Meeting.objects.of(process.municipality).filter(pk=meeting_id).first()
    if known is not None:
        return known
    meeting = plan_one(
        process=process, id=meeting_id, title=title[:120], minutes=MINUTES, evaluation=True, facilitator=by
    )
    left = MINUTES - first["minutes"]
    steps = (first, window(minutes=left - left // 3), _decisions(minutes=left // 3))
    Step.objects.bulk_create(
        Step(municipality=process.municipality, meeting=meeting, position=place, **fields)
        for place, fields in enumerate(steps, start=1)
    )
    event = AgendaDesigned(municipality_id=process.municipality_id, process_id=process.pk, meeting_id=meeting.pk)
    record(event, by=by)
    return meeting


# no record: reads
def window(*, minutes: int) -> dict[str, Any]:
    """The four panes as a step."""
    return {
        "kind": StepKind.BOARD,
        "part": StepPart.PROCESS,
        "title": _("Evaluation window"),
        "minutes": minutes,
        "settings": {"question": _("How did it go?"), "canvas": CANVAS},
        "say": _("Write what you have seen, one thing on each note. What went well, and why? What could be better?"),
        "do": _("Show the notes, and talk about the pane that surprises most."),
    }


def _decisions(*, minutes: int) -> dict[str, Any]:
    return {
        "kind": StepKind.DECIDE,
        "part": StepPart.NEXT_STEPS,
        "title": _("What we do now"),
        "minutes": minutes,
        "settings": {"question": _("What do we do differently from tomorrow?")},
        "say": _("Choose one thing. Who does it, and when do we look at it again?"),
        "do": _("Write it down before you part."),
    }
