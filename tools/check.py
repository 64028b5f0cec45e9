# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every check there is, stopping at the first that fails. Tests go one after the other, on both cores; the tools that
use one core alone go two at a time.

Names as arguments, `lint types`, choose some of them.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"


# Packages are compiled when they are first used. Where the machine forbids to keep that, each of the hundreds of
# processes that the tests start would compile all it uses once more.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Step:
    what: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    tells: bool = False  # what it says is for whoever reads, also when all is well

    @property
    def is_pytest(self) -> bool:
        return self.command[0] == "pytest"


PARALLEL = ("-n", "2", "--dist", "worksteal", "--ignore=tests/house", "-m", "not browser and not once")
# A browser often waits, and so do the programs that tests start: two of these go well beside each other. What a file
# does to its server the next test in it builds on, so files stay whole; the longest of them begins.
WAITING = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "tests/dialogue/room/test_walk.py", "tests")
STEPS = {
    "lint": Step("ruff finds nothing to change", ("ruff", "check", ".")),
    "format": Step("the code is laid out by ruff", ("ruff", "format", "--check", ".")),
    "types": Step("the types agree", ("mypy",)),
    "imports": Step("packages import only from lower levels", ("lint-imports",)),
    "migrations": Step(
        "the migrations match the models",
        ("medspil", "manage", "makemigrations", "--check", "--dry-run"),
        {"DJANGO_SETTINGS_MODULE": "medspil.settings.test"},
    ),
    "licences": Step("every file says its licence", ("reuse", "lint")),
    "audit": Step("no package has a known hole", ("python", "tools/audit.py"), tells=True),
    "messages": Step("every text is there in Danish", ("python", "tools/messages.py", "check")),
    "house": Step("budgets, house rules and publiccode.yml", ("pytest", "tests/house")),
    "sqlite": Step("the tests on SQLite", ("pytest", *PARALLEL), {"MEDSPIL_TEST_DATABASE": "sqlite"}),
    "postgres": Step(
        "the tests that another database may answer otherwise, on PostgreSQL",
        ("pytest", *PARALLEL, "--migrations", "--on-both"),
        {"MEDSPIL_TEST_DATABASE": "postgres"},
    ),
    "browser": Step(
        "the tests in a browser, and those with processes of their own",
        ("pytest", *WAITING, "--ignore=tests/house", "-m", "browser or once"),
    ),
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"There is no step {', '.join(unknown)}. The steps are: {', '.join(STEPS)}")
        return 2
    closing_lines = []
    began = time.monotonic()
    chosen = names or list(STEPS)
    with ThreadPoolExecutor(2) as pool:
        early = {name: pool.submit(run, STEPS[name]) for name in chosen if not STEPS[name].is_pytest}
        for name in chosen:
            step = STEPS[name]
            print(f"\n── {name}: {step.what}", flush=True)
            done = early[name].result() if name in early else run(step)
            took = f"{done.seconds:.1f} s"
            if done.code:
                print("\n".join(() if step.is_pytest else done.output))
                print(f"\nFAILED  {name} after {took}. Run it alone: make test STEPS={name}", flush=True)
                pool.shutdown(wait=False, cancel_futures=True)
                return 1
            if step.tells:
                print("\n".join(done.output))
            print(f"passed  {name} in {took}", flush=True)
            if step.is_pytest:
                closing_lines.append(done.output[-1])
    print(f"\nAll checks passed in {time.monotonic() - began:.0f} s.")
    print("\n".join(closing_lines))
    return 0


@dataclass(frozen=True)
class Done:
    code: int
    output: list[str]
    seconds: float


def run(step: Step) -> Done:
    """Tests are heard as they go, other tools only when they complain."""
    started = time.monotonic()
    program, *arguments = step.command
    lines = []
    with subprocess.Popen(
        [str(BIN / program), *arguments],
        cwd=ROOT,
        env={**ENVIRONMENT, **step.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip("\n"))
            if step.is_pytest:
                print(line, end="", flush=True)
    return Done(code=process.returncode, output=lines or [""], seconds=time.monotonic() - started)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
