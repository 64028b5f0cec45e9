# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of processes and meetings: object and standing, or 404. "Not yours" and "not there" look the same."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest

from medspil.dialogue.access.facilitating import facilitates
from medspil.dialogue.access.granting import granted_above
from medspil.dialogue.codes import read_code
from medspil.dialogue.models import (
    Contract,
    Invitee,
    Meeting,
    Outcome,
    Process,
    ProcessKind,
    TopicVote,
)
from medspil.dialogue.rules import Sees, State, Thing, leader, sees
from medspil.organisations.access import leaders_of, people_in, permissions_in, roles_in, signed_in, units_where
from medspil.organisations.models import Person
from medspil.organisations.permissions import NAMED_FACILITATOR, ROLE_PERMISSIONS, Permission, Role
from medspil.organisations.queries import once
from medspil.organisations.tenancy import by_secret

REPLY_SALT = "medspil.reply"
Row = TypeVar("Row")
TEAMS_WAY = frozenset({ProcessKind.PROCESS})
WITH_A_PAGE = frozenset({ProcessKind.PROCESS, ProcessKind.JOURNEY})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A person before one process: who, and what this one may do with it."""

    person: Person
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


def standing_in(person: Person, process: Process) -> Standing:
    """Memberships give most; being named as leader or facilitator of the process gives the rest."""
    granted = permissions_in(person, process.unit)
    if person.pk == process.leader_id:
        granted |= ROLE_PERMISSIONS[Role.LEADER]
    if person.pk == process.facilitator_id:
        granted |= NAMED_FACILITATOR
    return Standing(person=person, permissions=granted | granted_above(person, process))


def process_for(
    request: HttpRequest,
    process_id: UUID,
    *,
    to: Permission = Permission.PROCESS_VIEW,
    kinds: Collection[str] = TEAMS_WAY,
) -> tuple[Process, Standing]:
    """The process and the caller's standing in it; 404 when it is not hers to know about, or not hers to do."""
    person = signed_in(request)
    process = (
        Process.objects.of(person.municipality)
        .select_related("unit", "leader", "facilitator")
        .filter(pk=process_id)
        .first()
    )
    if process is None or process.kind not in kinds:
        raise Http404
    standing = standing_in(person, process)
    if not standing.may(to):
        raise Http404
    return process, standing


def meeting_for(request: HttpRequest, meeting_id: UUID, *, to: Permission) -> tuple[Meeting, Standing]:
    """A meeting and the caller's standing. To run it: its facilitator, or one who facilitates in the same unit.

    A leader runs no meeting of her own team unless she is named as its facilitator: what is said there is the team's.
    Of a quick exercise she was no part of, she sees nothing at all.
    """
    person = signed_in(request)
    meeting = (
        Meeting.objects.of(person.municipality)
        .select_related("process__unit", "process__leader", "process__facilitator", "facilitator", "current")
        .filter(pk=meeting_id)
        .first()
    )
    if meeting is None:
        raise Http404
    standing = standing_in(person, meeting.process)
    if may_run(person, meeting):
        standing = Standing(person=person, permissions=standing.permissions | NAMED_FACILITATOR)
    elif person.pk == meeting.note_taker_id:
        standing = Standing(person=person, permissions=standing.permissions | {Permission.MEETING_TAKE_NOTES})
    if not standing.may(to) or (meeting.exercise and stays_out(person, meeting)):
        raise Http404
    return meeting, standing


def may_run(person: Person, meeting: Meeting) -> bool:
    return person.pk == meeting.facilitator_id or facilitates(person, meeting.process)


def processes_of(person: Person) -> list[Process]:
    """Every process the person may see, newest first: the plural of `process_for`."""
    units = units_where(person, Permission.PROCESS_VIEW)
    mine = Process.objects.of(person.municipality).filter(kind=ProcessKind.PROCESS)
    read = once(("processes", person.pk), lambda: list(mine.select_related("unit", "leader", "facilitator")))
    return [process for process in read if process.unit in units or person.pk in _named(process)]


def _named(process: Process) -> set[UUID]:
    return {process.leader_id, process.facilitator_id}


def room_by_code(code: str) -> Meeting:
    """The meeting whose code this is, for anybody who has it; 404 when there is none or it is over."""
    meetings = Meeting.objects.by_code(read_code(code)).select_related("municipality", "current")
    return found(by_secret(meetings))


def kept_out(request: HttpRequest, meeting: Meeting) -> bool:
    """Whether a signed-in leader has agreed to stay out of this room."""
    return isinstance(request.user, Person) and stays_out(request.user, meeting)


def stays_out(person: Person, meeting: Meeting) -> bool:
    """Whether this is a leader of the team who takes no part in the meeting."""
    if not leader_stays_out(meeting):
        return False
    leads = person.pk == meeting.process.leader_id or Role.LEADER in roles_in(person, meeting.process.unit)
    return leads and person.pk != meeting.process.facilitator_id


def leader_stays_out(meeting: Meeting) -> bool:
    """Whether what the room sees is not for its leader."""
    return sees(leader(meeting.leader_presence), Thing.NOTE, State.SHOWN) == Sees.NOTHING


def found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row


def as_id(typed: object) -> UUID:
    """What somebody sent as an id; anything that is none becomes one that no row has."""
    try:
        return UUID(str(typed))
    except ValueError:
        return UUID(int=0)


def contract_of(process: Process) -> Contract:
    """Every process has one from the start."""
    return Contract.objects.of(process.municipality).select_related("process").get(process=process)


def vote_by_code(code: str) -> TopicVote:
    """The vote whose code this is, for anybody who has it."""
    votes = TopicVote.objects.filter(code=read_code(code))
    return found(by_secret(votes.select_related("round", "process__unit", "municipality")))


def invitee_by_token(token: str) -> Invitee:
    """Whoever a signed link in a mail was written to; 404 when the signature is not ours."""
    try:
        invitee_id = signing.loads(token, salt=REPLY_SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    invitees = Invitee.objects.filter(pk=invitee_id)
    return found(by_secret(invitees.select_related("invitation__meeting__process__leader", "person")))


def my_invitation(person: Person, meeting_id: UUID) -> Invitee:
    mine = Invitee.objects.of(person.municipality).filter(person=person, invitation__meeting=meeting_id)
    return found(mine.select_related("invitation__meeting__process__leader", "person").first())


def planned_for(request: HttpRequest, process_id: UUID, *, to: Permission) -> tuple[Process, Standing, Meeting | None]:
    """A process with the meeting that is being planned, if there is one."""
    process, standing = process_for(request, process_id, to=to, kinds=WITH_A_PAGE)
    planned = Meeting.objects.of(process.municipality).to_plan().filter(process=process)
    return process, standing, planned.select_related("process__leader", "process__unit").first()


def outcome_for(
    request: HttpRequest, meeting_id: UUID, *, to: Permission = Permission.OUTCOME_VIEW
) -> tuple[Outcome, Standing]:
    """What a team handed over, for those who may read it; 404 as long as there is nothing."""
    meeting, standing = meeting_for(request, meeting_id, to=to)
    outcomes = Outcome.objects.of(meeting.municipality).filter(meeting=meeting)
    outcome = found(outcomes.first())
    outcome.meeting = meeting
    return outcome, standing


def colleagues_who_may_run(meeting: Meeting) -> list[Person]:
    """To whom the meeting can be handed: those who work in the team, but for its leaders."""
    unit = meeting.process.unit
    leaders = {meeting.process.leader_id} | leaders_of(unit)
    everybody = people_in(unit, meeting.municipality)
    return [person for person in everybody if person.pk not in leaders and person.pk != meeting.facilitator_id]
