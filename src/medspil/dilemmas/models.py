# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.base import TenantRow
from medspil.organisations.models import Person, Unit
from medspil.privacy.fields import FreeText, ShortText

LONGEST = 600  # signs: what one can write in 20 seconds, and more


class FrontRole(models.TextChoices):
    """The four roles at the counter; the values are the fields of the canvas `role-compass`."""

    ADVISING = "advising", _("Advising")
    INSPIRING = "inspiring", _("Inspiring")
    INSTRUCTING = "instructing", _("Instructing")
    SOLVING = "solving", _("Solving the problem")


class Hard(models.TextChoices):
    JUDGEMENT = "judgement", _("My professional judgement")
    ROLE = "role", _("My role and task")
    SETTING = "setting", _("The physical setting")
    RULES = "rules", _("The rules")
    TIME = "time", _("The time")


class Channel(models.TextChoices):
    COUNTER = "counter", _("At the counter")
    PHONE = "phone", _("On the telephone")
    WRITING = "writing", _("In writing")
    ELSEWHERE = "elsewhere", _("Somewhere else")


class Source(models.TextChoices):
    LOG = "log", _("Noted in the log")
    GUIDE = "guide", _("The guide had no answer")


class Dilemma(TenantRow):
    """What was hard with a citizen, as somebody noted it. No person, no device, and of the time only the week.

    Who noted it stands in `Signature`, and only when she wished it. `week` is the Monday.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dilemmas")
    told = FreeText(_("what happened"), max_length=LONGEST)
    topic = models.CharField(max_length=60, blank=True)  # key of a Topic
    role = models.CharField(max_length=12, choices=FrontRole.choices, blank=True)
    hard = models.CharField(max_length=10, choices=Hard.choices, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    source = models.CharField(max_length=5, choices=Source.choices, default=Source.LOG)
    week = models.DateField()

    class Meta:
        # Within a week by ids, which are drawn: the list does not tell who wrote after whom.
        ordering = ("-week", "id")
        indexes = [models.Index(fields=["unit", "-week"])]

    def __str__(self) -> str:
        return self.told[:60]


class Signature(TenantRow):
    """Somebody who wants her name on a dilemma. No row: it is anonymous."""

    dilemma = models.OneToOneField(Dilemma, models.CASCADE, related_name="signature")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.person} on {self.dilemma_id}"


class Into(models.TextChoices):
    """What a dilemma can be turned into."""

    CASE = "case", _("A case")
    VOTE = "vote", _("On the ballot")
    QUESTION = "question", _("A question to the counter guide")


class Turn(TenantRow):
    """A dilemma that somebody has made something of. `made` is the draft, the topic on the ballot, or the question."""

    dilemma = models.ForeignKey(Dilemma, models.CASCADE, related_name="turns")
    into = models.CharField(max_length=8, choices=Into.choices)
    made = models.UUIDField()

    class Meta:
        ordering = ("into",)
        constraints = [models.UniqueConstraint("dilemma", "into", "made", name="turned_once")]

    def __str__(self) -> str:
        return self.into


class OpenQuestion(TenantRow):
    """Something that the counter guide ought to answer. It outlives the dilemma it came from."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="open_questions")
    question = ShortText(_("question"), max_length=300)
    topic = models.CharField(max_length=60, blank=True)  # key of a Topic
    asked_on = models.DateField(auto_now_add=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("asked_on", "id")

    def __str__(self) -> str:
        return self.question
