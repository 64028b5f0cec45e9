# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Queries that are put together once and asked often, and rows that are put in as cheaply.

Django puts a query together anew each time: for a row by its key that is ten times the work of finding it, and half
of all that a note costs. What is asked for each note is written down here the first time it is asked.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import connection, models

M = TypeVar("M", bound=models.Model)

# With so many keys what they share of the work is small, and each number of them would be kept on its own.
MOST_KEYS = 8

_KEY: "models.UUIDField[UUID, UUID]" = models.UUIDField()


Convert = Callable[[Any, Any, Any], Any]


@dataclass(frozen=True)
class _Statement(Generic[M]):
    model: type[M]
    sql: str
    values: tuple[object, ...]
    keys: tuple[int | None, ...]  # for each value the number of the key that stands there, if one does
    names: tuple[str, ...]  # of the columns, as the model has them
    converters: tuple[tuple[int, Convert, Any], ...]  # which column is read how, and the expression that it is

    def rows(self, keys: Sequence[object]) -> list[M]:
        filled: list[Any] = [
            value if key is None else keys[key] for value, key in zip(self.values, self.keys, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return [self._row(list(found)) for found in cursor.fetchall()]

    def _row(self, found: list[Any]) -> M:
        for place, convert, expression in self.converters:
            found[place] = convert(found[place], expression, connection)
        return self.model.from_db(connection.alias, self.names, found)


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
        return self._statements[kind].rows([as_stored(key) for key in keys])

    def one(self, *keys: UUID) -> M:
        """The first of them; DoesNotExist when there is none."""
        for row in self(*keys):
            return row
        return self._ask(*keys).get()

    def _put_together(self, how_many: int) -> _Statement[M]:
        marks = [uuid4() for _ in range(how_many)]  # stand in for the keys, and are known again where they end up
        rows = self._ask(*marks)
        compiler: Any = rows.query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        number = {mark: place for place, mark in enumerate(map(as_stored, marks))}
        columns = [column for column, _sql, _alias in compiler.select]
        converters = compiler.get_converters(columns)
        return _Statement(
            model=rows.model,
            sql=sql,
            values=tuple(values),
            keys=tuple(number.get(value) for value in values),
            names=tuple(column.target.attname for column in columns),
            converters=tuple((place, each, what) for place, (some, what) in converters.items() for each in some),
        )


def put_in(rows: Collection[M]) -> set[UUID]:
    """Insert the rows whose keys nobody has, not even where we may not look; returns the keys of those.

    All are of one model with a UUID for a key. What else forbids a row raises IntegrityError, as ever.
    """
    if not rows:
        return set()
    meta = next(iter(rows))._meta  # noqa: SLF001 - Django's own name for what is public
    fields, name = meta.concrete_fields, connection.ops.quote_name
    key, marks = name(str(meta.pk.column)), f"({', '.join(['%s'] * len(fields))})"
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for row in rows for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {name(meta.db_table)} ({', '.join(name(str(field.column)) for field in fields)}) "  # noqa: S608 - names of our tables
            f"VALUES {', '.join([marks] * len(rows))} ON CONFLICT ({key}) DO NOTHING RETURNING {key}",
            values,
        )
        new = {found for (found,) in cursor.fetchall()}
    stored = [row for row in rows if as_stored(row.pk) in new]
    for row in stored:
        row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as Django does when it saves
    return {row.pk for row in stored}


def as_stored(key: UUID) -> Any:
    """A key as this database keeps it."""
    return _KEY.get_db_prep_value(key, connection)
