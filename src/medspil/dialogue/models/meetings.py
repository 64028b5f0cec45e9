# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import hashlib
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.dots import DotRound
from medspil.dialogue.models.processes import LeaderPresence, Process
from medspil.organisations.models import Person, RowsOf
from medspil.organisations.tenancy import TenantRow
from medspil.privacy.fields import FreeText, GuardedJSON, ShortText


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Running")
    CLOSED = "closed", _("Held")


class Anonymity(models.TextChoices):
    """What stands with a note besides its words. In order: each shows more than the one before it."""

    ANONYMOUS = "anonymous", _("Anonymous")
    TEAM = "team", _("With the name of the team")
    NAMED = "named", _("With one's own name")

    def tightens(self, now: str) -> bool:
        """Whether this shows less than `now` does."""
        order = list(Anonymity)
        return order.index(self) < order.index(Anonymity(now))


class MeetingQuerySet(RowsOf["Meeting"]):
    def real(self) -> Self:
        """Without rehearsals, which belong to no list, count or letter."""
        return self.filter(rehearsal=0)

    def whole(self) -> Self:
        """Those that a process is for: neither rehearsals nor quick exercises."""
        return self.real().filter(exercise=False)

    def to_plan(self) -> Self:
        """Those whose agenda is being made. An evaluation has its own from the start."""
        return self.whole().filter(state=MeetingState.PLANNED, evaluation=False)

    def by_code(self, code: str) -> Self:
        """The one way in without a municipality: whoever has the code. A meeting that is over only says thank you."""
        return self.filter(code=code)


class Meeting(TenantRow):
    """A dialogue meeting. `version` rises by one with every change that somebody in the room can see."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="meetings")
    exercise = models.BooleanField(default=False)  # one activity alone; what comes of it stays with the team
    evaluation = models.BooleanField(default=False)  # a quarter of an hour to look back; it needs no invitation
    lap = models.PositiveSmallIntegerField(default=1)  # of the process
    title = ShortText(_("title"), max_length=120)
    script = models.CharField(max_length=60, blank=True)  # key of the Script the agenda came from
    minutes = models.PositiveSmallIntegerField(default=60)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    place = ShortText(_("place"), max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=MeetingState.choices, default=MeetingState.PLANNED)
    code = models.CharField(max_length=8, unique=True)
    version = models.PositiveIntegerField(default=1)
    current = models.ForeignKey("Step", models.SET_NULL, null=True, blank=True, related_name="+")
    facilitator = models.ForeignKey(Person, models.PROTECT, related_name="facilitated_meetings")
    note_taker = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    leader_presence = models.CharField(max_length=8, choices=LeaderPresence.choices, default=LeaderPresence.FRAMES)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    attendance = models.PositiveIntegerField(default=0)  # a number, never a list
    ends_at = models.DateTimeField(null=True, blank=True)  # the end that people know; set when the meeting opens
    message = ShortText(_("message to the room"), max_length=120, blank=True)  # on all screens until it is taken away
    facilitator_left_at = models.DateTimeField(null=True, blank=True)  # her console has no connection since
    anonymity = models.CharField(max_length=9, choices=Anonymity.choices, default=Anonymity.ANONYMOUS)
    rehearsal = models.PositiveSmallIntegerField(default=0)  # how many colleagues are played; 0: a real meeting
    forget = GuardedJSON(default=list, blank=True)  # notes whose words were removed: phones that wrote them drop them

    objects: ClassVar[Any] = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CLOSED) | Q(closed_at__isnull=False), name="closed_meeting_has_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def channel(self) -> str:
        """The name of its streams in the hub."""
        return f"meeting:{self.pk}"


class StepKind(models.TextChoices):
    FRAME = "frame", _("Frame")
    CASE = "case", _("Case")
    LEGAL_POINT = "legal_point", _("Legal point")
    REFLECTION = "reflection", _("Silent reflection")
    GROUPING = "grouping", _("Grouping")
    DOT_VOTE = "dot_vote", _("Dot vote")
    COMPASS = "compass", _("Role compass")
    SCALE = "scale", _("Scale")
    WORDS = "words", _("Words")
    DISCUSSION = "discussion", _("Discussion")
    BOARD = "board", _("Board")
    TABLES = "tables", _("At the tables")
    DECIDE = "decide", _("Decisions")
    FOLLOW_UP = "follow_up", _("Since last time")
    CLOSING = "closing", _("Closing round")


class StepPart(models.TextChoices):
    """The six parts of the basic design."""

    INTRODUCTION = "introduction", _("Introduction")
    FRAME = "frame", _("Ground rules")
    TOPIC = "topic", _("The topic")
    PROCESS = "process", _("Process")
    CONCLUSION = "conclusion", _("Conclusion")
    NEXT_STEPS = "next-steps", _("Next steps")


class Step(TenantRow):
    """One item of the agenda. `settings` are what its kind needs: see `ScriptStep` in the schema of the material."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    part = models.CharField(max_length=12, choices=StepPart.choices, default=StepPart.PROCESS)
    title = ShortText(_("title"), max_length=60)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    settings = GuardedJSON(default=dict)
    say = FreeText(_("say"), blank=True)
    do = FreeText(_("do"), blank=True)
    own_notes = FreeText(_("own notes"), blank=True)
    revealed = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True, blank=True)
    closed = models.BooleanField(default=False)
    open_until = models.DateTimeField(null=True, blank=True)  # kept open for those who were away
    secret = models.CharField(max_length=64, blank=True)  # of the ready marks; gone when the step closes
    round = models.ForeignKey(DotRound, models.SET_NULL, null=True, blank=True, related_name="steps")

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint("meeting", "position", name="one_step_per_place"),
            models.CheckConstraint(condition=Q(closed=False) | Q(secret=""), name="closed_step_has_no_secret"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def turn(self) -> str:
        """Another word each time the step is entered, so that a phone knows whether its »I am done« still counts."""
        return hashlib.sha256(self.secret.encode()).hexdigest()[:12] if self.secret else ""

    @property
    def question(self) -> str:
        return str(self.settings.get("question", ""))
