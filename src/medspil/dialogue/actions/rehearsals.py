# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A meeting to practise on: a copy with colleagues who are played, under its own code. When it ends nothing is left."""

from datetime import timedelta
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone

from medspil.dialogue.actions.agendas import unused_code
from medspil.dialogue.events.meetings import RehearsalEnded, TimeWound
from medspil.dialogue.models import DotRound, Meeting, MeetingState, Step
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

FEWEST, MOST = 3, 8  # colleagues
COPIED = ("position", "kind", "part", "title", "minutes", "settings", "say", "do", "own_notes")


# no record: a rehearsal leaves nothing behind, and so no line in the history either
@write
def start(*, meeting: Meeting, rehearsal_id: UUID, colleagues: int, by: Person) -> Meeting:
    """A copy of the meeting to run alone; one's earlier copy goes. The form carries its id: sent twice, it is one."""
    copy, new = make_once(
        Meeting,
        pk=rehearsal_id,
        municipality=meeting.municipality,
        process=meeting.process,
        title=meeting.title,
        minutes=meeting.minutes,
        starts_at=timezone.now(),
        code=unused_code(),
        facilitator=by,
        leader_presence=meeting.leader_presence,
        anonymity=meeting.anonymity,
        rehearsal=min(max(colleagues, FEWEST), MOST),
    )
    if not new:
        return copy
    earlier = Meeting.objects.of(meeting.municipality).filter(process=meeting.process, facilitator=by, rehearsal__gt=0)
    for other in earlier.exclude(pk=copy.pk):
        remove(meeting=other)
    agenda = Step.objects.of(meeting.municipality).filter(meeting=meeting)
    Step.objects.bulk_create(
        Step(municipality=meeting.municipality, meeting=copy, **{name: getattr(step, name) for name in COPIED})
        for step in agenda
    )
    return copy


@write
def wind(*, meeting: Meeting, minutes: int, by: Person) -> None:
    """Let time pass: everything that has begun began so much earlier. Rehearsals only; no real clock is ever moved."""
    back = timedelta(minutes=minutes)
    mine = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, rehearsal__gt=0, state=MeetingState.OPEN)
    if not mine.update(opened_at=F("opened_at") - back, ends_at=F("ends_at") - back):
        return
    begun = Step.objects.of(meeting.municipality).filter(meeting=meeting, started_at__isnull=False)
    begun.update(started_at=F("started_at") - back)
    record(TimeWound(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)


@write
def end(*, meeting: Meeting, by: Person) -> bool:
    """Tell all screens that it is over; the rows go a moment later. False for a real meeting, or when it was over."""
    mine = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, rehearsal__gt=0)
    if not mine.exclude(state=MeetingState.CLOSED).update(state=MeetingState.CLOSED, closed_at=timezone.now()):
        return False
    record(RehearsalEnded(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)
    return True


# no record: a rehearsal has no history
@write
def remove(*, meeting: Meeting) -> None:
    """Take a rehearsal out of the database, with everything that was written and counted in it."""
    assert meeting.rehearsal  # noqa: S101 - a real meeting is never removed
    rounds = Q(steps__meeting=meeting) | Q(fist__step__meeting=meeting)
    DotRound.objects.of(meeting.municipality).filter(rounds).delete()
    meeting.delete()
