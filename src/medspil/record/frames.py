# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The bytes of an event stream: what is said, and the chunk of HTTP that carries it to a socket."""

import json

LAST_CHUNK = b"0\r\n\r\n"


def frame(event: str, version: int, data: object) -> bytes:
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {version}\nevent: {event}\ndata: {body}\n\n".encode()


def beat(version: int, *, event: str = "beat") -> bytes:
    """The version alone. It carries no id: it must not move the browser's own mark of what it has seen."""
    return f"event: {event}\ndata: {version}\n\n".encode()


def chunk(body: bytes) -> bytes:
    """A chunk of an answer with `Transfer-Encoding: chunked` (RFC 9112, 7.1)."""
    return b"%x\r\n%b\r\n" % (len(body), body)
