# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How well and how fast the guard reads: `.venv/bin/python tools/measure_guard.py`."""

import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
NOTE_LENGTH = 300  # characters; a note may have 500


def main() -> None:
    began, before = time.thread_time(), memory()
    from medspil.privacy.finding import Kind, find  # noqa: PLC0415 - its cost is measured

    imported = time.thread_time() - began
    find("Hej")
    first = time.thread_time() - began - imported
    print(f"import {imported * 1000:.0f} ms, first text {first * 1000:.0f} ms, {memory() - before:.0f} MB of memory")
    from tests.privacy.labelled import score, sentences  # noqa: PLC0415 - after the measurement

    result = score()
    for kind in Kind:
        print(f"{kind:12} {result.found[kind]} of {result.marked[kind]}")
    print(f"false alarms {len(result.false_alarms)} of {result.innocent} innocent sentences")
    taken = [milliseconds(find, note) for note in notes(" ".join(each.text for each in sentences())) for _ in range(5)]
    print(f"a note of {NOTE_LENGTH} characters: half within {median(taken):.2f} ms, ", end="")
    print(f"95 % within {quantiles(taken, n=20)[-1]:.2f} ms")


def notes(text: str) -> list[str]:
    """The labelled sentences, and all of the national material, cut into notes."""
    for path in sorted((ROOT / "content" / "da").rglob("*.md")):
        text += re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
    return [text[place : place + NOTE_LENGTH] for place in range(0, len(text), NOTE_LENGTH)]


def milliseconds(find: Callable[[str], object], note: str) -> float:
    began = time.thread_time()  # other programs on the machine do not count
    find(note)
    return (time.thread_time() - began) * 1000


def memory() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


main()
