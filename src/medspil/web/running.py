# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens between typing the command and the first page."""

import sys

from django.conf import settings
from django.core.management import call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from medspil.materials.actions.loading import load_national
from medspil.web.demo import make_demo, who_to_be
from medspil.web.server import serve

KEEP_LETTERS_DAYS = 7


def run(*, host: str, port: int, demo: bool) -> int:
    """Bring the database up to date, load the material, say where to go, and serve. Returns the exit code."""
    call_command("migrate", verbosity=0)
    load_national()
    take_up_again()
    # Letters that have been sent are not kept: they hold names, and codes for signing in.
    call_command("prune_db_task_results", min_age_days=KEEP_LETTERS_DAYS, verbosity=0)
    if demo:
        make_demo()
    # Letters that nobody asked for at a page need an address of ours too.
    settings.MEDSPIL_URL = settings.MEDSPIL_URL or f"http://{host}:{port}"
    _say(f"Medspil: http://{host}:{port}/")
    if demo:
        _say(who_to_be())
    serve(host=host, port=port)
    return 0


def take_up_again() -> int:
    """Jobs under way when the process died begin again: a letter twice is better than none. Returns how many."""
    under_way = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    return under_way.update(status=TaskResultStatus.READY, started_at=None)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
