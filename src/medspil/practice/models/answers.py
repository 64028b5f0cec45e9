# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Meeting, OutcomeItem
from medspil.organisations.models import Person
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON


class Verdict(models.TextChoices):
    DO = "do", _("We do it")
    TRY = "try", _("We try it")
    NOT_NOW = "not-now", _("Not now")
    NO = "no", _("No")


class Answer(TenantRow):
    """The leader's answer to a proposal. The team sees it with its reason."""

    item = models.OneToOneField(OutcomeItem, models.CASCADE, related_name="answer")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    reason = FreeText(_("reason"), max_length=600)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.verdict


class OneToOne(TenantRow):
    """The talk between leader and facilitator after a meeting; its text is the canvas `one-to-one`."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="one_to_one")
    canvas = GuardedJSON(default=dict)
    held_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"One-to-one about {self.meeting_id}"
