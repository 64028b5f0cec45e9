# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models import Meeting, OutcomeItem, Process
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText


class TrialState(models.TextChoices):
    DRAFT = "draft", _("Being planned")
    RUNNING = "running", _("Being tried")
    ENDED = "ended", _("Ended")


class Held(models.TextChoices):
    """How what happened compares with what was expected."""

    YES = "yes", _("As we expected")
    PARTLY = "partly", _("Partly as we expected")
    NO = "no", _("Not as we expected")


class Ending(models.TextChoices):
    ADOPT = "adopt", _("Make it how we do it")
    CONTINUE = "continue", _("Continue")
    ADJUST = "adjust", _("Adjust")
    STOP = "stop", _("Stop")


class Trial(TenantRow):
    """A trial action (prøvehandling): one round of plan, do, study, adjust.

    Its six fields are the canvas `trial-action`. `root` is the first round of the ladder this one belongs to, itself
    when it is the first; measures hang on the root, so that a series goes on over the rounds. `credit` is the trial of
    another team that this one began as a copy of.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="trials")
    process = models.ForeignKey(Process, models.SET_NULL, null=True, blank=True, related_name="trials")
    item = models.ForeignKey(OutcomeItem, models.SET_NULL, null=True, blank=True, related_name="trials")
    previous = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="next")
    root = models.ForeignKey("self", models.CASCADE, related_name="rounds")
    credit = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    title = ShortText(_("title"), max_length=80)
    canvas = GuardedJSON(default=dict)
    prediction = FreeText(_("prediction"), max_length=600, blank=True)
    citizens = models.PositiveSmallIntegerField(_("citizens"), null=True, blank=True)
    colleagues = models.PositiveSmallIntegerField(_("colleagues"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("times"), null=True, blank=True)
    place = ShortText(_("where"), max_length=120, blank=True)
    needs = FreeText(_("needs"), max_length=600, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="trials")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(max_length=8, choices=TrialState.choices, default=TrialState.DRAFT)
    held = models.CharField(max_length=8, choices=Held.choices, blank=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    cycle = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("-starts_on",)
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="trial_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(state="draft") | ~Q(prediction=""), name="tried_trial_has_a_prediction"),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) & ~Q(ending="")
                | ~Q(state="ended") & Q(ended_on=None, ending="", held=""),
                name="ended_trial_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Window(TenantRow):
    """A meeting in which a trial was looked back at; `trial` is the first round of its ladder."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="windows")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="window")

    class Meta:
        ordering = ("meeting__opened_at",)

    def __str__(self) -> str:
        return f"Window of {self.trial_id}"


class TipState(models.TextChoices):
    SENT = "sent", _("Waits for an answer")
    TAKEN = "taken", _("Tried there too")
    DECLINED = "declined", _("Not there, not now")


class Tip(TenantRow):
    """»Could this help you too?« One unit's trial, with its evidence, put before another unit's leader."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="tips")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="tips")
    words = FreeText(_("words"), max_length=600, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=TipState.choices, default=TipState.SENT)
    copy = models.OneToOneField(Trial, models.SET_NULL, null=True, blank=True, related_name="came_by")

    class Meta:
        constraints = [models.UniqueConstraint("trial", "unit", name="one_tip_per_unit")]

    def __str__(self) -> str:
        return f"{self.trial} for {self.unit}"
