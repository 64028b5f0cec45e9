# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.utils.translation import gettext_lazy as _

from medspil.materials.models import FrontRole
from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, ShortText

LONGEST = 600  # signs: what one can write in 20 seconds, and more


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


class QuestionState(models.TextChoices):
    WAITING = "waiting", _("Waits for an answer")
    ANSWERED = "answered", _("Answered in the guide")
    ASIDE = "aside", _("Set aside")


class Question(TenantRow):
    """What the counter guide ought to answer: asked from a dilemma in the log, or where the guide had nothing.

    It outlives the dilemma it came from. No person, and of the time only the week. `answer` is the id of an entry of
    the guide, which is above this package; `why` is said to those who asked when it is set aside.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="questions")
    question = ShortText(_("question"), max_length=300)
    topic = models.CharField(max_length=60, blank=True)  # key of a Topic
    source = models.CharField(max_length=5, choices=Source.choices, default=Source.LOG)
    week = models.DateField()
    state = models.CharField(max_length=8, choices=QuestionState.choices, default=QuestionState.WAITING)
    settled_on = models.DateField(null=True, blank=True)
    answer = models.UUIDField(null=True, blank=True)
    why = ShortText(_("why it is set aside"), max_length=200, blank=True)

    class Meta:
        # Within a week by ids, which are drawn: the list does not tell who asked after whom.
        ordering = ("week", "id")

    def __str__(self) -> str:
        return self.question

    @property
    def waits(self) -> bool:
        return self.state == QuestionState.WAITING
