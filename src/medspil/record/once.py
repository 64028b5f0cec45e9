# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A form carries the id of what it makes, so a double click or a resent request finds the row of the first time."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from medspil.record.whose import everywhere

M = TypeVar("M", bound=models.Model)


class IdTaken(Exception):
    """The id belongs to somebody else's row; whoever asks is told no more than that nothing is there."""


def make_once(model: type[M], *, pk: UUID, municipality: Any, **fields: Any) -> tuple[M, bool]:
    """The municipality's row with this id, made now if it is not there, and whether it is new. Call inside a write."""
    rows: Any = model._default_manager  # noqa: SLF001 - Django's public name for a model's own manager
    known = rows.of(municipality).filter(pk=pk).first()
    if known is not None:
        return known, False
    try:
        with transaction.atomic():
            # `create` inserts and never updates: a foreign row is not overwritten.
            return rows.create(pk=pk, municipality=municipality, **fields), True
    except IntegrityError as error:
        with everywhere():
            taken = rows.filter(pk=pk).exists()
        if taken:
            raise IdTaken from error
        raise
