# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who is connected to the other processes of the installation, so that a room is counted as a whole.

Each process tells which devices it has in a channel when somebody has come or left, and again every few seconds: what
is not repeated is forgotten, as when a process has died. The words are `<audience> <device>`, the hashes of the hub. A
phone that has moved from one process to another is the same word, and counts once whoever tells it.
"""

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from medspil.record import hints
from medspil.record.hub import hub

HERE = "here"  # head: process, channel, moment, number of words; words: who is connected there
ASK = "ask"  # a process has begun, and has heard nothing yet
REPEAT_SECONDS = 4.0
FORGET_SECONDS = 10.0

ME = uuid4().hex[:12]  # this process


@dataclass
class _Told:
    """What a process has told of a channel. Words of one moment may come in several hints."""

    moment: str = ""
    heard: float = 0.0
    coming: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


_told: dict[tuple[str, str], _Told] = {}  # by process and channel
_repeated = 0.0
_guard = threading.Lock()


def tell(channel: str) -> None:
    """Say to the others who is connected here."""
    words = {f"{audience} {device}" for audience, device in hub.devices(channel) if device}
    hints.send(HERE, [ME, channel, str(time.monotonic_ns()), str(len(words))], words)


def tell_all(*_asked: object) -> None:
    for channel in hub.channels():
        tell(channel)


def ask() -> None:
    hints.send(ASK, [ME])


def elsewhere(channel: str) -> Iterable[tuple[str, str]]:
    """Audience and device of each stream of a channel in the other processes. Safe from any thread."""
    with _guard:
        words = {word for (_process, name), told in _told.items() if name == channel for word in told.words}
    return [(audience, device) for audience, _space, device in (word.partition(" ") for word in words)]


def hear(head: Sequence[str], words: Sequence[str]) -> None:
    """What another process has told; whoever shows the number is told when it has changed."""
    process, channel, moment, count = head
    if process == ME:
        return
    with _guard:
        told = _told.setdefault((process, channel), _Told())
        told.coming = frozenset(words) | (told.coming if told.moment == moment else frozenset())
        told.moment, told.heard, before = moment, time.monotonic(), told.words
        if len(told.coming) == int(count):
            told.words = told.coming
    if told.words != before:
        hub.stir(channel)


def repeat() -> None:
    """Called now and then: tell again who is here, and forget what others have not told again."""
    global _repeated  # noqa: PLW0603 - one clock for the process
    now = time.monotonic()
    if now < _repeated + REPEAT_SECONDS:
        return
    _repeated = now
    tell_all()
    with _guard:
        gone = [place for place, told in _told.items() if told.heard < now - FORGET_SECONDS]
        for place in gone:
            del _told[place]
    for _process, channel in gone:
        hub.stir(channel)
