# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`medspil guard --jsonl`: reads texts line by line and answers where they may point at somebody.

In:  {"id": anything, "text": "..."}      Out: {"id": the same, "findings": [{"kind": ..., "start": ..., "end": ...}]}
`start` and `end` count characters (code points). An empty line is skipped. At a line that cannot be read it stops,
says which and why on standard error, without the line itself, and ends with 1; what came before is answered.
"""

import json
import sys
from collections.abc import Iterable
from typing import IO, Any

from medspil.privacy.finding import find


class Unreadable(ValueError):
    """A line is no JSON object with a text. Carries its number and the reason, never its content."""


def run() -> int:
    """From standard input to standard output, in UTF-8 whatever the machine's language; 0, or 1 as said above."""
    lines = sys.stdin.buffer
    try:
        answer(lines, sys.stdout)
    except Unreadable as reason:
        print(reason, file=sys.stderr)  # noqa: T201 - a command speaks
        return 1
    return 0


def answer(lines: Iterable[bytes], out: IO[str]) -> None:
    """One line out for each line in, at once, so that two programs can talk through a pipe."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            asked = _read(number, line)
            found = [{"kind": each.kind, "start": each.start, "end": each.end} for each in find(asked["text"])]
            out.write(json.dumps({"id": asked.get("id"), "findings": found}) + "\n")
            out.flush()


def _read(number: int, line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except ValueError:
        raise Unreadable(f"Line {number} is not JSON in UTF-8.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise Unreadable(f'Line {number} has no "text".')
    return asked
