# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models

from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow


class WeeklyLetter(TenantRow):
    """A team that has chosen to get a letter each week. No row: none is sent."""

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="weekly_letter")

    def __str__(self) -> str:
        return f"Weekly letter to {self.unit_id}"


class NoThanks(TenantRow):
    """Somebody who does not want the weekly letter of a team."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("person", "unit", name="no_thanks_once")]

    def __str__(self) -> str:
        return f"No letter of {self.unit_id}"
