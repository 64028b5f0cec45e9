# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The two commands that a newcomer types are helpful when something is missing, and quick when nothing is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import check, setup

from tests.house.repository import ROOT


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def program(folder: Path, name: str, says: str = "") -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)


def test_stamp_is_fresh_until_an_input_changes(tmp_path: Path) -> None:
    written = tmp_path / "a.txt"
    written.write_text("one")
    first = setup.Stamp(tmp_path / "deep" / "stamp", [written])
    assert not first.fresh()

    first.set()
    assert setup.Stamp(tmp_path / "deep" / "stamp", [written]).fresh()
    assert not setup.Stamp(tmp_path / "deep" / "stamp", [written], salt="another Python").fresh()

    written.write_text("two")
    assert not setup.Stamp(tmp_path / "deep" / "stamp", [written]).fresh()


def test_missing_node_is_told_plainly(tmp_path: Path) -> None:
    answer = run(sys.executable, "tools/setup.py", "run", PATH=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.strip().startswith("Medspil needs Node.js 20 or newer, with npm")
    assert "Traceback" not in answer.stderr


def test_old_node_is_told_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "npm")
    program(tmp_path, "node", "v18.20.1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    with pytest.raises(setup.MissingError, match=r"20 or newer; this is v18\.20\.1"):
        setup.check_node()


def test_old_python_is_told_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(setup.MissingError, match=r"needs Python 3\.11 or newer"):
        setup.check_python()


def test_chromium_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDSPIL_CHROMIUM", "/elsewhere/chromium")

    assert setup.find_chromium() == "/elsewhere/chromium"


def test_chromium_is_found_under_any_of_its_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "google-chrome")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("MEDSPIL_CHROMIUM", raising=False)

    assert setup.find_chromium() == str(tmp_path / "google-chrome")
    assert [row[0] for row in setup.missing_programs()] == ["nginx", "pdftotext", "soffice", "xmlsec1"]


def test_missing_programs_are_named_to_who_cannot_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(setup.MissingError) as told:
        setup.test_programs()

    assert "sudo apt-get install nginx-light poppler-utils libreoffice-writer-nogui" in str(told.value)
    assert "brew install nginx && brew install poppler" in str(told.value)


def test_failing_command_shows_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(setup.MissingError, match="This did not work"):
        setup.run(sys.executable, "-c", "print('the reason'); raise SystemExit(3)")

    assert "the reason" in capsys.readouterr().out


def test_check_stops_at_the_first_failing_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        check,
        "STEPS",
        {
            "good": check.Step("all is well", ("python", "-c", "print('hidden')")),
            "bad": check.Step("it breaks", ("python", "-c", "print('the reason'); raise SystemExit(1)")),
            "later": check.Step("not reached", ("python", "-c", "print('never')")),
        },
    )

    assert check.main([]) == 1
    told = capsys.readouterr().out
    assert "passed  good in" in told
    assert "hidden" not in told
    assert "the reason" in told
    assert "FAILED  bad after" in told
    assert "later" not in told


def test_check_runs_chosen_steps_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["nonsense"]) == 2
    assert "There is no step nonsense" in capsys.readouterr().out


def test_make_names_its_words() -> None:
    answer = run("make", "help")

    assert answer.returncode == 0
    for word in ("run", "test", "setup", "fix", "messages", "requirements"):
        assert f"make {word}" in answer.stdout
