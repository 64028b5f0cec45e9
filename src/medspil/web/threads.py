# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Ordinary Django in a small pool of threads beside the event loop.

A request is read on the loop and answered in a thread, and its answer goes back in one step. `a2wsgi`, which does the
same for bodies of any length, crosses between loop and thread for each piece: four times for a note, and each time a
busy interpreter makes it wait. What is long, an upload, goes that way still.
"""

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import build_environ

from medspil.record.streams import Receive, Scope, Send
from medspil.web.refusals import busy

# Writes take turns anyway: more threads help slow readers, such as PDF, and let more notes gather for one transaction.
THREADS = 10
# Behind so many others a request would wait longer than people have patience for. Five hundred phones at once stay
# below it; streams, and notes sent by scripts, do not come this way.
MOST_WAITING = 1000
# Static files are quick, and the page that says "wait" needs them. The health check must not report a busy server as
# dead.
NEVER_REFUSED = ("/static/", "/healthz")
SHORT_BYTES = 65_536


@dataclass
class Answer:
    """What Django says of the answer before the body."""

    status: int = 500
    headers: tuple[tuple[bytes, bytes], ...] = ()

    def start(self, status: str, headers: Iterable[tuple[str, str]], _failed: object = None) -> None:
        self.status = int(status.partition(" ")[0])
        self.headers = tuple((name.lower().encode("latin1"), value.encode("latin1")) for name, value in headers)


# Its types know the scopes of one framework and a body of its own; it needs a mapping and something to read.
_environ: Any = build_environ


class Threads:
    def __init__(self, django: Any, *, most: int = MOST_WAITING) -> None:
        self._django = django
        self._most, self._waiting = most, 0
        self._long: Any = WSGIMiddleware(django, workers=THREADS)
        self._pool: ThreadPoolExecutor = self._long.executor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith(NEVER_REFUSED):
            await self._ask_django(scope, receive, send)
        elif self._waiting >= self._most:
            await _refuse(send)
        else:
            self._waiting += 1
            try:
                await self._ask_django(scope, receive, send)
            finally:
                self._waiting -= 1

    async def _ask_django(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_short(scope):
            await self._long(scope, receive, send)
            return
        sent = await read_body(receive)
        if sent is None:
            return
        answer = Answer()
        body = await asyncio.get_running_loop().run_in_executor(self._pool, self._ask, scope, sent, answer)
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        await send({"type": "http.response.body", "body": body})

    def _ask(self, scope: Scope, sent: bytes, answer: Answer) -> bytes:
        # `Content-Length` bounds what Django reads, so a body of bytes serves as well as a socket.
        parts = self._django(_environ(scope, BytesIO(sent)), answer.start)
        try:
            return b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()


async def _refuse(send: Send) -> None:
    answer = busy()
    headers = [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in answer.items()]
    headers.append((b"content-length", b"%d" % len(answer.content)))
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})


def is_short(scope: Scope) -> bool:
    """Whether the request says that it has a short body, or none."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"0")
    return b"transfer-encoding" not in headers and length.isdigit() and int(length) <= SHORT_BYTES


async def read_body(receive: Receive) -> bytes | None:
    """The body of a request; None when the connection went before it was whole."""
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)
