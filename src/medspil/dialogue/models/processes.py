# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.organisations.models import Person, Unit
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText


class Phase(models.TextChoices):
    BEFORE = "before", _("Before")
    DURING = "during", _("During")
    AFTER = "after", _("After")


class ProcessKind(models.TextChoices):
    PROCESS = "process", _("Way of a team")
    EXERCISES = "exercises", _("Quick exercises")
    JOURNEY = "journey", _("Digital journey")


class Process(TenantRow):
    """A team's way through a topic (forløb), and then through the next: `lap` says which time round this is. Topic,
    title, planned_on and phase are those of the lap at hand; laps that are over are `Lap`.

    A digital journey has one to hang its meetings, canvases and commitments on; its laps are the four phases.

    A team that tries an activity on its own has one more, for its exercises: it has no phases, and nobody but the team
    sees what is in it."""

    kind = models.CharField(max_length=10, choices=ProcessKind.choices, default=ProcessKind.PROCESS)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="processes")
    leader = models.ForeignKey(Person, models.PROTECT, related_name="led_processes")
    facilitator = models.ForeignKey(Person, models.PROTECT, related_name="facilitated_processes")
    value = FreeText(_("the value we want"), max_length=500)
    topic = models.CharField(max_length=60, blank=True)  # key of a Topic; empty until chosen
    title = ShortText(_("title"), max_length=120, blank=True)  # the topic's name, as it was when it was chosen
    planned_on = models.DateField(_("when"))
    lap = models.PositiveSmallIntegerField(default=1)
    phase = models.CharField(max_length=8, choices=Phase.choices, default=Phase.BEFORE)
    started_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(kind=ProcessKind.EXERCISES), name="one_place_for_exercises"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What to call it: its topic, or until then what it is for."""
        return self.title or self.value.split("\n", 1)[0][:60]


class Lap(TenantRow):
    """A way round that is over: before, during and after, with one topic. Its meetings carry its number."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="laps")
    number = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=60, blank=True)
    title = ShortText(_("title"), max_length=120, blank=True)
    planned_on = models.DateField()
    ended_on = models.DateField()

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint("process", "number", name="one_lap_of_a_number")]

    def __str__(self) -> str:
        return self.title or f"Lap {self.number}"


class LeaderPresence(models.TextChoices):
    OUT = "out", _("stays out of the room")
    FRAMES = "frames", _("sets the frame and leaves")
    IN_ROOM = "in-room", _("takes part")


class Contract(TenantRow):
    """What leader and facilitator have agreed; the written fields are the canvas `contract`."""

    process = models.OneToOneField(Process, models.CASCADE, related_name="contract")
    canvas = GuardedJSON(default=dict)
    leader_presence = models.CharField(max_length=8, choices=LeaderPresence.choices, default=LeaderPresence.FRAMES)
    answer_days = models.PositiveSmallIntegerField(default=14)
    version = models.PositiveIntegerField(default=1)  # rises with each change: two tabs cannot overwrite each other
    agreed_by_leader_at = models.DateTimeField(null=True, blank=True)
    agreed_by_facilitator_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_days__gte=1) & Q(answer_days__lte=60), name="answer_within_two_months"
            )
        ]

    def __str__(self) -> str:
        return f"Contract of {self.process_id}"

    @property
    def agreed(self) -> bool:
        return self.agreed_by_leader_at is not None and self.agreed_by_facilitator_at is not None


class Tick(TenantRow):
    """An item of a phase's checklist that somebody has ticked by hand, in one lap of the process."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="ticks")
    lap = models.PositiveSmallIntegerField(default=1)
    key = models.CharField(max_length=60)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("process", "lap", "key", name="tick_once")]

    def __str__(self) -> str:
        return self.key
