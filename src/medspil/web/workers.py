# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Several processes that serve one port. This one only watches: what dies is started again, and all end with it."""

import multiprocessing
import os
import signal
import socket
import threading
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from types import FrameType

_fresh = multiprocessing.get_context("spawn")


def watch(listening: socket.socket, *, workers: int) -> None:
    """Keep so many processes serving until Ctrl-C or SIGTERM."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, stop)
    running = [_start(listening) for _number in range(workers)]
    while not stopping.is_set():
        wait([process.sentinel for process in running], timeout=0.5)
        if not stopping.is_set():
            running = [process if process.is_alive() else _start(listening) for process in running]
    for process in running:
        process.terminate()
    for process in running:
        process.join()


def _start(listening: socket.socket) -> BaseProcess:
    process = _fresh.Process(target=_work, args=(listening,), daemon=False)
    process.start()
    return process


def _work(listening: socket.socket) -> None:
    """A process that serves, and ends when the one that watches is gone."""
    import django  # noqa: PLC0415 - a fresh process, with nothing set up

    django.setup()
    from medspil.web.server import serve  # noqa: PLC0415 - needs set-up apps

    threading.Thread(target=_end_with_parent, daemon=True).start()
    serve(listening)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
