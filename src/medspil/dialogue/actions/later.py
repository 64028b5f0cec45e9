# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A step kept open for days, for those who were away; then the meeting goes on, or its notes go along to the next."""

import random
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F
from django_tasks import task

from medspil.dialogue.actions import dots, steps
from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import StepKeptOpen, StepShut
from medspil.dialogue.events.processes import NotesCarried
from medspil.dialogue.models import Meeting, MeetingState, Note, Step
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.daily import midnight
from medspil.record.once import make_once
from medspil.record.transactions import write

_FAR = 1000  # beyond any real position: room to renumber under a unique constraint
_shuffle = random.SystemRandom().shuffle


@write
def keep_open(*, step: Step, through: date, by: Person) -> bool:
    """Let people write on this step to the end of a day. Said again, the new day holds. False when the kind of step or
    the state of the meeting does not allow it."""
    meeting = Meeting.objects.of(step.municipality).select_for_update().get(pk=step.meeting_id)
    if not activity_of(step).can_wait or meeting.state != MeetingState.OPEN or meeting.rehearsal:
        return False
    if meeting.current_id != step.pk:
        return False
    until = midnight(through + timedelta(days=1))
    if step.closed:
        steps.begin(step=step)
    Step.objects.of(step.municipality).filter(pk=step.pk).update(open_until=until)
    shut_on_time.using(run_after=until).enqueue(str(step.pk), until.isoformat())
    record(StepKeptOpen(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
    return True


@write
def shut(*, step: Step, by: Person | None) -> bool:
    """End the days in which a step was open: edit keys go, notes are mixed. False when that was done already."""
    if step.open_until is None:
        return False
    mine = Step.objects.of(step.municipality).filter(pk=step.pk, open_until=step.open_until)
    if not mine.update(open_until=None):
        return False
    if step.round is not None and dots.close(round=step.round):
        mine.model.objects.of(step.municipality).filter(pk=step.pk).update(revealed=True)
    steps.close(step=step)
    record(StepShut(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
    return True


# no record: shut does
@task()
def shut_on_time(step_id: str, until: str) -> bool:
    """When the days are over. Another day chosen meanwhile, or an earlier end, leaves nothing to do."""
    rows = Step.objects.filter(pk=step_id, open_until=datetime.fromisoformat(until))
    step = rows.select_related("municipality", "meeting", "round").first()
    return step is not None and shut(step=step, by=None)


@write
def carry(*, step: Step, to: Meeting, step_id: UUID, by: Person) -> Step | None:
    """Take the notes of a step along to the next meeting, as its first step. The form carries the id: sent twice, it is
    one. None when that meeting has begun. The copies have other ids, and no way back to the notes they were made of."""
    planned = Meeting.objects.of(to.municipality).real().filter(pk=to.pk, state=MeetingState.PLANNED)
    if step.open_until is not None or not planned.exists():
        return None
    agenda = Step.objects.of(to.municipality).filter(meeting=to)
    # Out of the way and back, so that no two steps ever have the same place.
    agenda.update(position=F("position") + _FAR)
    fields = {name: getattr(step, name) for name in ("kind", "part", "title", "minutes", "settings", "do")}
    copy, new = make_once(Step, pk=step_id, municipality=to.municipality, meeting=to, position=1, **fields)
    agenda.filter(position__gt=_FAR).update(position=F("position") - (_FAR - 1 if new else _FAR))
    if not new:
        return copy
    notes = list(Note.objects.of(step.municipality).filter(step=step, hidden=False).standing())
    _shuffle(notes)
    same = to.anonymity == step.meeting.anonymity
    Note.objects.bulk_create(
        Note(
            municipality=to.municipality,
            step=copy,
            field=note.field,
            text=note.text,
            dictated=note.dictated,
            signature=note.signature if same else "",
        )
        for note in notes
    )
    record(NotesCarried(municipality_id=to.municipality_id, process_id=to.process_id, meeting_id=to.pk), by=by)
    return copy
