# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letterbox: the short way in for notes, in front of Django at the address of the note's own form.

When a room writes, a note may cost no more than checking, storing and showing it; what Django does around a view is
several times that. So a note that a page's script has sent, and that carries the page's signed token, is read on the
event loop and laid by one thread together with all that have come meanwhile. Everything else goes to the view as ever:
a form without a script, a page whose token has run out, somebody who is signed in, and whatever goes wrong here. It is
safe to try twice, since a note that is sent twice is one note.
"""

import json
import logging
import re
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from django.conf import settings

from medspil.dialogue.models import Audience
from medspil.dialogue.viewers import read_name
from medspil.dialogue.views.handing_in import Letter, post, told
from medspil.record.headers import plain_headers
from medspil.record.streams import Receive, Scope, Send, listener
from medspil.web.threads import is_short, read_body

ADDRESS = re.compile(r"/m/(?P<code>[^/]+)/trin/(?P<step>[0-9a-f-]{36})/seddel/")
TOKEN = re.compile(rb"(?:^|&)token=([^&]+)")
FORM = b"application/x-www-form-urlencoded"
HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
]

_log = logging.getLogger(__name__)


class Letterbox:
    def __init__(self, django: Any) -> None:
        self._django = django

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_letter(scope):
            await self._django(scope, receive, send)
            return
        body = await read_body(receive)
        if body is None:
            return
        answer = await _answer(scope["path"], body)
        if answer is None:
            await self._django(scope, _again(body), send)
            return
        status, words = answer
        said = json.dumps(words).encode()
        headers = [*plain_headers(), *HEADERS, (b"content-length", b"%d" % len(said))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": said})


def _is_letter(scope: Scope) -> bool:
    """Whether this may be a note from a script. Who is signed in may be a leader who stays out: the view knows."""
    if scope["method"] != "POST" or not ADDRESS.fullmatch(scope["path"]) or not is_short(scope):
        return False
    headers = dict(scope["headers"])
    signed_in = settings.SESSION_COOKIE_NAME.encode() + b"=" in headers.get(b"cookie", b"")
    return headers.get(b"content-type", b"").startswith(FORM) and not signed_in


async def _answer(path: str, body: bytes) -> tuple[int, dict[str, object]] | None:
    letter = _letter(path, body)
    try:
        form = await post(letter) if letter else None
    except Exception as error:  # noqa: BLE001 - the view tries again, alone, and says what is wrong
        _log.warning("notes could not be laid together: %s", type(error).__name__)
        return None
    return told(form) if form is not None else None


def _letter(path: str, body: bytes) -> Letter | None:
    """The note, if a phone's own page vouches for it; the token is signed, so no other page can."""
    address, token = ADDRESS.fullmatch(path), TOKEN.search(body)
    page = listener(unquote(token[1].decode("latin-1"))) if token else None
    if address is None or page is None or not page.device or read_name(page.audience)[0] != Audience.PARTICIPANT:
        return None
    try:
        step_id = UUID(address["step"])
    except ValueError:
        return None
    return Letter(code=address["code"], step_id=step_id, channel=page.channel, body=body)


def _again(body: bytes) -> Receive:
    """The request for whoever reads it next."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
