# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import GuardedJSON, ShortText
from medspil.procurement.models.bids import Supplier


class Audience(models.TextChoices):
    EMPLOYEES = "employees", _("Employees")
    CITIZENS = "citizens", _("Citizens")


class How(models.TextChoices):
    """How somebody came through a task."""

    ALONE = "alone", _("Alone")
    HELPED = "helped", _("With help")
    NOT = "not", _("Not")


class TryOut(TenantRow):
    """A solution that people try before it is chosen (afprøvning). `tasks` are what they are asked to do."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="try_outs")
    audience = models.CharField(max_length=9, choices=Audience.choices)
    held_on = models.DateField(_("day"))
    tasks = GuardedJSON()

    class Meta:
        ordering = ("held_on",)

    def __str__(self) -> str:
        return f"{self.supplier}: {self.audience}"


class Turn(TenantRow):
    """What one who tried managed and answered. Nothing here says who it was, or when.

    `results`: one of How for each task. `sus`: ten figures from 1 to 5, or none when the questions were not answered.
    """

    try_out = models.ForeignKey(TryOut, models.CASCADE, related_name="turns")
    results = GuardedJSON()
    sus = GuardedJSON()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"Turn of {self.try_out_id}"


class Reference(TenantRow):
    """A talk with a municipality that uses the solution. `answers` by the key of the question."""

    supplier = models.ForeignKey(Supplier, models.CASCADE, related_name="references")
    place = ShortText(_("municipality"), max_length=120)
    role = ShortText(_("whom we talked with"), max_length=120, blank=True)
    held_on = models.DateField(_("day"))
    answers = GuardedJSON()

    class Meta:
        ordering = ("held_on",)

    def __str__(self) -> str:
        return self.place
