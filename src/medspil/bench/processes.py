# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The programs that are measured, each with its children, and what `/proc` says of them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 90.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(kw_only=True)
class Measured:
    process: subprocess.Popen[bytes]
    port: int

    def wait_until_ready(self, path: str) -> None:
        """TimeoutError when it never answers."""

        def answers() -> bool:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=2):
                    return True
            except OSError:
                return False

        self._wait_until(answers)

    def wait_until_listening(self) -> None:
        """TimeoutError when nobody ever does. For a server that would send a plain request elsewhere."""

        def listens() -> bool:
            with socket.socket() as line:
                return line.connect_ex(("127.0.0.1", self.port)) == 0

        self._wait_until(listens)

    def _wait_until(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            if true():
                return
            time.sleep(0.1)
        message = f"{self.process.args!r} did not start"
        raise TimeoutError(message)

    def cpu_seconds(self) -> float:
        """User and system time so far, of the process and its children."""
        return sum(sum(map(int, _stat(pid)[11:13])) for pid in self.family()) / TICKS

    def memory_mib(self) -> float:
        """Resident memory now, of the process and its children."""
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.family())
        return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576

    def workers(self) -> list[int]:
        """The processes that serve, where there are several."""
        return [pid for pid in self.family() if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def kill(self) -> None:
        """SIGKILL, to its children too: nothing gets to tidy up."""
        for pid in list(self.family()):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=20)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=20)

    def family(self) -> Iterator[int]:
        waiting = [self.process.pid]
        while waiting:
            pid = waiting.pop()
            yield pid
            children = Path(f"/proc/{pid}/task/{pid}/children")
            waiting += [int(child) for child in children.read_text().split()] if children.exists() else []


def medspil(
    folder: Path, port: int, *, database: str, workers: int, program: str = "medspil.cli", **more: str
) -> Measured:
    """The server, as module `program` and with more variables in its environment if need be."""
    command = [sys.executable, "-m", program, "serve", "--port", str(port), "--data", str(folder)]
    if workers > 1:
        command += ["--workers", str(workers)]
    return Measured(process=_start(command, _environment(folder, database) | more), port=port)


def limit(port: int) -> Measured:
    command = [sys.executable, "-m", "medspil.bench.limit", str(port)]
    return Measured(process=_start(command, dict(os.environ)), port=port)


def meetings(folder: Path, how_many: int, *, database: str) -> list[dict[str, str]]:
    """Meetings to measure with, made beside the running server."""
    command = [sys.executable, "-m", "medspil.bench.stage", str(how_many)]
    made = subprocess.run(command, env=_environment(folder, database), check=True, stdout=subprocess.PIPE)  # noqa: S603
    codes: list[dict[str, str]] = json.loads(made.stdout)
    return codes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(command: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - ours


def _environment(folder: Path, database: str) -> dict[str, str]:
    ours = {
        "DJANGO_SETTINGS_MODULE": "medspil.settings.demo",
        "MEDSPIL_DATA": str(folder),
        "MEDSPIL_DATABASE": database,
    }
    return {**os.environ, **ours}


def _stat(pid: int) -> list[str]:
    """The fields of `/proc/<pid>/stat` after the name."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
