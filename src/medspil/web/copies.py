# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Copies of the database: taken while the server runs, and put back.

SQLite copies itself into a fresh file, so nothing that was deleted comes along; PostgreSQL's own pg_dump and pg_restore
do the work there, and have to be installed.
"""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader

from medspil.record.chain import check, municipalities
from medspil.record.whose import SEES_ALL

Applied = set[tuple[str, str]]


class CopyError(Exception):
    """Why a copy could not be taken or put back; nothing has been changed."""


def take(target: Path) -> None:
    """A whole and consistent copy, whatever is written meanwhile. The file appears when it is complete.

    Raises CopyError when there is a file of that name already, or the copy fails.
    """
    if target.exists():
        raise CopyError(f"{target} is there already. Give a name that is free.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        if connection.vendor == "sqlite":
            _take_sqlite(part)
        else:
            _pg("pg_dump", "--format=custom", "--enable-row-security", f"--file={part}")
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def put_back(source: Path) -> None:
    """Make the database what it was when the copy was taken, and bring it up to date with this version.

    Raises CopyError when the file is no copy of Medspil's, is damaged, or is of a newer version.
    """
    if not source.is_file():
        raise CopyError(f"{source} is not there.")
    _refuse_newer(source, _applied_in_sqlite(source) if connection.vendor == "sqlite" else _applied_in_dump(source))
    if connection.vendor == "sqlite":
        _put_back_sqlite(source)
    else:
        database = f"--dbname={connection.settings_dict['NAME']}"
        _pg("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", database, str(source))
    connection.close()
    call_command("migrate", verbosity=0)


def look_over() -> list[str]:
    """What is wrong with the database as it now stands, in plain words: damage, or a history that was changed."""
    faults = [f"history of {pk}: {fault}" for pk in municipalities() for fault in check(pk).faults]
    if connection.vendor != "sqlite":
        return faults
    with connection.cursor() as cursor:
        verdicts = [str(row[0]) for row in cursor.execute("PRAGMA integrity_check").fetchall()]
        strays = len(cursor.execute("PRAGMA foreign_key_check").fetchall())
    faults += [verdict for verdict in verdicts if verdict != "ok"]
    return [*faults, *([f"{strays} rows point at rows that are not there"] if strays else [])]


def _take_sqlite(target: Path) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
    except OperationalError as error:
        raise CopyError(f"The copy could not be written: {error}") from error


def _put_back_sqlite(source: Path) -> None:
    """Page by page in one transaction: a program that has the database open reads either the old or the new."""
    connection.ensure_connection()
    with closing(_opened(source)) as copy:
        copy.backup(connection.connection)


def _applied_in_sqlite(source: Path) -> Applied:
    try:
        with closing(_opened(source)) as copy:
            (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
            applied = set(copy.execute("SELECT app, name FROM django_migrations").fetchall())
    except sqlite3.DatabaseError as error:
        raise CopyError(f"{source} is no copy of Medspil's database, or is damaged: {error}") from error
    if verdict != "ok":
        raise CopyError(f"{source} is damaged: {verdict}")
    return applied


def _applied_in_dump(source: Path) -> Applied:
    """The rows of one table, as pg_restore writes them: id, app, name and when, with tabs between."""
    rows = _pg("pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(source)).splitlines()
    return {(row.split("\t")[1], row.split("\t")[2]) for row in rows if row.count("\t") == 3}


def _refuse_newer(source: Path, applied: Applied) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    apps = {app for app, _name in known}
    newer = sorted(f"{app}.{name}" for app, name in applied - known if app in apps)
    if not applied:
        raise CopyError(f"{source} is no copy of Medspil's database.")
    if newer:
        raise CopyError(f"{source} is of a newer version of Medspil, which knows {', '.join(newer)}.")


def _opened(source: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)


def _pg(program: str, *arguments: str) -> str:
    """Run a program of PostgreSQL's on our database; what it said."""
    try:
        command = [program, *arguments]  # no shell reads it
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=_where())  # noqa: S603
    except FileNotFoundError as error:
        raise CopyError(f"{program} is not installed. On Debian it is in the package postgresql-client.") from error
    except subprocess.CalledProcessError as error:
        raise CopyError(f"{program} refused: {error.stderr.strip()}") from error
    return done.stdout


def _where() -> dict[str, str]:
    """The environment that tells PostgreSQL's programs where to go, since a password is not for a list of processes;
    and that they see all rows, where the tables show each municipality its own."""
    ours = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    encrypted = {f"PG{name.upper()}": str(value) for name, value in ours["OPTIONS"].items() if name.startswith("ssl")}
    options = f"{os.environ.get('PGOPTIONS', '')} {SEES_ALL}".strip()
    return {
        **os.environ,
        **encrypted,
        "PGOPTIONS": options,
        **{theirs: str(ours[name]) for theirs, name in names.items() if ours[name]},
    }
