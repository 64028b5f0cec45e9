# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every write of the product runs in `write`.

SQLite lets one transaction write at a time and makes the others poll for their turn, with a long tail; a lock of
our own hands the turn over at once. PostgreSQL needs no such help.
"""

import contextlib
import threading
from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")
Job = Callable[[], None]
LastThing = Callable[[list[UUID]], None]

_one_writer = threading.RLock()


class _Turn(threading.local):
    """What this thread is in the middle of."""

    depth = 0
    after: list[Job]
    last: dict[LastThing, list[UUID]]


_turn = _Turn()


def write(action: Callable[P, R]) -> Callable[P, R]:
    """Run an action in one transaction; on SQLite also alone. Nested actions join the outer one."""

    @wraps(action)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if _turn.depth == 0:
            _turn.after, _turn.last = [], {}
        _turn.depth += 1
        try:
            with _alone(), transaction.atomic():
                result = action(*args, **kwargs)
                if _turn.depth == 1:
                    for finish, ids in _turn.last.items():
                        finish(ids)
        finally:
            _turn.depth -= 1
        if _turn.depth == 0:
            for job in _turn.after:
                job()
        return result

    return wrapper


def before_commit(job: LastThing, row_id: UUID) -> None:
    """Do this with all such rows as the last thing of the transaction: what many writers wait for is locked briefly,
    and by somebody who waits for nothing else."""
    if _turn.depth:
        _turn.last.setdefault(job, []).append(row_id)
    else:
        job([row_id])


def after_write(job: Job) -> None:
    """Do this when the write is committed and the next writer has her turn: drawing pages must not hold up writing."""
    transaction.on_commit(partial(_when_done, job))


def _when_done(job: Job) -> None:
    if _turn.depth:
        _turn.after.append(job)
    else:
        job()


def _alone() -> contextlib.AbstractContextManager[object]:
    return _one_writer if connection.vendor == "sqlite" else contextlib.nullcontext()
