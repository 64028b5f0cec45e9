# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models import Journey
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import ShortText


class Adoption(TenantRow):
    """What is counted when one asks whether the solution of a journey is used, and how often one hopes for it."""

    journey = models.OneToOneField(Journey, models.CASCADE, related_name="adoption")
    counted = ShortText(_("what is counted"), max_length=80)
    goal = models.PositiveSmallIntegerField(
        _("goal"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    launched_on = models.DateField(_("taken into use"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(goal=None) | Q(goal__gte=1, goal__lte=100), name="goal_is_a_share")
        ]

    def __str__(self) -> str:
        return self.counted


class Team(TenantRow):
    """A team that counts. `keeper` is asked for the figures each Monday; `nudge` is what the team reminds itself of."""

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="teams")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    nudge = ShortText(_("what we remind ourselves of"), max_length=160, blank=True)

    class Meta:
        ordering = ("unit__name",)
        constraints = [models.UniqueConstraint("adoption", "unit", name="a_team_counts_once")]

    def __str__(self) -> str:
        return self.unit.name


class WeekOfUse(TenantRow):
    """One team's week: how many conversations, and in how many of them the solution was used. Nobody is named.

    A week without a row was not counted: that is not nought.
    """

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="weeks")
    team = models.ForeignKey(Team, models.CASCADE, related_name="weeks")
    monday = models.DateField(_("week"))
    held = models.PositiveIntegerField(_("held"))
    used = models.PositiveIntegerField(_("used"))

    class Meta:
        ordering = ("monday",)
        constraints = [
            models.UniqueConstraint("team", "monday", name="a_week_of_a_team_once"),
            models.CheckConstraint(condition=Q(used__lte=F("held")), name="no_more_used_than_held"),
        ]

    def __str__(self) -> str:
        return f"{self.monday}: {self.used} of {self.held}"
