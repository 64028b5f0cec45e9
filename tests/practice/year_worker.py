# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A server's days, one after the other and fast: `year_worker.py FROM TO`. A test kills it at any moment."""

import sys
from datetime import date, timedelta

import django

django.setup()

from django_tasks_db.management.commands.db_worker import Worker  # noqa: E402 - apps come first

from medspil.record import daily  # noqa: E402
from medspil.record.whose import everywhere  # noqa: E402
from medspil.web.letters import take_up_again  # noqa: E402


@everywhere()
def live(first: date, last: date) -> None:
    take_up_again()
    day = first
    while day <= last:
        _say(str(day))
        assert daily.run(day) == 0
        _send_all()
        day += timedelta(days=1)
    _say("done")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _send_all() -> None:
    Worker(
        queue_names=["*"],
        interval=0.0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="year",
        excluded_queue_names=[],
    ).run()


if __name__ == "__main__":
    live(date.fromisoformat(sys.argv[1]), date.fromisoformat(sys.argv[2]))
