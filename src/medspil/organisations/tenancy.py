# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What every row of a municipality shares, whichever package it belongs to."""

from typing import Any, ClassVar, TypeVar
from uuid import uuid4

from django.db import models

from medspil.organisations.models import Municipality, RowsOf
from medspil.organisations.suspending import check_open
from medspil.record.whose import also, everywhere

M = TypeVar("M", bound=models.Model)


def by_secret(rows: "models.QuerySet[M]") -> M | None:
    """The row that somebody asks for by what only the right ones know, as a code, a key or a signed id, or by a number
    that is the municipality's own. From here on that municipality's rows are seen, unless it is suspended."""
    with everywhere():
        row: Any = rows.select_related("municipality").first()
    if row is not None:
        also(row.municipality_id)
        check_open(row.municipality)
    return row  # type: ignore[no-any-return]


class TenantRow(models.Model):
    """A row of one municipality, under an id that may have been chosen by the form that asked for it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="+")

    objects: ClassVar[Any] = RowsOf.as_manager()

    class Meta:
        abstract = True
