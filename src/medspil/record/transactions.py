# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every write of the product runs in `write`.

SQLite lets one transaction write at a time and makes the others poll for their turn, with a long tail; a lock of
our own hands the turn over at once. PostgreSQL needs no such help.
"""

import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")

_one_writer = threading.RLock()


def write(action: Callable[P, R]) -> Callable[P, R]:
    """Run an action in one transaction; on SQLite also alone. Nested actions join the outer one."""

    @wraps(action)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.vendor != "sqlite":
            with transaction.atomic():
                return action(*args, **kwargs)
        with _one_writer, transaction.atomic():
            return action(*args, **kwargs)

    return wrapper
