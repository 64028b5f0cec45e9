# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What every row of a municipality shares, whichever package it belongs to."""

from typing import Any, ClassVar, Self, TypeVar
from uuid import uuid4

from django.db import models

from medspil.organisations.models import Municipality

M = TypeVar("M", bound=models.Model)


class TenantQuerySet(models.QuerySet[M]):
    def of(self, municipality: Municipality) -> Self:
        return self.filter(municipality=municipality)


class TenantRow(models.Model):
    """A row of one municipality, under an id that may have been chosen by the form that asked for it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")

    objects: ClassVar[Any] = TenantQuerySet.as_manager()

    class Meta:
        abstract = True
