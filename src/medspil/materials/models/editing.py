# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What editors do to the material. Texts are JSON in the shape of the content files: see `pieces`."""

from typing import Any, Self, TypeVar
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from medspil.organisations.models import Municipality, Person
from medspil.privacy.fields import GuardedJSON, ShortText

M = TypeVar("M", bound=models.Model)


class PieceKind(models.TextChoices):
    TOPIC = "topic", _("Topic")
    CASE = "case", _("Case")
    LEGAL_POINT = "legal-point", _("Legal point")
    SCRIPT = "script", _("Script")
    CANVAS = "canvas", _("Template")


class EditingQuerySet(models.QuerySet[M]):
    def of(self, municipality: Municipality | UUID) -> Self:
        return self.filter(municipality=municipality)


class VersionQuerySet(EditingQuerySet["Version"]):
    def latest_ones(self) -> Self:
        """The last version of each piece."""
        later = Version.objects.filter(
            municipality=OuterRef("municipality"),
            kind=OuterRef("kind"),
            key=OuterRef("key"),
            number__gt=OuterRef("number"),
        )
        return self.filter(~Exists(later))


class OfAPiece(models.Model):
    """What drafts and versions share: whose, and of which piece. `topic` is the key of the topic it stands in."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=PieceKind.choices)
    key = models.SlugField(max_length=60)
    topic = models.SlugField(max_length=60, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Arrival(models.Model):
    """A package that was taken in: who made it, and all that it held. The same bytes arrive once."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")
    checksum = models.CharField(max_length=64)
    topic = models.SlugField(max_length=60)
    title = ShortText(max_length=120)
    publisher = ShortText(max_length=200)
    published_on = models.DateField()
    contents = GuardedJSON(default=list)  # a list of kind, key, topic and values
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = EditingQuerySet["Arrival"].as_manager()

    class Meta:
        ordering = ("-at",)
        constraints = [models.UniqueConstraint("municipality", "checksum", name="a_package_arrives_once")]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})"


class Draft(OfAPiece):
    """A text that only editors see. `base` is the national text that it has taken account of, nothing for one's own.

    `revision` rises with each saving, so that two who write at once notice; `previous` is the text before the last.
    """

    values = GuardedJSON(default=dict)
    base = GuardedJSON(null=True)
    previous = GuardedJSON(null=True)
    revision = models.PositiveIntegerField(default=1)
    arrival = models.ForeignKey(Arrival, models.SET_NULL, null=True, related_name="drafts")
    edited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(auto_now=True)

    objects = EditingQuerySet["Draft"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "kind", "key", name="one_draft_of_a_piece")]


class Version(OfAPiece):
    """What was published, for ever. Without `values`: from here on the municipality has no text of its own."""

    number = models.PositiveIntegerField()
    title = ShortText(max_length=120)
    values = GuardedJSON(null=True)
    base = GuardedJSON(null=True)
    why = ShortText(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint("municipality", "kind", "key", "number", name="versions_are_numbered")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once: what has been published is history."""
        if not self._state.adding:
            raise Version.Written(self.pk)
        super().save(*args, **kwargs)

    class Written(Exception):
        """A version is never changed; make a new one."""
