# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID, uuid4

from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, municipality_id: UUID) -> "EntryQuerySet":
        return self.filter(municipality_id=municipality_id)


class Entry(models.Model):
    """One line of what happened. It knows nobody by foreign key, so it outlives what it describes.

    Lines of a municipality are numbered from 1, and each carries a mark of itself and the line before (`chain.py`).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=60)
    subject = models.JSONField(default=dict)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    number = models.PositiveBigIntegerField(null=True)
    mark = models.CharField(max_length=64, default="")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-at",)
        indexes = [models.Index(fields=["municipality_id", "-at"])]
        constraints = [models.UniqueConstraint(fields=["municipality_id", "number"], name="each_number_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Chain(models.Model):
    """Where the history of a municipality ends: the number and the mark of its last line."""

    municipality_id = models.UUIDField(primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    mark = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.number}:{self.mark}"


class Posted(models.Model):
    """A letter that is written once and never again, by what it is about: ids and days, no names, no words."""

    key = models.CharField(primary_key=True, max_length=200)
    on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
