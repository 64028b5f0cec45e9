# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Server-sent events as plain ASGI: no Django, no database, no thread for an open stream.

`/live/stream?t=<token>`  an event stream: `hello` with the version known here, `regions`, and a `beat` that carries
                          the version, so that a lost hint heals
`/live/wait?t=<token>&v=` long-poll for networks that swallow streams: answers when something is
                          said, at the latest with the next beat
The token is signed by Django and names channel, audience, device and when it ends. A phone's lasts as long as a
meeting; that of somebody who is signed in lasts minutes, and its page asks for another, so that whoever has lost a role
or her session soon hears no more.
"""

import asyncio
import hashlib
import json
import math
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from django.core import signing

from medspil.record.frames import beat, chunk
from medspil.record.headers import plain_headers
from medspil.record.hub import hub
from medspil.record.pipes import Connection, Stream, keep_little

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

SALT = "medspil.live"
TOKEN_SECONDS = 60 * 60 * 12
BRIEF_SECONDS = 60 * 4  # `RENEW_MS` in dialogue/wire.js is well within it

# A phone that writes shows its token with each note; a signature takes longer to check than all else at the door.
CHECKED_SECONDS = 60.0
MOST_CHECKED = 4096

# Under this name among the extensions of a request the server gives us its transport.
TRANSPORT = "medspil.transport"


def live_token(*, channel: str, audience: str, device: str, seconds: int = TOKEN_SECONDS) -> str:
    """A signed right to listen for so many seconds. `device` is hashed: the token never carries a cookie's value.
    Empty: nobody."""
    until = int(time.time()) + seconds
    return signing.dumps([channel, audience, device_mark(channel, device), until], salt=SALT)


def device_mark(channel: str, device: str) -> str:
    """What stands for a device among the streams of a channel; nothing for nobody."""
    return hashlib.sha256(f"{channel}:{device}".encode()).hexdigest()[:16] if device else ""


class Listener(NamedTuple):
    """Whom a token was made for, and the moment at which it ends, in seconds of the epoch."""

    channel: str
    audience: str
    device: str
    until: float = math.inf  # of a page from before tokens said it; the signature's own age ends it


def listener(token: str) -> Listener | None:
    """None when the token is not ours, or has run out. Whether it is ours is asked once a minute."""
    now = time.monotonic()
    who, until = _checked.get(token, (None, now))
    if who is None or until <= now:
        try:
            who = Listener(*signing.loads(token, salt=SALT, max_age=TOKEN_SECONDS))
        except signing.BadSignature:
            return None
        if len(_checked) >= MOST_CHECKED:
            _checked.clear()
        _checked[token] = who, now + CHECKED_SECONDS
    return who if time.time() < who.until else None


_checked: dict[str, tuple[Listener, float]] = {}


async def live(scope: Scope, receive: Receive, send: Send) -> None:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    who = listener(query.get("t", [""])[0])
    if who is None or who.channel in hub.barred:
        await _answer(send, 403, b"")
        return
    stream = Stream(channel=who.channel, audience=who.audience, device=who.device, until=who.until)
    if scope["path"] == "/live/stream":
        await _stream(stream, scope["extensions"][TRANSPORT], receive, send)
    elif scope["path"] == "/live/wait":
        await _wait(stream, int(query.get("v", ["0"])[0]), send)
    else:
        await _answer(send, 404, b"")


async def _stream(stream: Stream, pipe: Connection, receive: Receive, send: Send) -> None:
    """Greet, and leave the rest to the hub until the connection is gone."""
    headers = [
        *plain_headers(),
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store, no-transform"),
        (b"x-accel-buffering", b"no"),
        (b"transfer-encoding", b"chunked"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    keep_little(pipe)
    stream.pipe = pipe
    stream.write(chunk(b"retry: 1500\n" + beat(hub.versions.get(stream.channel, 0), event="hello")))
    if hub.closing:
        stream.end()
    hub.join(stream)
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    finally:
        hub.leave(stream)


class Bell(asyncio.Event):
    """The pipe of somebody who only wants to know that something was said."""

    def write(self, _data: bytes, /) -> None:
        self.set()

    def get_write_buffer_size(self) -> int:
        return 0

    def is_closing(self) -> bool:
        return False

    def close(self) -> None:
        self.set()

    abort = close


async def _wait(stream: Stream, seen: int, send: Send) -> None:
    """Answer with the version as soon as it is not the one seen, or with the next beat."""
    stream.pipe = bell = Bell()
    if hub.versions.get(stream.channel, 0) <= seen and not hub.closing:
        hub.join(stream)
        try:
            await bell.wait()
        finally:
            hub.rest(stream)
    await _answer(send, 200, json.dumps({"version": hub.versions.get(stream.channel, 0)}).encode())


async def _answer(send: Send, status: int, body: bytes) -> None:
    headers = [*plain_headers(), (b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
