# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Queries that are put together once and asked often.

Django puts a query together anew each time: for a row by its key that is ten times the work of finding it, and half
of all that a note costs. What is asked for each note is written down here the first time it is asked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connection, models

M = TypeVar("M", bound=models.Model)

# With so many keys what they share of the work is small, and each number of them would be kept on its own.
MOST_KEYS = 8

_KEY: "models.UUIDField[UUID, UUID]" = models.UUIDField()


@dataclass(frozen=True)
class _Statement(Generic[M]):
    model: type[M]
    sql: str
    values: tuple[object, ...]
    keys: tuple[int | None, ...]  # for each value the number of the key that stands there, if one does

    def rows(self, keys: Sequence[object]) -> list[M]:
        filled = [value if key is None else keys[key] for value, key in zip(self.values, self.keys, strict=True)]
        return list(models.QuerySet(self.model).raw(self.sql, filled))


class Prepared(Generic[M]):
    """Rows by keys: `ask` is given the keys and returns a queryset that differs in nothing else.

    The rows come without what they point to: `select_related` is not for these.
    """

    def __init__(self, ask: Callable[..., "models.QuerySet[M]"]) -> None:
        self._ask = ask
        self._statements: dict[tuple[str, int], _Statement[M]] = {}

    def __call__(self, *keys: UUID) -> list[M]:
        if len(keys) > MOST_KEYS:
            return list(self._ask(*keys))
        kind = connection.vendor, len(keys)
        if kind not in self._statements:
            self._statements[kind] = self._put_together(len(keys))
        return self._statements[kind].rows(_as_stored(keys))

    def one(self, *keys: UUID) -> M:
        """The first of them; DoesNotExist when there is none."""
        for row in self(*keys):
            return row
        return self._ask(*keys).get()

    def _put_together(self, how_many: int) -> _Statement[M]:
        marks = [uuid4() for _ in range(how_many)]  # stand in for the keys, and are known again where they end up
        rows = self._ask(*marks)
        sql, values = rows.query.sql_with_params()
        number = {mark: place for place, mark in enumerate(_as_stored(marks))}
        return _Statement(rows.model, sql, tuple(values), tuple(number.get(value) for value in values))


def _as_stored(keys: Sequence[UUID]) -> list[object]:
    return [_KEY.get_db_prep_value(key, connection) for key in keys]
