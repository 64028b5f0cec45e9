# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Open pages of a room without a browser: real streams of a real server, kept up to date as room.js does it."""

import contextlib
import json
import re
import select
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from http.client import HTTPConnection
from urllib.parse import quote
from uuid import UUID

import uvicorn
from django.core.cache import cache
from django.test import Client

from medspil.dialogue import kept, live
from medspil.dialogue.drawer import Drawer
from medspil.dialogue.live import drawer
from medspil.record.hub import Hub, hub
from medspil.web.server import configuration
from tests.dialogue.room.pages import plain, taken_in

LIVE = {"X-Medspil": "live"}
PATIENCE = 8.0  # seconds, much less than the beat that would mend what a lost push has left
HERE = 5
TURN = 0.02  # seconds to wait for bytes before one looks again


class Process:
    """A server for streams in a thread, as far as it can be lost: connections, the hub, and what is kept in memory.

    Pages are asked for by a test client, and drawn for streams, in the thread of the test. As many are always here.
    """

    def __init__(self) -> None:
        door = socket.create_server(("127.0.0.1", 0))
        self.port = door.getsockname()[1]
        self._server = uvicorn.Server(configuration())
        self._thread = threading.Thread(target=self._server.run, args=([door],), name="streams", daemon=True)
        self._thread.start()
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as first:
            first.request("GET", "/live/")
            first.getresponse()  # it has begun
        self._loop = self._server.servers[0].get_loop()
        self._begin()

    def _begin(self) -> None:
        vars(hub).update(vars(Hub()), present=lambda _channel, _audience: HERE)
        vars(drawer).update(vars(Drawer(live._draw)), tell=self._tell)
        self._stale: dict[UUID, set[str]] = defaultdict(set)
        live._sent.clear()
        kept._rooms.clear()
        hub.start(self._loop)
        cache.clear()

    def _tell(self, meeting_id: UUID, stale: Iterable[str]) -> None:
        self._stale[meeting_id].update(stale)

    def draw(self) -> None:
        """What the drawer's thread does."""
        while self._stale:
            live.draw_and_send(*self._stale.popitem())

    def die(self) -> None:
        """Like kill -9, and a new one in its place."""
        gone = threading.Event()
        self._loop.call_soon_threadsafe(self._end, gone)
        assert gone.wait(PATIENCE)

    def _end(self, gone: threading.Event) -> None:
        for connection in tuple(self._server.server_state.connections):
            connection.transport.abort()
        self._begin()
        gone.set()

    def stop(self) -> None:
        self.die()
        self._server.should_exit = True
        self._thread.join(PATIENCE)


@contextlib.contextmanager
def process() -> Iterator[Process]:
    before = {id(part): dict(vars(part)) for part in (hub, drawer)}
    running = Process()
    yield running
    running.stop()
    for part in (hub, drawer):
        vars(part).clear()
        vars(part).update(before[id(part)])


class Screen:
    """One open page. `regions` are the outermost pieces by id; `heard` is every byte since somebody last asked."""

    def __init__(self, server: Process, client: Client, *, page: str, regions: str) -> None:
        self.server, self.client, self.page, self.address = server, client, page, regions
        self.heard = b""
        self.line: socket.socket | None = None
        self.load()

    def load(self) -> None:
        """Open the page, or load it anew."""
        html = self.client.get(self.page).content
        self.heard += html
        (self.token,) = re.findall(r'data-room[^>]*data-token="([^"]+)"', html.decode())
        self.version, self.regions = self._ask(-1)
        self.connect()

    def connect(self) -> None:
        """Begin to listen, as a browser also does by itself after a stream has ended."""
        self.cut()
        self._raw = self._said = b""
        self._greeted = False
        self.told = self.version  # the newest version that it has or has been told of
        self.line = socket.create_connection(("127.0.0.1", self.server.port), timeout=PATIENCE)
        self.line.sendall(f"GET /live/stream?t={quote(self.token)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    def cut(self) -> None:
        """The network is gone; what comes meanwhile is missed."""
        if self.line is not None:
            self.line.close()
        self.line = None

    def read(self) -> None:
        """Take in what the stream has brought."""
        while self.line is not None and select.select([self.line], [], [], 0)[0]:
            heard = self.line.recv(65_536)
            assert heard, f"the stream of {self.page} has ended"
            self._raw += heard
        self._unpack()
        *events, self._said = self._said.split(b"\n\n")
        for event in events:
            self.heard += event
            fields = dict(line.split(": ", 1) for line in event.decode().splitlines())
            if fields.get("event") == "regions":
                self._take(int(fields["id"]), json.loads(fields["data"]))
            elif int(fields["data"]) != self.version:
                self.told = max(self.told, int(fields["data"]))
                version, regions = self._ask(self.version)
                self._take(version, list(regions.items()))

    def fresh(self) -> dict[str, str]:
        """What the page would be if it were loaded now."""
        return self._ask(-1)[1]

    def _ask(self, since: int) -> tuple[int, dict[str, str]]:
        answer = self.client.get(self.address, {"since": since}, headers=LIVE)
        self.heard += answer.content
        if answer.status_code == 204:
            return since, {}
        packet = answer.json()
        return packet["version"], {region: plain(html) for region, html in packet["regions"]}

    def _take(self, version: int, regions: Sequence[Sequence[str]]) -> None:
        assert version >= self.version, f"{self.page} had {self.version} and was sent {version}"
        self.version = version
        self.told = max(self.told, version)
        for region, html, *inside in regions:
            if html and inside and not any(f'id="{place}"' in self._whole for place in (region, *inside)):
                self.version, self.regions = self._ask(-1)
                return
            for outer, old in self.regions.items():
                self.regions[outer] = taken_in(old, region, plain(html), *inside)

    @property
    def _whole(self) -> str:
        return "".join(self.regions.values())

    def _unpack(self) -> None:
        """The body out of its chunks (RFC 9112, 7.1)."""
        if not self._greeted and b"\r\n\r\n" in self._raw:
            _head, _mark, self._raw = self._raw.partition(b"\r\n\r\n")
            self._greeted = True
        while self._greeted and b"\r\n" in self._raw:
            size, _mark, rest = self._raw.partition(b"\r\n")
            length = int(size, 16)
            if len(rest) < length + 2:
                return
            self._said, self._raw = self._said + rest[:length], rest[length + 2 :]


def until(screens: Sequence[Screen], version: int, true: Callable[[], bool]) -> bool:
    """Let the screens listen until something is so; False when it never was. `version` is what they are waiting for."""
    screens[0].server.draw()
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        listening = [screen for screen in screens if screen.line is not None]
        for screen in listening:
            screen.read()
        told = all(screen.told >= version for screen in listening)
        if (told or time.monotonic() > deadline - PATIENCE / 2) and true():
            return True
        select.select([screen.line for screen in listening], [], [], TURN)
    return False
