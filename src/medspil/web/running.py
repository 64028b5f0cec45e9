# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens between typing the command and the first page."""

import multiprocessing
import os
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from medspil.record.whose import everywhere
from medspil.web.database import prepare, steps_behind
from medspil.web.server import listen, serve
from medspil.web.workers import watch

KEEP_LETTERS_DAYS = 7
ONE_PROCESS = (
    "SQLite serves one process: two would not hear what is written in the other. Name a PostgreSQL database in "
    "MEDSPIL_DATABASE, or leave out --workers."
)
BEHIND = "The database is %d steps behind this version. Back it up, and say: medspil migrate"


def run(*, host: str, port: int, demo: bool, workers: int = 1, migrate: bool = True) -> int:
    """Bring the database up to date, or look whether it is, say where to go, and serve. Returns the exit code."""
    if workers > 1 and connection.vendor == "sqlite":
        sys.stderr.write(ONE_PROCESS + "\n")
        return 2
    if not _prepared(demo=demo, migrate=migrate):
        return 1
    # Letters that nobody asked for at a page need an address of ours too.
    settings.MEDSPIL_URL = os.environ["MEDSPIL_URL"] = settings.MEDSPIL_URL or f"http://{host}:{port}"
    _say(f"Medspil: http://{host}:{port}/")
    if demo:
        with everywhere():
            from medspil.web.demo import who_to_be  # noqa: PLC0415 - and what makes it is nothing for a server in use

            _say(who_to_be())
    listening = listen(host, port)
    connection.close()
    if workers > 1:
        watch(listening, workers=workers)
    else:
        serve(listening)
    return 0


def _prepared(*, demo: bool, migrate: bool) -> bool:
    """Have the database brought up to date by a process of its own: what that takes in memory goes with it."""
    preparing = multiprocessing.get_context("fork").Process(target=_prepare, kwargs={"demo": demo, "migrate": migrate})
    preparing.start()
    preparing.join()
    return preparing.exitcode == 0


@everywhere()
def _prepare(*, demo: bool, migrate: bool) -> None:
    if migrate:
        prepare()
    elif behind := steps_behind():
        sys.exit(BEHIND % behind)
    # Letters that have been sent are not kept: they hold names, and codes for signing in.
    call_command("prune_db_task_results", min_age_days=KEEP_LETTERS_DAYS, verbosity=0)
    if demo:
        from medspil.web.demo import make_demo  # noqa: PLC0415 - as above

        make_demo()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
