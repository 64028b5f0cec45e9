# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The outbox: which jobs wait in the database, and what their letters are when they are sent."""

import re

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from icalendar import Calendar

from medspil.record.mail import send_letter


def letters_waiting() -> list[str]:
    """The addresses of the letters in the outbox, in the order in which they were written."""
    return [str(job.args_kwargs["args"][0]["to"]) for job in _waiting("send_letter")]


def reminders() -> list[DBTaskResult]:
    return _waiting("remind")


def deliver() -> list[EmailMultiAlternatives]:
    """Send what waits, as the worker does, and give back what arrived."""
    before = len(mail.outbox)
    for job in _waiting("send_letter"):
        send_letter.func(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
        job.delete()
    return list(mail.outbox[before:])


def calendar_of(letter: EmailMultiAlternatives) -> Calendar:
    content = letter.attachments[0][1]
    return Calendar.from_ical(content if isinstance(content, bytes) else content.encode())


def content_type_of(letter: EmailMultiAlternatives) -> str:
    return str(letter.attachments[0][2])


def link_in(letter: EmailMultiAlternatives) -> str:
    """The path of the one link in the letter."""
    found = re.search(r"https?://[^/\s]+(/svar/\S+)", str(letter.body))
    assert found is not None
    return found[1]


def _waiting(task: str) -> list[DBTaskResult]:
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path__endswith=task)
    return list(rows.order_by("enqueued_at"))
