# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Row-level security on PostgreSQL: every table says for itself whose its rows are, and gets its policy from that.

Made after every migration and not by one, so a new table has its policy without anybody thinking of it. What the
session was told whose rows it is about (`whose.py`) decides; when it was told nothing, there are no rows.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models

from medspil.record.whose import EVERYBODY, SETTING

Model = type[models.Model]
COLUMN = "municipality_id"
# Tables that have no such column: the municipality itself, and rows that are as their person, or as another row, is.
OF_THEIR_OWN = {"organisations.Municipality": "id"}
BY_ANOTHER = {
    "account.EmailAddress": "user",
    "account.EmailConfirmation": "email_address",
    "mfa.Authenticator": "user",
    "socialaccount.SocialAccount": "user",
    "socialaccount.SocialToken": "account",
    "usersessions.UserSession": "user",
}
# Tables that belong to no municipality, with the reason.
OF_NOBODY = {
    "auth.Group": "never used; Django's own",
    "auth.Group_permissions": "never used; Django's own",
    "auth.Permission": "names of tables",
    "contenttypes.ContentType": "names of tables",
    "django_tasks_database.DBTaskResult": "letters on their way; no page reads them but by an address within one's own",
    "record.Posted": "ids and days of letters; no page reads them",
    "sessions.Session": "found by its secret key alone, and tells whose it is",
    "socialaccount.SocialApp": "never used: a municipality's sign-in is a row of its own",
}

TOLD = f"current_setting('{SETTING}', true)"
# Each is asked once for a query, not for each row.
ALL = f"(SELECT {TOLD} = '{EVERYBODY}')"
OWN = f"(SELECT string_to_array(nullif({TOLD}, '{EVERYBODY}'), ','))::uuid[]"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A row is seen when it fits; for all else it has to fit as well, unless this is about seeing alone."""

    kind: str
    fits: str
    command: str = "ALL"

    @property
    def name(self) -> str:
        """With a mark of what it says, so that one that says something else is another."""
        mark = hashlib.sha256(f"{self.command} {self.fits}".encode()).hexdigest()[:12]
        return f"medspil_{self.kind}_{mark}"

    def made_on(self, table: str) -> str:
        return f'CREATE POLICY {self.name} ON "{table}" FOR {self.command} USING ({self.fits})'


def policies_of(model: Model) -> list[Policy]:
    """None for what belongs to no municipality. KeyError for a table of which nobody has said whose its rows are."""
    label = model._meta.label  # noqa: SLF001 - Django's public name for it
    column = next((field for field in model._meta.concrete_fields if field.column == COLUMN), None)  # noqa: SLF001
    if column is not None:
        national = [Policy(kind="national", fits=f"{COLUMN} IS NULL", command="SELECT")] if column.null else []
        return [Policy(kind="own", fits=_own(COLUMN)), *national]
    if label in OF_THEIR_OWN:
        return [Policy(kind="own", fits=_own(OF_THEIR_OWN[label]))]
    if label in BY_ANOTHER:
        field: Any = model._meta.get_field(BY_ANOTHER[label])  # noqa: SLF001
        other = field.related_model._meta  # noqa: SLF001
        seen = f'SELECT 1 FROM "{other.db_table}" o WHERE o.id = {field.column}'  # noqa: S608 - names of our own
        return [Policy(kind="own", fits=f"EXISTS ({seen})")]
    if label not in OF_NOBODY:
        raise KeyError(label)
    return []


def tables() -> Iterator[tuple[str, list[Policy]]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:  # noqa: SLF001
            yield model._meta.db_table, policies_of(model)  # noqa: SLF001


def keep_apart(using: str, **_kwargs: Any) -> None:
    """Called when the tables are as the migrations say: whatever has not its policies gets them."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table, policies, has in _lacking(cursor):
            cursor.execute(";".join(_statements(table, policies, has.names)))


def lacking(cursor: Any) -> list[str]:
    """Tables that are there, and show rows to others than those whose they are."""
    return [table for table, _policies, _has in _lacking(cursor)]


@dataclass(frozen=True, kw_only=True)
class _Has:
    """What a table has now: our policies by name, and whether its owner is held to them too."""

    names: frozenset[str]
    forced: bool


def _lacking(cursor: Any) -> list[tuple[str, list[Policy], _Has]]:
    cursor.execute(
        "SELECT relname, array_remove(array_agg(polname), NULL), relrowsecurity AND relforcerowsecurity "
        "FROM pg_class LEFT JOIN pg_policy ON polrelid = pg_class.oid AND polname LIKE 'medspil%' "
        "WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' GROUP BY pg_class.oid"
    )
    there = {table: _Has(names=frozenset(names), forced=forced) for table, names, forced in cursor.fetchall()}
    wanted = [(table, policies) for table, policies in tables() if policies and table in there]
    as_it_should = {
        table: _Has(names=frozenset(policy.name for policy in policies), forced=True) for table, policies in wanted
    }
    return [(table, policies, there[table]) for table, policies in wanted if there[table] != as_it_should[table]]


def _statements(table: str, policies: Iterable[Policy], old: Iterable[str]) -> Iterator[str]:
    for name in old:
        yield f'DROP POLICY {name} ON "{table}"'
    for policy in policies:
        yield policy.made_on(table)
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'


def _own(column: str) -> str:
    return f"{ALL} OR {column} = ANY ({OWN})"
