# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.base import TenantQuerySet, TenantRow
from medspil.dialogue.models.meetings import Meeting, Step
from medspil.organisations.models import Person
from medspil.privacy.fields import FreeText, ShortText


class Group(TenantRow):
    """A pile of notes that say the same (bunke)."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="groups")
    title = ShortText(_("title"), max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.title


class Audience(StrEnum):
    """Who looks at the room."""

    PARTICIPANT = "participant"
    SCREEN = "screen"
    FACILITATOR = "facilitator"


class Place(NamedTuple):
    """Where a phone sits: a table of one step."""

    step_id: UUID
    table: int


class NoteQuerySet(TenantQuerySet["Note"]):
    def visible_to(self, audience: Audience, place: Place | None = None) -> Self:
        """What an audience may see: nothing before the step is revealed, also not the facilitator; but those who
        sit at a table see their own.

        After that everything, except that a note the facilitator has hidden is seen by facilitators only. Hidden means
        absent from the answer; the same rule serves page, stream, poll, wall, documents and mails.
        """
        ours = Q(step=place.step_id, table=place.table) if place else Q(pk__in=[])
        shown = self.filter(Q(step__revealed=True) | ours)
        return shown if audience == Audience.FACILITATOR else shown.filter(hidden=False)


class Note(TenantRow):
    """What somebody wrote: no author, no device, no time.

    `edit_hash` lets the phone that holds the edit key change the note while the step is open. `order` is drawn at
    random, and rows are written anew in that order when they are revealed.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="notes")
    field = models.CharField(max_length=40, blank=True)  # key of the canvas field it stands in
    text = FreeText(_("note"), max_length=500)
    table = models.PositiveSmallIntegerField(null=True, blank=True)  # the table it was written at
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="notes")
    hidden = models.BooleanField(default=False)
    dictated = models.BooleanField(default=False)  # typed by the facilitator or the note-taker for the room
    edit_hash = models.CharField(max_length=64, blank=True)
    order = models.UUIDField(default=uuid4, editable=False)

    objects: ClassVar[Any] = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("order",)
        indexes = [models.Index(fields=["step", "field"])]

    def __str__(self) -> str:
        return f"Note in {self.step_id}"


class ReadyMark(TenantRow):
    """A device has said that it is done with the step; deleted when the step closes."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="ready_marks")
    pseudonym = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint("step", "pseudonym", name="ready_once")]

    def __str__(self) -> str:
        return f"Ready in {self.step_id}"


class Decision(TenantRow):
    """What was decided, who does it, by when. Whoever takes something on is never anonymous."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    what = FreeText(_("what"), max_length=300)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = ShortText(_("who"), max_length=80)
    due_on = models.DateField(_("by when"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.what
