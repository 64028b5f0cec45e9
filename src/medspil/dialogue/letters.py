# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letters of the phase before: invitation, change, cancellation, reminder."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from medspil.dialogue.access import REPLY_SALT
from medspil.dialogue.models import Invitation, Invitee
from medspil.documents.calendar import CANCEL, REQUEST, CalendarEvent
from medspil.documents.calendar import invitation as calendar_file
from medspil.record.letters import letter
from medspil.record.mail import Attachment, Letter


def reply_token(invitee: Invitee) -> str:
    """A signed right to answer one invitation, and nothing else."""
    return signing.dumps(str(invitee.pk), salt=REPLY_SALT)


def letter_to(invitee: Invitee, *, site: str, kind: str) -> Letter:
    """`kind` is invitation, change, cancellation or reminder; `site` is the address of the installation."""
    invitation = invitee.invitation
    meeting = invitation.meeting
    facts = {
        "invitation": invitation,
        "meeting": meeting,
        "person": invitee.person,
        "reply_url": site + reverse("reply", args=[reply_token(invitee)]),
        "kind": kind,
    }
    cancelled = kind == "cancellation"
    attachments = () if kind == "reminder" else (_calendar(invitation, invitee, str(facts["reply_url"]), cancelled),)
    return letter(
        "dialogue/emails/invitation",
        to=invitee.person.email,
        facts=facts,
        reply_to=meeting.process.leader.email,
        attachments=attachments,
    )


def _calendar(invitation: Invitation, invitee: Invitee, url: str, cancelled: bool) -> Attachment:  # noqa: FBT001
    meeting, leader = invitation.meeting, invitation.meeting.process.leader
    assert meeting.starts_at is not None  # noqa: S101 - an invitation has a time
    event = CalendarEvent(
        uid=f"{meeting.pk}@medspil",
        sequence=invitation.sequence,
        start=meeting.starts_at,
        end=meeting.starts_at + timedelta(minutes=meeting.minutes),
        title=meeting.title,
        description=f"{invitation.message}\n\n{url}",
        location=meeting.place,
        organiser_name=leader.name,
        organiser_email=leader.email,
        attendee_name=invitee.person.name,
        attendee_email=invitee.person.email,
    )
    content_type = CANCEL if cancelled else REQUEST
    return Attachment(
        name="invitation.ics", content_type=content_type, content=calendar_file(event, cancelled=cancelled)
    )
