# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Process
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText


class Reached(models.TextChoices):
    YES = "yes", _("Yes, we got there")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No, not yet")
    EARLY = "early", _("It is too early to say")


class Closing(TenantRow):
    """How a process ended, held against the value that was wanted when it began. It stays when the process is opened
    again, to be written on."""

    process = models.OneToOneField(Process, models.CASCADE, related_name="closing")
    value = FreeText(_("the value we wanted"), max_length=500)  # as it stood when this was written
    reached = models.CharField(max_length=8, choices=Reached.choices)
    seen = FreeText(_("what we see"), max_length=1000)
    keeps = FreeText(_("what we keep"), max_length=1000, blank=True)
    learned = FreeText(_("what we learned"), max_length=1000, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_on = models.DateField()

    def __str__(self) -> str:
        return self.reached
