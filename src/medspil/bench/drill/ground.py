# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where the drill takes place: a server, its database and its mail server, each of which can be taken away."""

import os
import resource
import shlex
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from medspil.bench.crowd import MARK
from medspil.bench.drill.post import PostOffice
from medspil.bench.processes import Measured, free_port, medspil
from medspil.record.whose import SEES_ALL
from medspil.settings.throwaway import address_of, server

FULL_BYTES = 4096  # no file may grow past this, nor be written past it
NOTES = (
    "SELECT note.text FROM dialogue_note note JOIN dialogue_step step ON step.id = note.step_id WHERE step.id = {id}"
)


@dataclass(kw_only=True)
class Database:
    """`address` is empty for SQLite in the folder of the server. `stop` and `start` where somebody may do that."""

    address: str = ""
    stop: Callable[[], None] | None = None
    start: Callable[[], None] | None = None

    @property
    def is_sqlite(self) -> bool:
        return not self.address


def database(*, address: str, own: bool, stop: str, start: str) -> Database:
    """What the words of the command say: SQLite, a PostgreSQL server of our own, or one that others run."""
    if own:
        running = server()
        return Database(address=address_of(running), stop=running.stop, start=running.ensure_postgres_running)
    if stop and start:
        return Database(address=address, stop=lambda: _do(stop), start=lambda: _do(start))
    return Database(address=address)


def _do(command: str) -> None:
    subprocess.run(shlex.split(command), check=True)  # noqa: S603 - the words of whoever drills


@dataclass(kw_only=True)
class Ground:
    folder: Path
    database: Database
    workers: int = 1
    port: int = field(default_factory=free_port)
    post: PostOffice = field(default_factory=lambda: PostOffice(free_port()))
    server: Measured = field(init=False)

    def start(self) -> None:
        self.server = medspil(
            self.folder,
            self.port,
            database=self.database.address,
            workers=self.workers,
            program="medspil.bench.drill.clockwork",
            MEDSPIL_SMTP_HOST="127.0.0.1",
            MEDSPIL_SMTP_PORT=str(self.post.port),
        )
        self.server.wait_until_ready("/readyz")

    def kill_one_worker(self) -> None:
        os.kill(self.server.workers()[0], signal.SIGKILL)

    def lock_database(self, seconds: float) -> None:
        """Another program is in the middle of writing."""
        with closing(sqlite3.connect(self.file, isolation_level=None, timeout=60)) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            other.execute("ROLLBACK")

    def fill_disk(self, *, full: bool) -> None:
        """The kernel refuses the server's writes to files, as it does when there is no room."""
        for pid in self.server.family():
            _soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (FULL_BYTES if full else hard, hard))

    def jump(self, sign: signal.Signals) -> None:
        for pid in self.server.family():
            if self.workers == 1 or pid != self.server.process.pid:
                os.kill(pid, sign)

    @property
    def file(self) -> Path:
        return self.folder / "medspil.sqlite3"

    def marks(self, step: str) -> list[int]:
        """The marks of the notes that lie in the database, read past the server."""
        texts = self._sqlite(step) if self.database.is_sqlite else self._postgres(step)
        return [int(mark) for text in texts for mark in MARK.findall(text.encode())]

    def _sqlite(self, step: str) -> list[str]:
        with closing(sqlite3.connect(self.file, timeout=60)) as beside:
            query = NOTES.format(id=f"'{step.replace('-', '')}'")
            return [row[0] for row in beside.execute(query).fetchall()]

    def _postgres(self, step: str) -> list[str]:
        import psycopg  # noqa: PLC0415 - only here, and not needed on SQLite

        with psycopg.connect(self.database.address, options=SEES_ALL) as beside:
            return [row[0] for row in beside.execute(NOTES.format(id=f"'{step}'").encode()).fetchall()]
