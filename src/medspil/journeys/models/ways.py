# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models.journeys import Journey
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText


class Pause(TenantRow):
    """A time when a journey stood still, why, and when it is looked at again."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="pauses")
    reason = FreeText(_("reason"), max_length=600)
    look_again_on = models.DateField(_("look at it again"))
    since = models.DateField(auto_now_add=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-since",)
        constraints = [
            models.UniqueConstraint(fields=["journey"], condition=Q(ended_on=None), name="one_pause_at_a_time")
        ]

    def __str__(self) -> str:
        return self.reason[:60]


class Ending(TenantRow):
    """How a journey ended, and what those who were in it would do differently."""

    journey = models.OneToOneField(Journey, models.CASCADE, related_name="ending")
    reached = FreeText(_("did we get there"), max_length=1000)
    keeps = FreeText(_("who keeps at it"), max_length=600, blank=True)
    differently = FreeText(_("what we would do differently"), max_length=2000)
    on = models.DateField(auto_now_add=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.differently[:60]
