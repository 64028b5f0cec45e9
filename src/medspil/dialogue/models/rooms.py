# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the activities of a step keep while it is open: who sits where, who wants to speak, what is decided on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.dots import DotRound
from medspil.dialogue.models.meetings import Step
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, ShortText


class Seat(TenantRow):
    """A device sits at a table; deleted when the step closes."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="seats")
    pseudonym = models.CharField(max_length=64)
    table = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("step", "pseudonym", name="seated_once")]

    def __str__(self) -> str:
        return f"Table {self.table} in {self.step_id}"


class Speaker(TenantRow):
    """Somebody who wants to speak or has spoken, under a name of their own choice; deleted when the step closes.

    `turn` is the order of asking; 0 for one who does not wait.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="speakers")
    pseudonym = models.CharField(max_length=64)
    name = ShortText(_("name"), max_length=30, blank=True)
    turn = models.PositiveIntegerField(default=0)
    spoken = models.PositiveSmallIntegerField(default=0)
    speaking = models.BooleanField(default=False)

    class Meta:
        ordering = ("spoken", "turn")
        constraints = [
            models.UniqueConstraint("step", "pseudonym", name="on_the_list_once"),
            models.UniqueConstraint(fields=["step"], condition=Q(speaking=True), name="one_speaks"),
        ]

    def __str__(self) -> str:
        return self.name or str(_("a colleague"))


class Fist(TenantRow):
    """A proposal for which everybody holds up nought to five fingers."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="fists")
    round = models.OneToOneField(DotRound, models.CASCADE, related_name="fist")
    what = FreeText(_("proposal"), max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint("step", "position", name="one_fist_per_place")]

    def __str__(self) -> str:
        return self.what
