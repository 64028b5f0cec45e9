# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.custody.events import (
    MeetingTextRemoved,
    MunicipalityTaken,
    PeriodsSet,
    PersonErased,
    PersonTaken,
    Reason,
    RowsExpired,
    TextRemoved,
)
from medspil.custody.models import Keeping
from medspil.custody.persons.erasing import is_last_administrator, take_out
from medspil.custody.queries import Due, due_in, keeping_of, municipalities
from medspil.custody.reach import pattern_of, reached_from
from medspil.custody.texts import replace_in
from medspil.custody.whole.ending import take_out_whole
from medspil.dialogue.models import Meeting
from medspil.organisations.actions import LastAdministrator
from medspil.organisations.models import Municipality, Person
from medspil.organisations.queries import is_erased
from medspil.record.actions import record
from medspil.record.models import Entry
from medspil.record.traces import owe
from medspil.record.transactions import write

KEEP_LETTERS_DAYS = 7


@write
def set_periods(*, municipality: Municipality, months: Mapping[str, int], by: Person) -> Keeping:
    """Say how long things are kept. Whoever has mistyped has until the next day to put it right."""
    today = timezone.localdate()
    chosen = {"months": dict(months), "begins_on": today + timedelta(days=1)}
    keeping: Keeping
    keeping, _new = Keeping.objects.update_or_create(municipality=municipality, defaults=chosen)
    record(PeriodsSet(municipality_id=municipality.pk), by=by)
    return keeping


# no record: each municipality has its own line, by `expire`
def expire_everywhere(today: date) -> None:
    """The daily work: what is older than its period goes, and so do sent letters and sessions that ran out."""
    for municipality in municipalities():
        expire(municipality=municipality, today=today)
    call_command("prune_db_task_results", min_age_days=KEEP_LETTERS_DAYS, verbosity=0)
    call_command("clearsessions", verbosity=0)


@write
def expire(*, municipality: Municipality, today: date) -> Sequence[Due]:
    """Delete what is older than its period; says what it was. Before the municipality has chosen, only what is no
    record of anything."""
    keeping = keeping_of(municipality)
    chosen = keeping is not None and keeping.begins_on <= today
    gone = [due for due in due_in(municipality, today) if due.rows and (chosen or due.period.always)]
    for due in gone:
        _remove(municipality, due)
    if gone:
        removed = " ".join(f"{due.period.key}={due.rows}" for due in gone)
        record(RowsExpired(municipality_id=municipality.pk, removed=removed), by=None)
        owe()
    return gone


def _remove(municipality: Municipality, due: Due) -> None:
    for part in due.period.parts:
        rows = part.rows(municipality, due.day)
        if part.erases:
            for person in rows:
                erase(person=person, by=None)
        elif part.clears:
            rows.update(**{part.clears: rows.model._meta.get_field(part.clears).get_default()})  # noqa: SLF001 - Django's public name for it
        else:
            rows.delete()


@write
def erase(*, person: Person, by: Person | None) -> None:
    """What is about this person alone goes; in the record of others the name is replaced. Twice is once."""
    if is_erased(person):
        return
    if is_last_administrator(person):
        raise LastAdministrator(person.pk)
    take_out(person)
    record(PersonErased(municipality_id=person.municipality_id, person_id=person.pk), by=by)
    owe()


@write
def person_taken(*, person: Person, by: Person | None) -> None:
    """All that is stored about somebody was taken out as a file."""
    record(PersonTaken(municipality_id=person.municipality_id, person_id=person.pk), by=by)


@write
def municipality_taken(*, municipality: Municipality, by: Person | None) -> None:
    """All rows of the municipality were taken out as a file."""
    record(MunicipalityTaken(municipality_id=municipality.pk), by=by)


# no record: the history goes with the municipality
@write
def delete_municipality(*, municipality: Municipality, by: Person | None) -> int:  # noqa: ARG001 - as all actions
    """All that the municipality has goes, its history too. Returns how many rows."""
    gone = take_out_whole(municipality)
    owe()
    return gone


@write
def remove_text(*, municipality: Municipality, words: str, why: Reason, by: Person) -> int:
    """Words that ought not to stand there, and all their copies. Returns in how many places they stood."""
    parts = words.split()
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    places = replace_in(municipality, pattern, [max(parts, key=len)], _("[removed]"))
    if places:
        record(TextRemoved(municipality_id=municipality.pk, why=why, places=places), by=by)
        owe()
    return places


@write
def remove_from_meeting(*, meeting: Meeting, words: str, removal_id: UUID, by: Person) -> bool:
    """Words that ought not to have been said in a meeting, and their copies in its process. Sent twice, it is one
    removal. False when they stand nowhere."""
    done = Entry.objects.of(meeting.municipality_id).filter(kind=MeetingTextRemoved.kind())
    if done.filter(subject__removal_id=str(removal_id)).exists():
        return True
    looked = reached_from(meeting, words=words)
    sought = [max(words.split(), key=len)]
    if not replace_in(meeting.municipality, pattern_of(words), sought, _("[removed]"), looked=looked):
        return False
    told = MeetingTextRemoved(municipality_id=meeting.municipality_id, meeting_id=meeting.pk, removal_id=removal_id)
    record(told, by=by)
    owe()
    return True
