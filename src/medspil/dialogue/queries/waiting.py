# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What waits for somebody in the phases before and during."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.dialogue.access import processes_of
from medspil.dialogue.models import Contract, Invitee, Meeting, MeetingState, Phase, Process, Reply
from medspil.dialogue.queries import checklist
from medspil.organisations.models import Person
from medspil.ui.templatetags.ui import long_date
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    """A fixed number of queries, however many processes there are."""
    mine = [
        process
        for process in processes_of(person)
        if person.pk in {process.leader_id, process.facilitator_id}
        and process.phase != Phase.AFTER
        and not process.closed_at
    ]
    done = checklist.done(mine)
    contracts = {
        row.process_id: row
        for row in Contract.objects.of(person.municipality).filter(process__in=mine).select_related("process")
    }
    running = _running_meetings(person, mine)
    rows = [*_to_answer(person), *(_running(meeting) for meeting in running if _runs(person, meeting))]
    open_in = {meeting.process_id for meeting in running if meeting.state == MeetingState.OPEN}
    for process in mine:
        if process.pk not in open_in:
            rows += _next(process, done[process.pk], contracts.get(process.pk), person)
    return rows


def waiting_in(process: Process, person: Person, seen: set[str]) -> list[Waiting]:
    """What is next for somebody in one process, for the page of it; without the name of the process she looks at."""
    if person.pk not in {process.leader_id, process.facilitator_id} or process.phase == Phase.AFTER:
        return []
    contract = Contract.objects.of(process.municipality).filter(process=process).select_related("process").first()
    return [replace(row, text="") for row in _next(process, seen, contract, person)]


def _next(process: Process, done: set[str], contract: Contract | None, person: Person) -> Iterator[Waiting]:
    leads = person.pk == process.leader_id
    if contract is not None and not _has_agreed(contract, person):
        yield _waiting(process, _("Agree on the contract"), _("Open the contract"), "contract")
    if "topic-chosen" not in done:
        yield _waiting(process, _("Let the team choose a topic"), _("To the topic vote"), "topic-vote")
    elif "agenda-designed" not in done:
        yield _waiting(process, _("Make the agenda"), _("To the agenda"), "agenda")
    elif leads and "invitation-sent" not in done:
        yield _waiting(process, _("Invite the team"), _("To the invitation"), "invitation")


def _running_meetings(person: Person, mine: list[Process]) -> list[Meeting]:
    """Those that are open or begin today, in her own processes and any other that she has been given to run."""
    today = Q(state=MeetingState.PLANNED, starts_at__date=timezone.localdate(), invitation__cancelled_at=None)
    rows = Meeting.objects.of(person.municipality).real().filter(Q(state=MeetingState.OPEN) | today)
    return list(rows.filter(Q(process__in=mine) | Q(facilitator=person)).select_related("process", "current"))


def _runs(person: Person, meeting: Meeting) -> bool:
    return person.pk in {meeting.facilitator_id, meeting.process.facilitator_id}


def _running(meeting: Meeting) -> Waiting:
    if meeting.state == MeetingState.PLANNED:
        return Waiting(
            title=_("You run a meeting today"),
            text=f"{meeting.title} · {long_date(meeting.starts_at)}",
            action=_("Run the meeting"),
            url=reverse("console", args=[meeting.pk]),
        )
    if meeting.current is not None and (meeting.current.open_until is not None or meeting.current.closed):
        return Waiting(
            title=_("A board is open for days"),
            text=meeting.title,
            action=_("To the meeting"),
            url=reverse("console", args=[meeting.pk]),
        )
    return Waiting(
        title=_("Your exercise is running") if meeting.exercise else _("You run the meeting now"),
        text=meeting.title,
        action=_("To the meeting"),
        url=reverse("console", args=[meeting.pk]),
        urgent=True,
    )


def _to_answer(person: Person) -> Iterator[Waiting]:
    rows = Invitee.objects.of(person.municipality).filter(
        person=person,
        reply=Reply.WAITING,
        invitation__cancelled_at=None,
        invitation__sent_at__isnull=False,
        invitation__meeting__state=MeetingState.PLANNED,
    )
    for invitee in rows.select_related("invitation__meeting"):
        meeting = invitee.invitation.meeting
        yield Waiting(
            title=_("Answer the invitation"),
            text=meeting.title,
            action=_("Answer"),
            url=reverse("my-reply", args=[meeting.pk]),
        )


def _has_agreed(contract: Contract, person: Person) -> bool:
    if person.pk == contract.process.leader_id and contract.agreed_by_leader_at is None:
        return False
    return not (person.pk == contract.process.facilitator_id and contract.agreed_by_facilitator_at is None)


def _waiting(process: Process, title: str, action: str, url: str) -> Waiting:
    return Waiting(
        title=title, text=f"{process.name} · {process.unit.name}", action=action, url=reverse(url, args=[process.pk])
    )
