# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is done once a day. A job may be called again the same day, in another process or after a crash: it finds out by
itself what is left to do."""

import logging
from collections.abc import Callable
from datetime import date, datetime, time

from django.utils import timezone

FROM = time(7, 0)  # in Copenhagen: mail is there when people come to work

Job = Callable[[date], object]
_jobs: list[Job] = []
_log = logging.getLogger(__name__)


def every_day(job: Job) -> None:
    """Called at start-up by packages above."""
    if job not in _jobs:
        _jobs.append(job)


def run(today: date) -> int:
    """Do what is to be done today; returns how many jobs failed. One that fails is logged and stops no other."""
    failed = 0
    for job in _jobs:
        try:
            job(today)
        except Exception:  # noqa: BLE001 - whatever it was, the other jobs have their turn and this one comes again
            failed += 1
            _log.exception("A daily job failed: %s", getattr(job, "__name__", job))
    return failed


def midnight(day: date) -> datetime:
    """When a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def is_time(now: datetime) -> bool:
    return timezone.localtime(now).time() >= FROM
