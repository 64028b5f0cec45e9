# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What waits for somebody in the phases before and during."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from medspil.dialogue.access import processes_of
from medspil.dialogue.models import Contract, Invitee, Meeting, MeetingState, Phase, Process, Reply
from medspil.dialogue.queries import checklist
from medspil.organisations.models import Person
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    """A fixed number of queries, however many processes there are."""
    mine = [
        process
        for process in processes_of(person)
        if person.pk in {process.leader_id, process.facilitator_id} and process.phase != Phase.AFTER
    ]
    done = checklist.done(mine)
    contracts = {
        row.process_id: row
        for row in Contract.objects.of(person.municipality).filter(process__in=mine).select_related("process")
    }
    open_meetings = Meeting.objects.of(person.municipality).filter(state=MeetingState.OPEN)
    running = {meeting.process_id: meeting for meeting in open_meetings.filter(process__in=mine, exercise=False)}
    rows = [*_to_answer(person), *_exercises(open_meetings.filter(exercise=True, facilitator=person))]
    for process in mine:
        if process.pk in running:
            rows += _running(process, running[process.pk], person)
        else:
            rows += _next(process, done[process.pk], contracts.get(process.pk), person)
    return rows


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


def _running(process: Process, meeting: Meeting, person: Person) -> Iterator[Waiting]:
    if person.pk in {process.facilitator_id, meeting.facilitator_id}:
        yield Waiting(
            title=_("The meeting is running"),
            text=process.name,
            action=_("To the meeting"),
            url=reverse("console", args=[meeting.pk]),
            urgent=True,
        )


def _exercises(running: Iterable[Meeting]) -> Iterator[Waiting]:
    for meeting in running:
        yield Waiting(
            title=_("The exercise is running"),
            text=meeting.title,
            action=_("To the exercise"),
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
