# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`medspil drill`, short: what was acknowledged is there, whatever broke meanwhile. All faults: docs/operations.md."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

SHORT = ("--phones", "4", "--seconds", "0.3", "--json")


@pytest.mark.parametrize(
    ("where", "faults"),
    [
        ((), ("server-killed", "disk-full")),
        (("--postgres", "--workers", "2"), ("worker-killed", "database-gone")),
    ],
    ids=["sqlite", "postgres"],
)
def test_nothing_that_was_acknowledged_is_lost(where: tuple[str, ...], faults: tuple[str, ...]) -> None:
    chosen = [word for fault in faults for word in ("--fault", fault)]
    command = [sys.executable, "-m", "medspil.cli", "drill", *SHORT, *where, *chosen]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"]) == (0, True), (told, done.stderr)
    assert [fault["fault"] for fault in told["faults"]] == list(faults)
    assert all(fault["acknowledged"] == fault["present"] > 0 for fault in told["faults"])
