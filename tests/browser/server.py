# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The real server in a process of its own: started, killed without warning, started again on the same data."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

START_SECONDS = 150  # a busy machine is no fault


class RunningServer:
    """`medspil serve --demo` on a free port. `kill` is SIGKILL: nothing in the process gets to tidy up."""

    def __init__(self, *, data: Path, environment: dict[str, str]) -> None:
        self.port = free_port()
        self.data = data
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "medspil.cli",
            "serve",
            "--demo",
            "--port",
            str(self.port),
            "--data",
            str(self.data),
        ]
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.surroundings(), stdout=log, stderr=log)
        self._wait_until_ready()

    def surroundings(self, more: dict[str, str] | None = None) -> dict[str, str]:
        """The environment of the server, for it and for commands beside it."""
        settings = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
        return {**settings, "MEDSPIL_DATA": str(self.data), **self.environment, **(more or {})}

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to stop as Ctrl-C does; the exit code."""
        return self._end(signal.SIGINT)

    def _end(self, sign: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(sign)
        return self.process.wait(timeout=20)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            assert self.process is not None
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)  # a starting server can only be asked again
        raise AssertionError((self.data / "server.log").read_text())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
