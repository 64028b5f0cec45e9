# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Process
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, ShortText


class CommitmentStatus(models.TextChoices):
    OPEN = "open", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class Commitment(TenantRow):
    """What, who, by when, and how it went (aftale)."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="commitments")
    lap = models.PositiveSmallIntegerField(default=1)  # of the process, when it was made
    what = FreeText(_("what"), max_length=300)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="commitments")
    owner_name = ShortText(_("who"), max_length=80)
    due_on = models.DateField(_("by when"))
    status = models.CharField(max_length=8, choices=CommitmentStatus.choices, default=CommitmentStatus.OPEN)
    how_it_went = FreeText(_("how it went"), max_length=600, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on",)
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open", settled_on=None) | (~Q(status="open") & Q(settled_on__isnull=False)),
                name="settled_commitment_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return self.what
