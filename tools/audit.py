# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Has a package that we ship a known hole? Asked of those who keep the lists, for Python and for npm at the same time.

Fails when one is known. A list that cannot be reached, or does not know our packages, is told and fails nothing: a
check must not depend on somebody else's machine. Whether it was asked stands in what it prints.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
SECONDS = 9  # and then it could not be asked

PYTHON = ("--require-hashes", "--disable-pip", "--requirement", "requirements/base.txt", "--format", "json")
NPM = ("audit", "--omit=dev", "--json")

# Known holes that do not reach us, by their number, with the reason and the day on which somebody looks again.
ACCEPTED: dict[str, str] = {}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Of one list: the holes it knows, a line each; or why it could not be asked."""

    holes: Sequence[str] = ()
    silent: str = ""
    unknown: int = 0  # packages that the list does not know


def of_python(said: str) -> Answer:
    """What `pip-audit` said. ValueError when it is no answer."""
    packages: list[dict[str, Any]] = _object(said)["dependencies"]
    unknown = sum("skip_reason" in package for package in packages)
    if unknown == len(packages):
        return Answer(silent="it knows none of the packages")
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'none'}"
        for package in packages
        for hole in package.get("vulns", ())
        if not ({hole["id"], *hole.get("aliases", ())} & ACCEPTED.keys())
    ]
    return Answer(holes=holes, unknown=unknown)


def of_npm(said: str) -> Answer:
    """What `npm audit` said. ValueError when it is no answer."""
    found: dict[str, Any] = _object(said)["vulnerabilities"]
    advisories = {
        str(via["url"]).rpartition("/")[2]: f"{via['name']} {via['range']}: {via['title']}"
        for package in found.values()
        for via in package["via"]
        if isinstance(via, dict)
    }
    return Answer(holes=[f"{line} ({number})" for number, line in advisories.items() if number not in ACCEPTED])


def _object(said: str) -> dict[str, Any]:
    try:
        answer = json.loads(said)
        if isinstance(answer, dict) and {"dependencies", "vulnerabilities"} & answer.keys():
            return answer
    except ValueError:
        pass
    raise ValueError("no answer")


def ask(program: Sequence[str]) -> str:
    """What a program prints, whatever it exits with; nothing when it is not there or takes too long."""
    try:
        done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def tell(name: str, answer: Answer) -> bool:
    """Whether all is well, as far as it is known."""
    if answer.silent:
        print(f"{name}: COULD NOT ASK the list of known holes: {answer.silent}. This says nothing about our packages.")
        return True
    for hole in answer.holes:
        print(f"{name}: {hole}")
    if answer.unknown:
        print(f"{name}: {answer.unknown} packages are not known to the list.")
    if not answer.holes:
        print(f"{name}: asked, and no hole is known.")
    return not answer.holes


def main() -> int:
    lists = {
        "Python": ((str(BIN / "pip-audit"), *PYTHON), of_python),
        "npm": (("npm", *NPM), of_npm),
    }
    with ThreadPoolExecutor(len(lists)) as pool:
        said = dict(zip(lists, pool.map(ask, (program for program, _read in lists.values())), strict=True))
    well = True
    for name, (_program, read) in lists.items():
        try:
            answer = read(said[name])
        except (ValueError, KeyError, TypeError):
            answer = Answer(silent="it did not answer")
        well &= tell(name, answer)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
