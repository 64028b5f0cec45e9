# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""`medspil materials check`: an editor's and CI's judgement of the content files."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import call_command

from medspil.materials.checking import check
from medspil.materials.readability import lix

TODAY = date(2026, 11, 25)
TOPIC = "da/topics/own-equipment"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(configured.MEDSPIL_CONTENT, folder)
    return folder


def edit(path: Path, pattern: str, by: str) -> None:
    text, found = re.subn(pattern, by, path.read_text(), count=1, flags=re.MULTILINE)
    assert found
    path.write_text(text)


def test_the_national_material_has_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("materials_check", "--json")
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == []
    assert len(report["topics"]) == 6
    for topic in report["topics"]:
        assert topic["cases"] >= 6
        assert topic["legal_points"] >= 10
        assert topic["scripts"] == [30, 60, 90]
        assert topic["lix"] < 40
        assert topic["oldest_check"]


def test_what_is_missing_is_an_error_and_the_exit_code_says_so(content: Path, settings: object) -> None:
    shutil.rmtree(content / TOPIC / "legal")
    (content / TOPIC / "scripts" / "60.yaml").unlink()
    for case in (content / TOPIC / "cases").glob("*.md"):
        edit(case, r"legal_points:\n(?:  - .*\n)+", "")
    for script in (content / TOPIC / "scripts").glob("*.yaml"):
        edit(script, r"kind: legal_point", "kind: frame")
        script.write_text(
            re.sub(r" +legal_point: .*\n", "", script.read_text().replace("kind: legal_point", "kind: frame"))
        )
    errors = check(content, TODAY).errors
    assert "topic own-equipment: 0 legal points, at least 10" in errors
    assert "topic own-equipment: there is no script of 60 minutes" in errors
    settings.MEDSPIL_CONTENT = content  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as ended:
        call_command("materials_check")
    assert ended.value.code == 1


def test_an_old_check_and_a_changed_source_are_warnings(content: Path) -> None:
    law = content / TOPIC / "legal"
    edit(law / "01-fault-liability.md", r"^checked_on: .*$", "checked_on: 2025-11-24")
    edit(law / "02-employer-liability.md", r"^(checked_on: .*)$", r"\1\nsource_changed_on: 2026-11-24")
    report = check(content, TODAY)
    assert not [error for error in report.errors if "own-equipment" in error]
    assert "legal point fault-liability: last checked on 2025-11-24, more than twelve months ago" in report.warnings
    changed = "legal point employer-liability: its source was seen to have changed on 2026-11-24"
    assert changed in report.warnings


def test_a_check_of_exactly_a_year_is_still_fresh_and_a_new_check_clears_a_changed_source(content: Path) -> None:
    law = content / TOPIC / "legal"
    edit(law / "01-fault-liability.md", r"^checked_on: .*$", "checked_on: 2025-11-25")
    edit(law / "02-employer-liability.md", r"^(checked_on: .*)$", r"\1\nsource_changed_on: 2026-11-20")
    assert not [text for text in check(content, TODAY).warnings if "own-equipment" in text or "liability" in text]


def test_a_dead_reference_is_an_error(content: Path) -> None:
    edit(content / TOPIC / "cases" / "01-cracked-screen.md", r"  - fault-liability", "  - no-such-law")
    assert "case cracked-screen: there is no legal point no-such-law" in check(content, TODAY).errors


def test_bureaucratic_language_is_an_error(content: Path) -> None:
    heavy = "Kommunalforvaltningens sagsbehandlingsforpligtelser forudsætter dokumentation. "
    (content / TOPIC / "preparation.md").write_text(f"---\ntitle: Opgave\n---\n{heavy * 4}")
    assert any("own-equipment, preparation: LIX" in error for error in check(content, TODAY).errors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0.0),
        ("Vi ser på det.", 4.0),
        ("Vi ser på det. Så går vi.", 3.5),
        ("Kommunen svarer.", 2 + 50),
        ("- Se\n- Hør\n- Spørg", 1.0),
        ("## Emne\n\nVi ser.", 1.5),
        ("Se **kommunen** på [siden](https://eksempel.dk/langt)", 4 + 25),
    ],
)
def test_lix_counts_words_sentences_and_long_words(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected)
