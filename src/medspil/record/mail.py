# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Mail goes out by a job in the database, written in the transaction that wants it sent: never lost, never early."""

import base64
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.utils import DNS_NAME
from django.utils import timezone
from django_tasks import task

from medspil.record.models import Posted

RETRY_MINUTES = (1, 5, 15, 60, 240, 720)
HELD_HOURS, HELD_TIMES = 1, 48  # how often a letter that waits is looked at again, and how many times

Holds = Callable[[str], bool]
_holds: list[Holds] = []


@dataclass(frozen=True, kw_only=True)
class Attachment:
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one address. `text` always; `html` when layout helps."""

    to: str
    subject: str
    text: str
    html: str = ""
    reply_to: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = field(default=())


def post(letter: Letter, *, after: datetime | None = None) -> str:
    """Put a letter in the outbox: sent after the commit, and not before `after`. Returns the id of the job.

    Its Message-ID is given here. Should a crash make us send it again, it is the same letter to the mail server.
    """
    packed = asdict(letter) | {"message_id": f"<{uuid4()}@{_domain()}>"}
    packed["attachments"] = [
        {**entry, "content": base64.b64encode(entry["content"]).decode()} for entry in packed["attachments"]
    ]
    job = send_letter.using(run_after=after) if after else send_letter
    return str(job.enqueue(packed).id)


def post_once(key: str, letter: Callable[[], Letter]) -> bool:
    """Post a letter unless the one with this key has been posted. Call inside a write: the note and the letter are
    stored together or not at all. False when it was there already; then it is not even written."""
    _note, new = Posted.objects.get_or_create(key=key)
    if new:
        post(letter())
    return new


def posted_on(key: str) -> date | None:
    """The day on which the letter with this key was posted."""
    return Posted.objects.filter(key=key).values_list("on", flat=True).first()


def _domain() -> str:
    host = urlsplit(settings.MEDSPIL_URL).hostname
    return host or DNS_NAME.get_fqdn()


def hold_back(reader: Holds) -> None:
    """Called at start-up by packages above: says whether letters to an address wait for the time being."""
    if reader not in _holds:
        _holds.append(reader)


@task()
def send_letter(packed: dict[str, object]) -> None:
    if any(holds(str(packed["to"])) for holds in _holds):
        _hold(packed)
        return
    message = EmailMultiAlternatives(
        subject=" ".join(str(packed["subject"]).split()),
        body=str(packed["text"]),
        to=[str(packed["to"])],
        reply_to=[str(packed["reply_to"])] if packed["reply_to"] else None,
        headers=_headers(packed),
    )
    if packed["html"]:
        message.attach_alternative(str(packed["html"]), "text/html")
    attachments = packed["attachments"]
    assert isinstance(attachments, list)  # noqa: S101 - JSON keeps no types
    for entry in attachments:
        message.attach(entry["name"], base64.b64decode(entry["content"]), entry["content_type"])
    try:
        message.send()
    except (OSError, SMTPException):
        if not _again_later(packed):
            raise


def _hold(packed: dict[str, object]) -> None:
    """Whoever it is for can do nothing about it now. After two days it would tell of what is over, and is not sent."""
    held = int(str(packed.get("held", 0)))
    if held < HELD_TIMES:
        when = timezone.now() + timedelta(hours=HELD_HOURS)
        send_letter.using(run_after=when).enqueue({**packed, "held": held + 1})


def _headers(packed: dict[str, object]) -> dict[str, str]:
    headers = packed.get("headers") or {}
    assert isinstance(headers, dict)  # noqa: S101 - JSON keeps no types
    given = {"Message-ID": str(packed["message_id"])} if packed.get("message_id") else {}
    return {**headers, **given}


def _again_later(packed: dict[str, object]) -> bool:
    """The mail server is away, or says no for now. False after the last try: the job fails, and stays to be seen."""
    tries = int(str(packed.get("tries", 0)))
    if tries >= len(RETRY_MINUTES):
        return False
    when = timezone.now() + timedelta(minutes=RETRY_MINUTES[tries])
    send_letter.using(run_after=when).enqueue({**packed, "tries": tries + 1})
    return True
