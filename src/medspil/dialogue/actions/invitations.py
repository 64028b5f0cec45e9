# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import task

from medspil.dialogue.events.processes import InvitationCancelled, InvitationSent, Replied
from medspil.dialogue.letters import letter_to
from medspil.dialogue.models import Invitation, Invitee, Meeting, MeetingState, Reply
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.mail import post
from medspil.record.transactions import write

REMIND_AT = time(9)


@dataclass(frozen=True, kw_only=True)
class Details:
    """What an invitation says; `starts_at` is aware."""

    starts_at: datetime
    place: str
    message: str
    preparation: str


@write
def send(*, meeting: Meeting, details: Details, people: Sequence[Person], seen: int, site: str, by: Person) -> bool:
    """Invite, or tell of a change. `seen` is the sequence on the sender's screen: a second press sends nothing more
    and answers False."""
    invitation, _new = Invitation.objects.select_for_update().get_or_create(
        meeting=meeting, defaults={"municipality": meeting.municipality}
    )
    if invitation.sequence != seen:
        return False
    changed = invitation.sent_at is not None
    _write_down(meeting, invitation, details)
    invitees = _invite(invitation, people)
    for invitee in invitees:
        post(letter_to(invitee, site=site, kind="change" if changed else "invitation"))
    _take_off(invitation, people, site)
    _remind_later(invitation, site)
    event = InvitationSent(
        municipality_id=meeting.municipality_id, process_id=meeting.process_id, meeting_id=meeting.pk
    )
    record(event, by=by)
    return True


@write
def cancel(*, invitation: Invitation, site: str, by: Person) -> None:
    """Call the meeting off; everybody's calendar is told."""
    meeting = invitation.meeting
    if invitation.cancelled_at is not None or invitation.sent_at is None:
        return
    invitation.cancelled_at = timezone.now()
    invitation.sequence += 1
    invitation.save(update_fields=["cancelled_at", "sequence"])
    for invitee in Invitee.objects.of(meeting.municipality).filter(invitation=invitation).select_related("person"):
        invitee.invitation = invitation
        post(letter_to(invitee, site=site, kind="cancellation"))
    event = InvitationCancelled(
        municipality_id=meeting.municipality_id, process_id=meeting.process_id, meeting_id=meeting.pk
    )
    record(event, by=by)


@write
def reply(*, invitee: Invitee, answer: Reply) -> None:
    invitee.reply = answer
    invitee.save(update_fields=["reply"])
    meeting = invitee.invitation.meeting
    event = Replied(municipality_id=meeting.municipality_id, process_id=meeting.process_id, meeting_id=meeting.pk)
    record(event, by=invitee.person)


def _write_down(meeting: Meeting, invitation: Invitation, details: Details) -> None:
    meeting.starts_at, meeting.place = details.starts_at, details.place
    meeting.save(update_fields=["starts_at", "place"])
    invitation.meeting = meeting
    invitation.message, invitation.preparation = details.message, details.preparation
    invitation.sequence += 1
    invitation.sent_at, invitation.cancelled_at = timezone.now(), None
    invitation.save()


def _invite(invitation: Invitation, people: Sequence[Person]) -> list[Invitee]:
    invitees = []
    for person in people:
        invitee, _new = Invitee.objects.get_or_create(
            invitation=invitation, person=person, defaults={"municipality": invitation.municipality}
        )
        invitee.invitation = invitation
        invitees.append(invitee)
    return invitees


def _take_off(invitation: Invitation, people: Sequence[Person], site: str) -> None:
    """Whoever is no longer on the list is told, so that the meeting leaves her calendar too."""
    rows = Invitee.objects.of(invitation.municipality).filter(invitation=invitation).exclude(person__in=people)
    for invitee in rows.select_related("person"):
        invitee.invitation = invitation
        post(letter_to(invitee, site=site, kind="cancellation"))
        invitee.delete()


def _remind_later(invitation: Invitation, site: str) -> None:
    """The day before at nine; not when that has passed."""
    assert invitation.meeting.starts_at is not None  # noqa: S101 - written down just before
    day = timezone.localtime(invitation.meeting.starts_at).date() - timedelta(days=1)
    when = timezone.make_aware(datetime.combine(day, REMIND_AT))
    if when > timezone.now():
        remind.using(run_after=when).enqueue(str(invitation.pk), invitation.sequence, site)


# no record: a reminder changes nothing
@task()
def remind(invitation_id: str, sequence: int, site: str) -> int:
    """Remind those who have not said no. An older sequence means moved or called off: then nothing is sent."""
    invitation = (
        Invitation.objects.select_related("meeting__process__leader")
        .filter(pk=invitation_id, sequence=sequence, cancelled_at=None, meeting__state=MeetingState.PLANNED)
        .first()
    )
    if invitation is None:
        return 0
    invitees = Invitee.objects.of(invitation.municipality).filter(invitation=invitation).exclude(reply=Reply.NO)
    return _remind(invitation, list(invitees.select_related("person")), site)


@write
def _remind(invitation: Invitation, invitees: Sequence[Invitee], site: str) -> int:
    for invitee in invitees:
        invitee.invitation = invitation
        post(letter_to(invitee, site=site, kind="reminder"))
    return len(invitees)
