# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The command `medspil`, with a clock that jumps a day ahead at SIGUSR1 and a day back at SIGUSR2.

The clock of the machine belongs to root, and to everybody else on it; this one belongs to the server that is drilled.
It stands in for what the server asks: Django's `now`, and `time.time`, by which signatures and sessions grow old.
"""

import runpy
import signal
import time
from datetime import UTC, datetime, timedelta
from types import FrameType

from django.utils import timezone

DAY = 86_400
_ahead = [0]
_real_time = time.time


def _time() -> float:
    return _real_time() + _ahead[0]


def _now() -> datetime:
    return datetime.now(tz=UTC) + timedelta(seconds=_ahead[0])


def _jump(sign: int, _frame: FrameType | None) -> None:
    _ahead[0] += DAY if sign == signal.SIGUSR1 else -DAY


# Processes that the server starts read this module too, under another name.
time.time, timezone.now = _time, _now
signal.signal(signal.SIGUSR1, _jump)
signal.signal(signal.SIGUSR2, _jump)

if __name__ == "__main__":
    runpy.run_module("medspil.cli", run_name="__main__")
