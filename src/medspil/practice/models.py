# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Meeting, OutcomeItem, Process
from medspil.dialogue.models.base import TenantRow
from medspil.organisations.models import Person, Unit
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText


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


class CommitmentStatus(models.TextChoices):
    OPEN = "open", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class Commitment(TenantRow):
    """What, who, by when, and how it went (aftale)."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="commitments")
    what = FreeText(_("what"), max_length=300)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="commitments")
    owner_name = ShortText(_("who"), max_length=80)
    due_on = models.DateField(_("by when"))
    status = models.CharField(max_length=8, choices=CommitmentStatus.choices, default=CommitmentStatus.OPEN)
    how_it_went = FreeText(_("how it went"), max_length=600, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on",)
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open", settled_on=None) | (~Q(status="open") & Q(settled_on__isnull=False)),
                name="settled_commitment_has_a_date",
            )
        ]

    def __str__(self) -> str:
        return self.what


class OneToOne(TenantRow):
    """The talk between leader and facilitator after a meeting; its text is the canvas `one-to-one`."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="one_to_one")
    canvas = GuardedJSON(default=dict)
    held_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"One-to-one about {self.meeting_id}"


class TrialState(models.TextChoices):
    DRAFT = "draft", _("Being planned")
    RUNNING = "running", _("Being tried")
    ENDED = "ended", _("Ended")


class Ending(models.TextChoices):
    CONTINUE = "continue", _("Continue")
    ADJUST = "adjust", _("Adjust")
    STOP = "stop", _("Stop")


class Trial(TenantRow):
    """A trial action (prøvehandling): small, with an owner and dates. Its six fields are the canvas `trial-action`."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="trials")
    process = models.ForeignKey(Process, models.SET_NULL, null=True, blank=True, related_name="trials")
    item = models.ForeignKey(OutcomeItem, models.SET_NULL, null=True, blank=True, related_name="trials")
    previous = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="next")
    title = ShortText(_("title"), max_length=80)
    canvas = GuardedJSON(default=dict)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="trials")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(max_length=8, choices=TrialState.choices, default=TrialState.DRAFT)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    cycle = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("-starts_on",)
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="trial_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) & ~Q(ending="")
                | ~Q(state="ended") & Q(ended_on=None, ending=""),
                name="ended_trial_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.title
