# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID, uuid4

from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, municipality_id: UUID) -> "EntryQuerySet":
        return self.filter(municipality_id=municipality_id)


class Entry(models.Model):
    """One line of what happened. It knows nobody by foreign key, so it outlives what it describes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=60)
    subject = models.JSONField(default=dict)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("-at",)
        indexes = [models.Index(fields=["municipality_id", "-at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Posted(models.Model):
    """A letter that is written once and never again, by what it is about: ids and days, no names, no words."""

    key = models.CharField(primary_key=True, max_length=200)
    on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
