# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Meeting
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, ShortText


class Level(models.TextChoices):
    """What we do with a task; the values are the fields of the canvas `service-level`."""

    TOGETHER = "together", _("We do it together with the citizen")
    SHOW = "show", _("We show how")
    GUIDE = "guide", _("We guide on to others")
    NOT = "not", _("We do not do it")


class Task(TenantRow):
    """A kind of task that citizens come with (opgavetype). `ended_on`: the unit no longer says anything of it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    title = ShortText(_("task"), max_length=80)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class ServiceLevel(TenantRow):
    """What a unit has agreed to do with a task (serviceniveau). Never changed: another agreement is another number."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="levels")
    number = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=8, choices=Level.choices)
    words = ShortText(_("words to citizens"), max_length=200, blank=True)
    reason = FreeText(_("reason"), max_length=600)
    agreed_on = models.DateField(_("agreed on"))
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint("task", "number", name="one_agreement_per_number")]

    def __str__(self) -> str:
        return f"{self.task}: {self.level}"


class PublicPage(TenantRow):
    """The citizens' version of a unit's table, published. No row: it is not public. `code` stands in its address."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="public_page")
    code = models.CharField(max_length=8, unique=True)
    contact = ShortText(_("where to find us"), max_length=200)
    published_on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return self.code
