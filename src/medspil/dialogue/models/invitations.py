# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.meetings import Meeting
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText


class Invitation(TenantRow):
    """The leader's invitation to a meeting. `sequence` rises when it is changed, as calendars want (RFC 5545)."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="invitation")
    message = FreeText(_("message"), max_length=2000)
    preparation = FreeText(_("preparation"), max_length=2000, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Invitation to {self.meeting_id}"


class Reply(models.TextChoices):
    WAITING = "waiting", _("No answer yet")
    YES = "yes", _("Coming")
    MAYBE = "maybe", _("Perhaps")
    NO = "no", _("Not coming")


class Invitee(TenantRow):
    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="invitees")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    reply = models.CharField(max_length=8, choices=Reply.choices, default=Reply.WAITING)

    class Meta:
        constraints = [models.UniqueConstraint("invitation", "person", name="invited_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.reply}"
