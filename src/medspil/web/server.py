# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The server: uvicorn with open streams that end when it is asked to stop, the mail worker and
the colleagues of rehearsals in a thread each."""

import contextlib
import threading
from types import FrameType

import uvicorn
from django_tasks_db.management.commands.db_worker import Worker

from medspil.dialogue.rehearsing import Colleagues
from medspil.record.hub import hub
from medspil.record.traces import Tidier
from medspil.web.clock import Clock


class Server(uvicorn.Server):
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # uvicorn waits for open connections, and a stream never ends by itself.
        hub.close()
        super().handle_exit(sig, frame)


def configuration(*, host: str, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        "medspil.web.asgi:application",
        host=host,
        port=port,
        workers=1,
        access_log=False,  # a line per note with address and time would undo the anonymity of the room
        log_level="warning",
        timeout_graceful_shutdown=3,
        ws="none",
        server_header=False,
    )


def serve(*, host: str, port: int) -> None:
    """Serve until Ctrl-C or SIGTERM; returns when every connection is done."""
    worker = Worker(
        queue_names=["*"],
        interval=1.0,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="in-process",
        excluded_queue_names=[],
    )
    mail = threading.Thread(target=worker.run, name="mail", daemon=True)
    mail.start()
    clock = Clock()
    clock.start()
    colleagues = Colleagues()
    colleagues.start()
    tidier = Tidier()
    tidier.start()
    # uvicorn raises the signal once more when all is tidied up; Ctrl-C is how one stops, not an error.
    with contextlib.suppress(KeyboardInterrupt):
        Server(configuration(host=host, port=port)).run()
    clock.stop()
    colleagues.stop()
    tidier.stop()
    worker.running = False
    mail.join(timeout=3)
