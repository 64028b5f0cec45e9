# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a wish and a requirement are about, and how much a requirement weighs. Files and documents ask too."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """The values are the fields of the canvas `wishes-requirements`."""

    TARGET_GROUPS = "target-groups", _("Target groups")
    USE = "use", _("Use")
    MINIMUM_CONTENT = "minimum-content", _("Minimum content")
    PROFESSIONAL = "professional", _("Professional")
    TECHNICAL = "technical", _("Technical")
    INTEGRATIONS = "integrations", _("Integrations")
    USABILITY = "usability", _("Easy to use")
    ONBOARDING = "onboarding", _("Getting started")
    COSTS = "costs-and-effects", _("Costs and effects")


class Strength(models.TextChoices):
    MUST = "must", _("Must")
    SHOULD = "should", _("Should")
    OPTION = "option", _("Option")


LIGHTEST, HEAVIEST = 1, 5  # what a requirement that is no must weighs; a must has no weight, it is met or not
