# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A known hole in a package fails the check; a list that cannot be asked is told, and is never taken for good news."""

import json

import pytest
from tools import audit

KNOWN = {"id": "PYSEC-2026-1", "fix_versions": ["5.2.20"], "aliases": ["CVE-2026-1"], "description": ""}
SKIPPED = {"name": "django", "skip_reason": "Dependency not found on PyPI and could not be audited"}
ADVISORY = {
    "name": "sass",
    "range": "<2",
    "title": "Reads what it should not",
    "url": "https://github.example/advisories/GHSA-1",
}


def _python(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def _npm(*via: object) -> str:
    return json.dumps({"vulnerabilities": {"sass": {"name": "sass", "via": via}}, "metadata": {}})


def test_a_known_hole_fails_with_its_number_and_what_mends_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = audit.of_python(_python({"name": "django", "version": "5.2.1", "vulns": [KNOWN]}))
    assert not audit.tell("Python", found)
    assert not audit.tell("npm", audit.of_npm(_npm(ADVISORY, "another-package")))
    said = capsys.readouterr().out
    assert "Python: django 5.2.1: PYSEC-2026-1, mended in 5.2.20" in said
    assert "npm: sass <2: Reads what it should not (GHSA-1)" in said


def test_one_that_was_looked_at_and_does_not_reach_us_is_let_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "ACCEPTED", {"CVE-2026-1": "not called; 2027-01-01", "GHSA-1": "only when building"})
    assert audit.of_python(_python({"name": "django", "version": "5.2.1", "vulns": [KNOWN]})).holes == []
    assert audit.of_npm(_npm(ADVISORY)).holes == []


def test_all_is_well_only_when_it_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    asked = audit.of_python(_python({"name": "django", "version": "5.2.19", "vulns": []}, SKIPPED))
    assert audit.tell("Python", asked)
    assert "1 packages are not known" in capsys.readouterr().out
    assert audit.tell("Python", audit.of_python(_python(SKIPPED)))
    said = capsys.readouterr().out
    assert "COULD NOT ASK" in said
    assert "no hole is known" not in said


@pytest.mark.parametrize("said", ["", "no network", "[]", json.dumps({"error": {"summary": "405"}})])
def test_what_is_no_answer_is_taken_for_none(said: str) -> None:
    for read in (audit.of_python, audit.of_npm):
        with pytest.raises(ValueError, match="no answer"):
            read(said)


def test_a_program_that_is_not_there_says_nothing() -> None:
    assert audit.ask(["/nowhere/pip-audit"]) == ""
