# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""One address names the database: `sqlite:///path/to/file` or `postgresql://user:password@host:port/name`.

After a `?` an address of PostgreSQL may say `host`, a folder of a socket, and how its connection is encrypted:
`sslmode=verify-full&sslrootcert=/etc/ssl/certs/database.pem`.
"""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# WAL lets readers go on while one writes; FULL means that an acknowledged note has reached the disk;
# secure_delete overwrites what anonymity demands to be gone.
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"


SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
CERTIFICATES = ("sslrootcert", "sslcert", "sslkey")


def database(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for an address; ValueError names what is wrong with it."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts.path.removeprefix("/") if parts.path.startswith("//") else parts.path)
    if parts.scheme in {"postgres", "postgresql"}:
        more = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "medspil.record.postgres",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": more.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": _encryption(more),
        }
    message = f"MEDSPIL_DATABASE starts with {parts.scheme!r}; it can start with sqlite or postgresql"
    raise ValueError(message)


def _encryption(said: dict[str, str]) -> dict[str, str]:
    """How the connection is encrypted, in the words of PostgreSQL's own library."""
    for name in said.keys() - {"sslmode", *CERTIFICATES}:
        raise ValueError(
            f"MEDSPIL_DATABASE says {name}; after the ? it can say host, sslmode, {', '.join(CERTIFICATES)}"
        )
    if said.get("sslmode", "prefer") not in SSL_MODES:
        raise ValueError(f"MEDSPIL_DATABASE says sslmode={said['sslmode']}; it can be {', '.join(SSL_MODES)}")
    return said


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        # IMMEDIATE takes the write lock at once: no transaction fails half way for having read first.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }
