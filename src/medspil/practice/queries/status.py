# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How it goes with somebody's processes: of teams and what they promised, never of one person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dialogue.models import Meeting, MeetingState, Outcome, Phase, Process
from medspil.dialogue.queries.processes import LineStep, lines_of
from medspil.organisations.models import Unit
from medspil.practice.models import Commitment, CommitmentStatus, Trial, TrialState
from medspil.practice.queries.lists import Share, Unanswered, unanswered
from medspil.practice.queries.tried import Tried, tried_in


@dataclass(frozen=True, kw_only=True)
class Dated:
    """Something with a day, and where to read more. It names no person."""

    day: date
    what: str
    about: str
    url: str
    process_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ProcessRow:
    process: Process
    line: Sequence[LineStep]
    share: Share
    overdue: int
    following: Dated | None  # the next thing with a date


@dataclass(frozen=True, kw_only=True)
class Status:
    """`phases` are those that have a process, with a heading each; `dates` lie ahead, the nearest first."""

    phases: Sequence[tuple[str, Sequence[ProcessRow]]]
    overdue: Sequence[Dated]
    dates: Sequence[Dated]
    tried: Sequence[Tried]
    share: Share

    @property
    def rows(self) -> list[ProcessRow]:
        return [row for _name, rows in self.phases for row in rows]

    @property
    def under_way(self) -> int:
        return sum(row.process.closed_at is None for row in self.rows)


def status_of(processes: Sequence[Process], units: Sequence[Unit]) -> Status:
    """`units` are those whose trials belong here besides. A fixed number of queries, however much there is."""
    today = timezone.localdate()
    answers = unanswered(processes)
    trials = tried_in(processes, units)
    dated = sorted(_dated(processes, answers, trials), key=lambda entry: entry.day)
    overdue = [entry for entry in dated if entry.day < today]
    dates = [entry for entry in dated if entry.day >= today]
    rows = [_row(process, line, answers, overdue, dates) for process, line in lines_of(processes)]
    return Status(
        phases=list(_by_phase(rows)),
        overdue=overdue,
        dates=dates,
        tried=trials,
        share=sum((row.share for row in rows), Share()),
    )


def _row(
    process: Process, line: list[LineStep], answers: Unanswered, overdue: Sequence[Dated], dates: Sequence[Dated]
) -> ProcessRow:
    return ProcessRow(
        process=process,
        line=line,
        share=answers.shares.get(process.pk, Share()),
        overdue=sum(entry.process_id == process.pk for entry in overdue),
        following=next((entry for entry in dates if entry.process_id == process.pk), None),
    )


def _by_phase(rows: Sequence[ProcessRow]) -> Iterator[tuple[str, list[ProcessRow]]]:
    for phase in Phase:
        found = [row for row in rows if row.process.phase == phase and row.process.closed_at is None]
        if found:
            yield str(phase.label), found
    closed = [row for row in rows if row.process.closed_at is not None]
    if closed:
        yield _("Closed"), closed


def _dated(processes: Sequence[Process], answers: Unanswered, trials: Sequence[Tried]) -> Iterator[Dated]:
    yield from _meetings(processes)
    yield from _promised(processes, answers)
    yield from _committed(processes)
    yield from (_ending(row.trial) for row in trials if row.trial.state == TrialState.RUNNING)


def _meetings(processes: Sequence[Process]) -> Iterator[Dated]:
    rows = Meeting.objects.whole().filter(process__in=processes, state=MeetingState.PLANNED)
    for meeting in rows.filter(starts_at__gte=timezone.now()).select_related("process__unit"):
        yield _of(
            meeting.process,
            timezone.localdate(meeting.starts_at),
            _("Meeting"),
            reverse("process", args=[meeting.process_id]),
        )


def _promised(processes: Sequence[Process], answers: Unanswered) -> Iterator[Dated]:
    outcomes = Outcome.objects.filter(pk__in=answers.missing, meeting__process__in=processes)
    for outcome in outcomes.select_related("meeting__process__unit"):
        count = answers.missing[outcome.pk]
        words = ngettext("Answer to one proposal", "Answers to %(n)d proposals", count) % {"n": count}
        url = reverse("what-came-of-it", args=[outcome.meeting_id])
        yield _of(outcome.meeting.process, outcome.answers_due_on, words, url)


def _committed(processes: Sequence[Process]) -> Iterator[Dated]:
    rows = Commitment.objects.filter(process__in=processes, status=CommitmentStatus.OPEN)
    for row in rows.select_related("process__unit"):
        yield _of(row.process, row.due_on, row.what, reverse("commitment", args=[row.pk]))


def _ending(trial: Trial) -> Dated:
    return Dated(
        day=trial.ends_on,
        what=_("The trial »{title}« comes to its end").format(title=trial.title),
        about=trial.unit.name,
        url=reverse("trial", args=[trial.pk]),
        process_id=trial.process_id,
    )


def _of(process: Process, day: date, what: str, url: str) -> Dated:
    return Dated(day=day, what=what, about=f"{process.name} · {process.unit.name}", url=url, process_id=process.pk)
