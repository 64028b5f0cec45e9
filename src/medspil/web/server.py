# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The server: uvicorn with open streams that end when it is asked to stop, and beside it the threads that draw, listen
to other processes and, in one process of an installation, see to the chores."""

import contextlib
import gc
import socket
from collections.abc import Sequence
from types import FrameType

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from medspil.dialogue.live import draw_all, drawer
from medspil.dialogue.rehearsing import Colleagues
from medspil.dialogue.warming import warm_up
from medspil.record import neighbours
from medspil.record.caretaker import Caretaker, Chore
from medspil.record.hints import Listener
from medspil.record.hub import hub
from medspil.record.streams import TRANSPORT
from medspil.record.traces import Tidier
from medspil.web.clock import Clock
from medspil.web.letters import Letters
from medspil.web.suspensions import Suspensions

APPLICATION = "medspil.web.asgi:application"

# How much is made before Python looks for circular garbage: looking through all that lives took up to 60 ms, in which a
# room stands still, and found next to nothing; what is made for a note or a page goes without it.
GARBAGE = (2_000, 50, 10)

MOST_HEAD_BYTES = 65_536  # of a request; browsers and proxies stay far below it


class Protocol(HttpToolsProtocol):
    """uvicorn's own HTTP, which also hands the transport to the application, so that the hub writes to it directly;
    and which ends a request whose head does not end."""

    in_head, head_bytes = True, 0

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.in_head:
            self.head_bytes += len(data)
            if self.head_bytes > MOST_HEAD_BYTES and not self.transport.is_closing():
                self.send_400_response("The head is too long.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.in_head, self.head_bytes = True, 0
        self.scope["extensions"] = {TRANSPORT: self.transport}  # type: ignore[dict-item]

    def on_header(self, name: bytes, value: bytes) -> None:
        self.head_bytes += len(name) + len(value)
        if self.head_bytes > MOST_HEAD_BYTES:
            raise ValueError("the head is too long")  # the parser makes a 400 of it
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self.in_head, self.head_bytes = False, 0
        super().on_headers_complete()


class Server(uvicorn.Server):
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # uvicorn waits for open connections, and a stream never ends by itself.
        hub.close()
        super().handle_exit(sig, frame)


def chores() -> Sequence[Chore]:
    return [Letters(), Clock(), Colleagues(), Tidier()]


def begun() -> None:
    """The other processes can be heard from now on."""
    neighbours.ask()
    neighbours.tell_all()
    draw_all()


def listen(host: str, port: int) -> socket.socket:
    """A socket that processes can share; ends the program with a word when the port is taken."""
    return uvicorn.Config(APPLICATION, host=host, port=port, log_level="warning").bind_socket()


def configuration() -> uvicorn.Config:
    return uvicorn.Config(
        APPLICATION,
        workers=1,
        http=Protocol,
        access_log=False,  # a line per note with address and time would undo the anonymity of the room
        log_level="warning",
        timeout_graceful_shutdown=3,
        ws="none",
        server_header=False,
    )


def serve(listening: socket.socket) -> None:
    """Serve on a socket until Ctrl-C or SIGTERM; returns when every connection is done."""
    warm_up()
    gc.collect()
    gc.set_threshold(*GARBAGE)
    gc.freeze()  # what the program is made of is no garbage, and need not be looked through for it again and again
    listener = Listener(begun=begun, meanwhile=neighbours.repeat)
    beside: list[Chore] = [drawer, listener, Suspensions(), Caretaker(chores)]
    for thread in beside:
        thread.start()
    # uvicorn raises the signal once more when all is tidied up; Ctrl-C is how one stops, not an error.
    with contextlib.suppress(KeyboardInterrupt):
        Server(configuration()).run(sockets=[listening])
    for thread in beside:
        thread.stop()
