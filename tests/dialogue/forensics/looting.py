# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Taking all a server has: the files of SQLite with their write-ahead log, or a dump of PostgreSQL, and the log."""

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
from psycopg import sql

from medspil.record.whose import SEES_ALL
from tests.dialogue.forensics.attack import Loot


def loot(data: Path, to: Path) -> Loot:
    """Copies of the moment; the server goes on running."""
    to.mkdir()
    address = os.environ.get("MEDSPIL_DATABASE", "")
    files = {"server.log": (data / "server.log").read_bytes()}
    files |= {f"mail/{path.name}": path.read_bytes() for path in (data / "mail").glob("*")}
    if address.startswith("postgres"):
        rows = _postgres(address)
        return Loot(files=files | {"dump": repr(rows).encode()}, rows=rows)
    for ending in ("", "-wal", "-shm"):
        source = data / f"medspil.sqlite3{ending}"
        if source.exists():
            shutil.copy(source, to / source.name)
            files[source.name] = (to / source.name).read_bytes()
    return Loot(files=files, rows=_sqlite(to / "medspil.sqlite3"))


def _sqlite(path: Path) -> dict[str, list[dict[str, Any]]]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT rowid AS place, * FROM "{name}" ORDER BY rowid')]  # noqa: S608
            for name in names
        }


def _postgres(address: str) -> dict[str, list[dict[str, Any]]]:
    """Every table with the hidden columns that say where a row lies and which transaction wrote it."""
    found: dict[str, list[dict[str, Any]]] = {}
    parts = urlsplit(address)
    host = parse_qs(parts.query).get("host", [parts.hostname])[0]
    who = {"user": parts.username, "password": parts.password, "dbname": parts.path[1:]}
    with psycopg.connect(host=host, options=SEES_ALL, **who) as server:
        names = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (name,) in names:
            everything = sql.SQL("SELECT ctid::text, xmin::text::bigint, cmin::text::bigint, * FROM {} ORDER BY ctid")
            cursor = server.execute(everything.format(sql.Identifier(name)))
            columns = [column.name for column in cursor.description or ()]
            found[name] = [
                {"place": place, **dict(zip(columns, row, strict=True))} for place, row in enumerate(cursor.fetchall())
            ]
    return found
