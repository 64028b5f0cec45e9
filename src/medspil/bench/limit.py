# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The limit: what this machine can do at best. A program of bare asyncio sockets that gives whatever is posted to every
open stream, with no check, no database and no framework. `python -m medspil.bench.limit PORT`.

    GET /page      a small page
    GET /stream    an event stream
    POST /note     its body goes to all streams as one event; answered when it has been handed to the sockets
"""

import asyncio
import sys

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"

_streams: set[asyncio.Transport] = set()


class Connection(asyncio.Protocol):
    """One connection; it reads the requests that `crowd.py` writes and no others."""

    transport: asyncio.Transport

    def __init__(self) -> None:
        self.waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - a TCP server makes no other
        self.transport = transport

    def connection_lost(self, _reason: Exception | None) -> None:
        _streams.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        head, found, body = self.waiting.partition(b"\r\n\r\n")
        length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0] or 0)
        if not found or len(body) < length:
            return
        self.waiting = b""
        if head.startswith(b"GET /stream"):
            self.transport.write(STREAM)
            _streams.add(self.transport)
        elif head.startswith(b"POST"):
            event = b"event: note\ndata: " + body + b"\n\n"
            chunk = b"%x\r\n%b\r\n" % (len(event), event)
            for stream in _streams:
                stream.write(chunk)
            self.transport.write(PAGE)
        else:
            self.transport.write(PAGE)


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Connection, "127.0.0.1", port, backlog=2048)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
