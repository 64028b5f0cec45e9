# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the team hands over. The leader sees this and nothing else of the meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.meetings import Meeting
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON


class Outcome(TenantRow):
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="outcome")
    summary = FreeText(_("summary"), blank=True, max_length=2000)
    handed_over_at = models.DateTimeField()
    answers_due_on = models.DateField()

    def __str__(self) -> str:
        return f"Outcome of {self.meeting_id}"


class OutcomeKind(models.TextChoices):
    KEEP = "keep", _("Keep")
    DEVELOP = "develop", _("Develop")
    STOP = "stop", _("Stop")
    TOLD = "told", _("What we talked about")


class OutcomeItem(TenantRow):
    """A line of the outcome: a copy of what the room chose to hand over, no longer tied to a note."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=8, choices=OutcomeKind.choices)
    text = FreeText(_("text"), max_length=600)
    dots = models.PositiveIntegerField(default=0)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_proposal(self) -> bool:
        """Develop and stop ask the leader for an answer; keep is thanked for."""
        return self.kind in {OutcomeKind.DEVELOP, OutcomeKind.STOP}


class OutcomeSpread(TenantRow):
    """How the answers to a question spread, as it was handed over: a copy, no longer tied to a round."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="spreads")
    figures = GuardedJSON()  # see `Spread.as_figures` in activities/spreads.py
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"Spread {self.position} of {self.outcome_id}"
