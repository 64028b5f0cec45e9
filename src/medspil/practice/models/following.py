# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Meeting, OutcomeItem
from medspil.organisations.tenancy import TenantRow
from medspil.practice.models.commitments import Commitment
from medspil.privacy.fields import FreeText


class HowItWent(models.TextChoices):
    DONE = "done", _("Done")
    CARRIED = "carried", _("Goes along to next time")
    DROPPED = "dropped", _("Let go of")


DONE_WITH = (HowItWent.DONE, HowItWent.DROPPED)


class FollowUp(TenantRow):
    """What a meeting has said of a commitment or a proposal from an earlier one: done, along to the next, let go of."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="follow_ups")
    commitment = models.ForeignKey(Commitment, models.CASCADE, null=True, blank=True, related_name="follow_ups")
    item = models.ForeignKey(OutcomeItem, models.CASCADE, null=True, blank=True, related_name="follow_ups")
    how = models.CharField(max_length=8, choices=HowItWent.choices)
    words = FreeText(_("how it went"), max_length=600, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("meeting", "commitment", name="commitment_followed_up_once_a_meeting"),
            models.UniqueConstraint("meeting", "item", name="proposal_followed_up_once_a_meeting"),
            models.CheckConstraint(
                condition=Q(commitment=None, item__isnull=False) | Q(commitment__isnull=False, item=None),
                name="follow_up_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.how
