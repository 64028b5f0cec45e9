# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.models.meetings import Meeting, Step
from medspil.dialogue.rules import Sees, State, Thing, Viewer, sees, states_with
from medspil.organisations.models import Person, RowsOf
from medspil.organisations.tenancy import TenantRow
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


# A note on its way from being written to being seen, as a question to the database.
_STATES = {
    State.WRITTEN: Q(step__revealed=False, step__open_until=None, table=None),
    State.AT_TABLE: Q(step__revealed=False, table__isnull=False),
    State.KEPT_OPEN: Q(step__revealed=False, step__open_until__isnull=False),
    State.SHOWN: Q(step__revealed=True, hidden=False),
    State.HIDDEN: Q(step__revealed=True, hidden=True),
}


class NoteQuerySet(RowsOf["Note"]):
    def standing(self) -> Self:
        """Without those that stand in a joined note instead."""
        return self.filter(merged_into=None)

    def visible_to(self, audience: Audience, place: Place | None = None) -> Self:
        """The notes whose words an audience may read, by the table in `rules`; with those of the table it sits at.

        What it may not read is absent from the answer; the same rule serves page, stream, poll, wall, documents, mails.
        """
        readable = Q(pk__in=())
        for state in states_with(audience, Thing.NOTE, Sees.TEXT) & _STATES.keys():
            readable |= _STATES[state]
        if place is not None and sees(Viewer.TABLE, Thing.NOTE, State.AT_TABLE) == Sees.TEXT:
            readable |= Q(step=place.step_id, table=place.table)
        return self.filter(readable).standing()


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
    signature = ShortText(_("signature"), max_length=60, blank=True)  # as typed, where the meeting shows names
    joined = models.BooleanField(default=False)  # made by the facilitator of notes that say the same
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    edit_hash = models.CharField(max_length=64, blank=True)
    order = models.UUIDField(default=uuid4, editable=False)

    objects: ClassVar[Any] = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("order",)
        indexes = [models.Index(fields=["step", "field"])]

    def __str__(self) -> str:
        return f"Note in {self.step_id}"

    @property
    def marked(self) -> bool:
        """Whether more stands on it than its words."""
        return bool(self.signature or self.table or self.dictated or self.hidden)


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
