# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _


class FrontRole(models.TextChoices):
    """The four roles of whoever meets the citizen, after A. Svejgaard Pors.

    The values are the fields of the canvas `role-compass`, so that dilemmas, answers and dots speak of the same.
    """

    ADVISING = "advising", _("Advising")
    INSPIRING = "inspiring", _("Inspiring")
    INSTRUCTING = "instructing", _("Instructing")
    SOLVING = "solving", _("Solving the problem")
