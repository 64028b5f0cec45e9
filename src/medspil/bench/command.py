# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`medspil bench live`: the real server and the limit, one after the other, with the same phones.

It starts the server on a database of its own, or on an empty one that is named; nothing else about it is special.
"""

import argparse
import asyncio
import json
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from medspil.bench.crowd import Door
from medspil.bench.doors import limit_door, meeting_door
from medspil.bench.figures import Outcome, in_words, report, table
from medspil.bench.processes import Measured, free_port, limit, medspil, meetings
from medspil.bench.scenarios import SCENARIOS, one_pass


def main(arguments: Sequence[str]) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.workers > 1 and not options.database:
        parser.error("--workers needs --database: SQLite serves one process")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory(prefix="medspil-bench-") as folder:
        ours, theirs = _measure(options, Path(folder))
    figures = report(ours, theirs)
    words = sys.stderr if options.json else sys.stdout
    words.write(f"{in_words('medspil', ours)}\n{in_words('limit', theirs)}\n")
    sys.stdout.write((json.dumps(figures) if options.json else table(figures)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="medspil bench", description="How fast the live room is here.")
    parser.add_argument("what", choices=["live"])
    parser.add_argument("--participants", type=int, default=100)
    parser.add_argument("--scenario", choices=sorted(SCENARIOS), default="paced")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1, help="more than one needs PostgreSQL")
    parser.add_argument("--database", default="", help="of an empty database; else SQLite in a new folder")
    parser.add_argument("--json", action="store_true", help="the figures as JSON, the rest on standard error")
    return parser


def _measure(options: argparse.Namespace, folder: Path) -> tuple[list[Outcome], list[Outcome]]:
    server = medspil(folder, free_port(), database=options.database, workers=options.workers)
    broadcaster = limit(free_port())
    ours, theirs = [], []
    try:
        server.wait_until_ready("/healthz")
        broadcaster.wait_until_ready("/page")
        for meeting in meetings(folder, options.runs, database=options.database):
            theirs.append(_pass(options, broadcaster, limit_door))
            ours.append(_pass(options, server, meeting_door(meeting["code"], meeting["step"])))
    finally:
        server.stop()
        broadcaster.stop()
    return ours, theirs


def _pass(options: argparse.Namespace, process: Measured, door: Door) -> Outcome:
    return asyncio.run(one_pass(options.scenario, options.participants, process, door))
