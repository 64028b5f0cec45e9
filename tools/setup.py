# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Fetches and builds what Medspil needs, and only what has changed since the last time.

`python3 tools/setup.py run` takes care of what running needs,
`python3 tools/setup.py test` also of what the checks need on top.

Needs nothing but Python itself, and says so plainly when something is missing.
"""

from __future__ import annotations  # an old Python gets as far as being told that it is old

import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON_FROM = (3, 11)
NODE_FROM = 20
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Program that must be there, Debian's packages, Homebrew's package.
TEST_PROGRAMS = (
    ("nginx", "nginx-light", "nginx"),
    ("pdftotext", "poppler-utils", "poppler"),
    ("soffice", "libreoffice-writer-nogui", "--cask libreoffice"),
    ("xmlsec1", "xmlsec1", "libxmlsec1"),
)


class MissingError(Exception):
    """Something that only the person at the machine can put right."""


def main(purpose: str) -> None:
    check_python()
    check_node()
    python_packages(for_tests=purpose == "test")
    node_packages(for_tests=purpose == "test")
    theme()
    catalogues()
    if purpose == "test":
        test_programs()
    print("All that is needed is in place.", flush=True)


# What must be there


def check_python() -> None:
    if sys.version_info >= PYTHON_FROM:
        return
    for minor in (14, 13, 12, 11):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])  # noqa: S606
    raise MissingError(
        f"Medspil needs Python 3.11 or newer; this is {platform.python_version()}.\n"
        "Install a newer one, or point to it: make run PYTHON=/path/to/python3.11"
    )


def check_node() -> None:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        raise MissingError(
            f"Medspil needs Node.js {NODE_FROM} or newer, with npm, to build its styles.\nInstall it and try again."
        )
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(re.findall(r"\d+", version)[0]) < NODE_FROM:
        raise MissingError(f"Medspil needs Node.js {NODE_FROM} or newer; this is {version}.")


# What is fetched and built


def python_packages(*, for_tests: bool) -> None:
    kind = "dev" if for_tests else "base"
    stamps = {name: python_stamp(name) for name in ("base", "dev")}
    # What the checks need holds all that running needs.
    if any(stamps[name].fresh() for name in {kind, "dev"}):
        return
    if not (VENV / "bin" / "pip").exists():
        step("Making .venv", make_venv)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    pip += ["--no-compile"]  # Python compiles what is used when it is used, which is far from all of it
    listed = f"requirements/{kind}.txt"
    step(f"Fetching the Python packages in {listed}", lambda: run(*pip, "--require-hashes", "-r", listed))
    step("Installing medspil itself", lambda: run(*pip, "--no-deps", "--editable", "."))
    stamps[kind].set()


def make_venv() -> None:
    try:
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    except MissingError as error:
        raise MissingError(f"{error}\nOn Debian and Ubuntu: apt-get install python3-venv") from None


def python_stamp(kind: str) -> Stamp:
    names = ["requirements/base.txt", "requirements/base.in", "pyproject.toml"]
    if kind == "dev":
        names.append("requirements/dev.txt")
    return Stamp(VENV / f".medspil-{kind}", (ROOT / name for name in names), salt=platform.python_version())


def node_packages(*, for_tests: bool) -> None:
    inputs = [ROOT / name for name in ("package.json", "package-lock.json", ".npmrc")]
    stamps = {kind: Stamp(ROOT / "node_modules" / f".medspil-{kind}", inputs) for kind in ("run", "test")}
    kind = "test" if for_tests else "run"
    if any(stamps[name].fresh() for name in {kind, "test"}):
        return
    omit = [] if for_tests else ["--omit=dev"]
    step("Fetching the Node packages", lambda: run("npm", "ci", "--loglevel=error", *omit))
    stamps[kind].set()


def theme() -> None:
    source = ROOT / "src" / "medspil"
    kinds = {".scss", ".css", ".js", ".mjs", ".svg", ".woff2"}
    inputs = [ROOT / "package-lock.json", *sorted((ROOT / "tools").glob("*.mjs"))]
    inputs += sorted(path for path in source.rglob("*") if path.suffix in kinds)
    stamp = Stamp(ROOT / "build" / ".medspil-theme", inputs)
    if not stamp.fresh():
        step("Building the styles", lambda: run("npm", "run", "--silent", "build"))
        stamp.set()


def catalogues() -> None:
    texts = sorted((ROOT / "src" / "medspil").glob("*/locale/*/LC_MESSAGES/*.po"))
    stamp = Stamp(ROOT / "build" / ".medspil-catalogues", texts)
    if not stamp.fresh() or not all(path.with_suffix(".mo").exists() for path in texts):
        python = str(VENV / "bin" / "python")
        step("Compiling the Danish texts", lambda: run(python, "tools/messages.py", "compile"))
        stamp.set()


class Stamp:
    """Remembers in a file what the inputs of a step looked like when it last succeeded."""

    def __init__(self, path: Path, inputs: Iterable[Path], salt: str = "") -> None:
        self.path = path
        digest = hashlib.sha256(salt.encode())
        for name in inputs:
            digest.update(str(name).encode())
            digest.update(name.read_bytes() if name.exists() else b"")
        self.state = digest.hexdigest()

    def fresh(self) -> bool:
        return self.path.exists() and self.path.read_text(encoding="utf-8") == self.state

    def set(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.state, encoding="utf-8")


# What only the checks need


def find_chromium() -> str:
    """Path of a Chromium or Chrome; empty when there is none."""
    named = os.environ.get("MEDSPIL_CHROMIUM", "")
    if named:
        return named
    found = [shutil.which(name) for name in BROWSERS] + [path for path in MAC_BROWSERS if Path(path).exists()]
    return next((path for path in found if path), "")


def missing_programs() -> list[tuple[str, str, str]]:
    missing = [] if find_chromium() else [("chromium", "chromium fonts-liberation", "--cask chromium")]
    return missing + [row for row in TEST_PROGRAMS if not shutil.which(row[0])]


def test_programs() -> None:
    missing = missing_programs()
    if not missing:
        return
    debian = " ".join(packages for _, packages, _ in missing).split()
    if shutil.which("apt-get") and os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        step("Refreshing Debian's list of packages", lambda: run("apt-get", "-qq", "update"))
        install = ("apt-get", "-qq", "install", "--yes", "--no-install-recommends", *debian)
        step(f"Installing {', '.join(debian)}", lambda: run(*install))
        return
    raise MissingError(
        f"The checks need {', '.join(program for program, _, _ in missing)}.\n"
        f"On Debian and Ubuntu: sudo apt-get install {' '.join(debian)}\n"
        f"On macOS: {' && '.join(f'brew install {package}' for _, _, package in missing)}\n"
        "A Chromium in another place is named by MEDSPIL_CHROMIUM=/path/to/chromium"
    )


# How it is told


def step(what: str, work: Callable[[], None]) -> None:
    print(f"{what} ...", flush=True)
    started = time.monotonic()
    work()
    print(f"{what}: done in {time.monotonic() - started:.0f} s", flush=True)


def run(*command: str) -> None:
    """Quiet when all goes well; everything the program said when not."""
    pipe, together = subprocess.PIPE, subprocess.STDOUT
    done = subprocess.run(command, cwd=ROOT, stdout=pipe, stderr=together, text=True, check=False)
    if done.returncode:
        print(done.stdout)
        raise MissingError(f"This did not work: {' '.join(command)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "run")
    except MissingError as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        sys.exit(130)
