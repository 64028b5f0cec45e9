# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.organisations.tenancy import TenantRow
from medspil.practice.models.trials import Trial
from medspil.privacy.fields import ShortText

MOST_MEASURES = 3  # a team that measures more measures nothing for long


class Better(models.TextChoices):
    UP = "up", _("The more the better")
    DOWN = "down", _("The fewer the better")


class Every(models.TextChoices):
    DAY = "day", _("Every day")
    WEEK = "week", _("Every week")
    TIME = "time", _("Each time it happens")


class Nature(models.TextChoices):
    """What a figure is, and so which values it cannot pass."""

    COUNT = "count", _("A count")
    PERCENT = "percent", _("A percentage")
    OTHER = "other", _("Something else, for example minutes")


class Measure(TenantRow):
    """What a trial looks at over time. It belongs to the first round, and goes on over all of them."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="measures")
    position = models.PositiveSmallIntegerField()
    title = ShortText(_("what is measured"), max_length=80)
    unit_of = ShortText(_("unit"), max_length=40, blank=True)
    nature = models.CharField(max_length=8, choices=Nature.choices, default=Nature.COUNT)
    better = models.CharField(max_length=4, choices=Better.choices, default=Better.UP)
    goal = models.FloatField(_("goal"), null=True, blank=True)
    every = models.CharField(max_length=4, choices=Every.choices, default=Every.WEEK)
    frozen_until = models.DateField(null=True, blank=True)  # the last day of the baseline

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint("trial", "position", name="one_measure_per_place"),
            models.CheckConstraint(condition=Q(position__gte=1, position__lte=MOST_MEASURES), name="three_measures"),
        ]

    def __str__(self) -> str:
        return self.title


class Observation(TenantRow):
    """The value of a day. A day without a row was not measured: that is not nought."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="observations")
    day = models.DateField(_("day"))
    value = models.FloatField(_("value"))

    class Meta:
        ordering = ("day",)
        constraints = [models.UniqueConstraint("measure", "day", name="one_value_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.value}"


class Tap(TenantRow):
    """One press on the counter, under the id the phone gave it: sent twice, it counts once. No person, no time."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="taps")
    day = models.DateField()

    def __str__(self) -> str:
        return f"Tap on {self.day}"


class Happening(TenantRow):
    """Something that may explain a curve: a holiday, a new sign, a system that was down."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="happenings")
    day = models.DateField(_("day"))
    words = ShortText(_("what happened"), max_length=120)

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return self.words
