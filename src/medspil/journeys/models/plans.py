# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models.journeys import Journey
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.practice.models import Commitment
from medspil.privacy.fields import FreeText, ShortText


class Point(TenantRow):
    """What was chosen as central on a canvas of the journey, and what is done about it (punkt i planen).

    `key` is the template: potentials and barriers, or competence needs; `field` is the field of it. What is done, by
    whom and by when is the commitment, so that it is reminded of and followed up as all others.
    """

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="points")
    key = models.CharField(max_length=60)
    field = models.CharField(max_length=60)
    what = FreeText(_("what"), max_length=300)
    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="point")

    class Meta:
        ordering = ("field", "commitment__due_on")

    def __str__(self) -> str:
        return self.what


class Training(TenantRow):
    """A time when a team learns it, on its own cases (oplæring). How many have been through it is a figure of the team;
    who they are is written nowhere."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="trainings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    what = ShortText(_("what"), max_length=200)
    case = FreeText(_("from own practice"), max_length=600, blank=True)
    on = models.DateField(_("when"))
    size = models.PositiveSmallIntegerField(_("how many in the team"))
    through = models.PositiveSmallIntegerField(_("how many have been through it"), default=0)

    class Meta:
        ordering = ("on",)
        constraints = [
            models.CheckConstraint(condition=Q(through__lte=models.F("size")), name="no_more_through_than_there_are")
        ]

    def __str__(self) -> str:
        return self.what


class Ambassador(TenantRow):
    """Whom colleagues of a department can ask, and who takes what they say along (ambassadør)."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="ambassadors")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("unit__name", "person__name")
        constraints = [models.UniqueConstraint("journey", "unit", "person", name="ambassador_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.unit}"
