# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models

from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import GuardedJSON


class Keeping(TenantRow):
    """For how many months a municipality keeps what (`periods.py`); what is not in `months` has its default.

    No row: the municipality has not said yet that anything may go. Nothing goes before `begins_on`, the day after the
    periods were chosen.
    """

    months = GuardedJSON(default=dict)
    begins_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", name="one_keeping_each")]

    def __str__(self) -> str:
        return f"What {self.municipality_id} keeps"
