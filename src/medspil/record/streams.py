# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Server-sent events as plain ASGI: no Django, no database, no thread for an open stream.

`/live/stream?t=<token>`  an event stream: `hello` with the version known here, `regions`, and a `beat` that carries
                          the version, so that a lost hint heals
`/live/wait?t=<token>&v=` long-poll for networks that swallow streams: answers when the version differs, or after 20 s
The token is signed by Django and names channel, audience, device and when it ends.
"""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from django.core import signing

from medspil.record.hub import Stream, hub

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

SALT = "medspil.live"
TOKEN_SECONDS = 60 * 60 * 12
BEAT_SECONDS = 12.0
WAIT_SECONDS = 20.0


def live_token(*, channel: str, audience: str, device: str) -> str:
    """A signed right to listen. `device` is hashed: the token never carries a cookie's value. Empty: nobody."""
    return signing.dumps([channel, audience, device_mark(channel, device)], salt=SALT)


def device_mark(channel: str, device: str) -> str:
    """What stands for a device among the streams of a channel; nothing for nobody."""
    return hashlib.sha256(f"{channel}:{device}".encode()).hexdigest()[:16] if device else ""


def frame(event: str, version: int, data: object) -> bytes:
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {version}\nevent: {event}\ndata: {body}\n\n".encode()


def beat(version: int, *, event: str = "beat") -> bytes:
    """The version alone. It carries no id: it must not move the browser's own mark of what it has seen."""
    return f"event: {event}\ndata: {version}\n\n".encode()


async def live(scope: Scope, receive: Receive, send: Send) -> None:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    try:
        token = query["t"][0]
        channel, audience, device = signing.loads(token, salt=SALT, max_age=TOKEN_SECONDS)
    except (KeyError, signing.BadSignature):
        await _answer(send, 403, b"")
        return
    stream = Stream(channel=channel, audience=audience, device=device)
    if scope["path"] == "/live/stream":
        await _stream(stream, receive, send)
    elif scope["path"] == "/live/wait":
        await _wait(stream, int(query.get("v", ["0"])[0]), send)
    else:
        await _answer(send, 404, b"")


async def _stream(stream: Stream, receive: Receive, send: Send) -> None:
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store, no-transform"),
        (b"x-accel-buffering", b"no"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    hub.join(stream)
    gone = asyncio.ensure_future(_gone(receive))
    pump = asyncio.ensure_future(_pump(stream, send))
    try:
        await asyncio.wait({gone, pump}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        hub.leave(stream)
        for job in (gone, pump):
            job.cancel()
        await asyncio.gather(gone, pump, return_exceptions=True)


async def _pump(stream: Stream, send: Send) -> None:
    await _chunk(send, b"retry: 1500\n" + beat(hub.versions.get(stream.channel, 0), event="hello"))
    while not hub.closing:
        try:
            body = await asyncio.wait_for(stream.take(), BEAT_SECONDS)
        except TimeoutError:
            body = beat(hub.versions.get(stream.channel, 0))
        if body is None:
            break
        await _chunk(send, body)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _wait(stream: Stream, seen: int, send: Send) -> None:
    """Answer with the version as soon as it is not the one seen."""
    known = hub.versions.get(stream.channel, 0)
    hub.join(stream)
    try:
        if known <= seen and not hub.closing:
            await asyncio.wait_for(stream.queue.get(), WAIT_SECONDS)
    except TimeoutError:
        pass
    finally:
        hub.leave(stream)
    await _answer(send, 200, json.dumps({"version": hub.versions.get(stream.channel, 0)}).encode())


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _chunk(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _answer(send: Send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
