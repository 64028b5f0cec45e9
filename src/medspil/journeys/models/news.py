# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models.journeys import Journey, JourneyPhase
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText


class News(TenantRow):
    """What the group tells everybody, also that nothing is decided yet (nyt). It stays as it was sent."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="news")
    phase = models.CharField(max_length=14, choices=JourneyPhase.choices)
    text = FreeText(_("news"), max_length=2000)
    mailed = models.PositiveIntegerField(default=0)  # to how many
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.text[:60]


class Question(TenantRow):
    """Something that somebody asked without a name, or told an ambassador. No person, no device, no time: nothing in
    the row tells who it was, and ids are drawn, so their order tells nothing either.

    `unit` is the department whose ambassador it is for; empty: for the whole journey. The answer has a name.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="questions")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    text = FreeText(_("question"), max_length=600)
    answer = FreeText(_("answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-answered_on", "id")

    def __str__(self) -> str:
        return self.text[:60]
