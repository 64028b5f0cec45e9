# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Writes take turns, and what they want drawn is drawn when the turn is over."""

import threading

import pytest
from django.db import connection, transaction

from medspil.record.transactions import after_write, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_job_runs_when_the_write_is_committed_and_the_turn_is_over() -> None:
    seen: list[str] = []

    @write
    def inner() -> None:
        after_write(lambda: seen.append("drawn" if not connection.in_atomic_block else "too early"))

    @write
    def outer() -> None:
        inner()
        seen.append("still writing")

    outer()
    assert seen == ["still writing", "drawn"]


def test_another_thread_can_write_while_a_job_runs() -> None:
    done = threading.Event()

    @write
    def other() -> None:
        done.set()

    def job() -> None:
        def run() -> None:
            other()
            connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        assert done.wait(timeout=10), "the writer's turn was held while the pages were drawn"
        thread.join()

    @write
    def first() -> None:
        after_write(job)

    first()


def test_a_write_that_is_undone_leaves_no_job() -> None:
    seen: list[str] = []

    @write
    def broken() -> None:
        after_write(lambda: seen.append("drawn"))
        message = "undone"
        raise ValueError(message)

    with pytest.raises(ValueError, match="undone"):
        broken()
    write(lambda: None)()
    assert seen == []


def test_outside_a_write_a_job_follows_the_commit() -> None:
    seen: list[str] = []
    with transaction.atomic():
        after_write(lambda: seen.append("drawn"))
        assert seen == []
    assert seen == ["drawn"]
