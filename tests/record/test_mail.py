# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Letters find their way, or are tried again; a real SMTP server receives them."""

import socket
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction
from django.test import override_settings
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from medspil.record.mail import RETRY_MINUTES, Attachment, Letter, post, send_letter
from medspil.web.letters import take_up_again

SMTP = "django.core.mail.backends.smtp.EmailBackend"
LETTER = Letter(
    to="ali@fjordby.example",
    subject="Indbydelse\r\nBcc: alle@fjordby.example",
    text="Kære Ali. Vi mødes på torsdag æøå.",
    attachments=(Attachment(name="a.ics", content_type="text/calendar; method=REQUEST", content=b"BEGIN:VCALENDAR"),),
)


class Inbox:
    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(envelope)
        return "250 OK"


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _jobs() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.order_by("enqueued_at"))


def _run(job: DBTaskResult) -> None:
    send_letter.func(*job.args_kwargs["args"])


@pytest.fixture
def waiting(db: None) -> DBTaskResult:
    post(LETTER)
    return _jobs()[0]


def test_a_letter_arrives_with_its_attachment_and_without_smuggled_headers(waiting: DBTaskResult) -> None:
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=_closed_port())
    controller.start()
    try:
        with override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=controller.port):
            _run(waiting)
    finally:
        controller.stop()
    envelope = inbox.letters[0]
    assert envelope.rcpt_tos == ["ali@fjordby.example"]
    assert b"\nBcc:" not in envelope.content
    assert b"text/calendar" in envelope.content


def test_a_letter_is_tried_again_when_the_server_is_away(waiting: DBTaskResult) -> None:
    with override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=_closed_port()):
        _run(waiting)
    later = _jobs()[-1]
    assert later.pk != waiting.pk
    assert later.run_after > waiting.enqueued_at
    assert later.args_kwargs["args"][0]["tries"] == 1


def test_after_the_last_try_it_fails_to_be_seen(waiting: DBTaskResult) -> None:
    packed = {**waiting.args_kwargs["args"][0], "tries": len(RETRY_MINUTES)}
    with (
        override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=_closed_port()),
        pytest.raises(OSError, match="refused"),
    ):
        send_letter.func(packed)


def test_what_was_under_way_when_the_process_died_begins_again(waiting: DBTaskResult) -> None:
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    assert take_up_again() == 1
    assert _jobs()[0].status == TaskResultStatus.READY


def test_a_letter_is_not_posted_when_the_write_is_undone(transactional_db: None) -> None:
    with transaction.atomic():
        post(LETTER)
        transaction.set_rollback(True)
    assert _jobs() == []
