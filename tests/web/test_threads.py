# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Requests cross from the event loop to a thread and back, short ones in one step, and arrive whole."""

import asyncio
import hashlib
import threading
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

import pytest

from medspil.web.threads import SHORT_BYTES, Threads


def digest(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """Answers with what it was sent, as a hash in two pieces."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
    said = hashlib.sha256(body).hexdigest().encode()
    return [said[:10], said[10:]]


def ask(parts: list[bytes]) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """Headers and body of the answer to a request whose body comes in these parts."""
    length = str(sum(map(len, parts))).encode()
    coming = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    coming.append({"type": "http.request", "body": b"", "more_body": False})
    sent: list[MutableMapping[str, Any]] = []
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "http_version": "1.1"}

    async def receive() -> MutableMapping[str, Any]:
        return coming.pop(0)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(_answer({**scope, "headers": [(b"content-length", length)]}, receive, send))
    assert sent[0]["status"] == 200
    return list(sent[0]["headers"]), b"".join(message.get("body", b"") for message in sent[1:])


async def _answer(scope: Any, receive: Any, send: Any) -> None:
    await Threads(digest)(scope, receive, send)


@pytest.mark.parametrize("parts", [[], [b"kort"], [b"i ", b"to dele"], [b"langt" * SHORT_BYTES]], ids=len)
def test_a_body_of_any_length_arrives_whole(parts: list[bytes]) -> None:
    headers, body = ask(parts)
    assert body.decode() == hashlib.sha256(b"".join(parts)).hexdigest()
    assert [value for name, value in headers if name == b"set-cookie"] == [b"a=1", b"b=2"]


def test_whoever_hangs_up_half_way_is_not_answered() -> None:
    async def gone() -> MutableMapping[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        raise AssertionError(message)

    scope = {"type": "http", "path": "/", "headers": [(b"content-length", b"4")]}
    asyncio.run(_answer(scope, gone, send))


def test_who_comes_when_too_many_wait_is_asked_to_come_back_and_what_pages_need_is_still_given() -> None:
    free, statuses = threading.Event(), dict[str, list[Any]]()

    def slow(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        free.wait(10)
        return digest(environ, start_response)

    threads = Threads(slow, most=2)

    async def ask_for(path: str, name: str) -> None:
        said = statuses.setdefault(name, [])

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            said.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "http_version": "1.1"}
        await threads({**scope, "headers": []}, receive, send)

    async def rush() -> None:
        inside = [asyncio.ensure_future(ask_for("/", name)) for name in ("first", "second")]
        await asyncio.sleep(0)
        await ask_for("/", "third")
        inside.append(asyncio.ensure_future(ask_for("/static/x.css", "style")))
        free.set()
        await asyncio.gather(*inside)
        await ask_for("/", "later")

    asyncio.run(rush())
    assert {name: said[0]["status"] for name, said in statuses.items()} == {
        **dict.fromkeys(("first", "second", "style", "later"), 200),
        "third": 503,
    }
    assert dict(statuses["third"][0]["headers"])[b"retry-after"] == b"30"
    assert "Der er mange på én gang" in statuses["third"][1]["body"].decode()
