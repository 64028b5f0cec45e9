# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From files into the database: the same every time, and every fault told by file and field."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from medspil.materials.actions.loading import load_national
from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Material, Script, Topic, TopicKind
from medspil.materials.queries import topics
from medspil.materials.reading import read_national

KINDS: tuple[type[Material], ...] = (Topic, Case, LegalPoint, Script, CanvasTemplate)
TOPIC = "da/topics/own-equipment"
Change = Callable[[str, str, str], None]


@pytest.fixture
def content(tmp_path: Path, settings: Any) -> Path:
    """A copy of the national material that a test may spoil."""
    folder = tmp_path / "content"
    shutil.copytree(configured.MEDSPIL_CONTENT, folder)
    settings.MEDSPIL_CONTENT = folder
    return folder


@pytest.fixture
def change(content: Path) -> Change:
    """Replace what a pattern finds first in a file of the copy."""

    def _change(name: str, pattern: str, by: str) -> None:
        path = content / name
        text, found = re.subn(pattern, by, path.read_text(), count=1, flags=re.MULTILINE)
        assert found, f"{pattern} is not in {name}"
        path.write_text(text)

    return _change


def refusal() -> list[str]:
    with pytest.raises(CommandError) as refused:
        call_command("materials_load")
    return str(refused.value).splitlines()


def stand() -> dict[str, list[Any]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in KINDS}


def test_what_is_loaded_is_what_the_files_hold(material: None) -> None:
    files = read_national(configured.MEDSPIL_CONTENT)
    assert {topic.key for topic in Topic.objects.national()} == {folder.topic.key for folder in files.topics}
    assert Topic.objects.national().filter(kind=TopicKind.TOPIC).count() == 6
    assert [topic.number for topic in topics(None)] == [1, 2, 3, 4, 5, 6], "exercises and guides are no topics"
    assert {case.key for case in Case.objects.national()} == {c.key for topic in files.topics for c in topic.cases}
    points = {point.key for topic in files.topics for point in topic.legal_points}
    assert {point.key for point in LegalPoint.objects.national()} == points
    assert {canvas.key for canvas in CanvasTemplate.objects.national()} == {canvas.key for canvas in files.canvases}


def test_a_second_run_writes_nothing(material: None, capsys: pytest.CaptureFixture[str]) -> None:
    before = stand()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        loaded = load_national()
    assert (loaded.new, loaded.changed, loaded.removed) == (0, 0, 0)
    assert loaded.unchanged == sum(len(rows) for rows in before.values())
    written = [query["sql"] for query in asked if re.match(r"\s*(INSERT|UPDATE|DELETE)", query["sql"])]
    assert written == []
    assert stand() == before
    call_command("materials_load")
    assert "0 new, 0 changed, 0 removed" in capsys.readouterr().out


def test_one_changed_file_changes_one_row(material: None, change: Change) -> None:
    ids = dict(Case.objects.national().values_list("key", "pk"))
    change(f"{TOPIC}/cases/01-cracked-screen.md", r"^title: .*$", "title: Skærmen gik i stykker")
    loaded = load_national()
    assert (loaded.new, loaded.changed, loaded.removed) == (0, 1, 0)
    assert Case.objects.get(key="cracked-screen").title == "Skærmen gik i stykker"
    assert dict(Case.objects.national().values_list("key", "pk")) == ids


def test_a_file_that_is_gone_takes_its_row_along(material: None, content: Path, change: Change) -> None:
    (content / "canvases" / "topic-choice.yaml").unlink()
    assert load_national().removed == 1
    assert not CanvasTemplate.objects.filter(key="topic-choice").exists()


@pytest.mark.parametrize(
    ("name", "pattern", "by", "field"),
    [
        (f"{TOPIC}/cases/01-cracked-screen.md", r"^setting: .*$", "setting: kitchen", "setting"),
        (f"{TOPIC}/cases/01-cracked-screen.md", r"^title: .*$", "titel: Stavet forkert", "titel"),
        (f"{TOPIC}/cases/01-cracked-screen.md", r"^title: .*$", "", "title"),
        (f"{TOPIC}/legal/02-employer-liability.md", r"^source: .*$", "source: somewhere", "source"),
        (f"{TOPIC}/legal/02-employer-liability.md", r"^confidence: .*$", "confidence: sure", "confidence"),
        (f"{TOPIC}/legal/02-employer-liability.md", r"^checked_on: .*$", "checked_on: soon", "checked_on"),
        (f"{TOPIC}/topic.md", r"^key: .*$", "key: Own Equipment", "key"),
        ("canvases/contract.yaml", r"^layout: .*$", "layout: heap", "layout"),
        ("da/scripts/basic-30.yaml", r"^    minutes: .*$", "    minutes: 0", "steps.0.minutes"),
    ],
)
def test_a_fault_is_named_by_file_and_field(
    material: None, change: Change, name: str, pattern: str, by: str, field: str
) -> None:
    before = stand()
    change(name, pattern, by)
    assert any(line.startswith(f"{name}: {field}: ") for line in refusal())
    assert stand() == before


def test_every_fault_is_told_at_once(material: None, change: Change) -> None:
    change(f"{TOPIC}/cases/01-cracked-screen.md", r"^setting: .*$", "setting: kitchen")
    change("canvases/contract.yaml", r"^layout: .*$", "layout: heap")
    told = refusal()
    assert [line.split(":")[0] for line in told] == [f"{TOPIC}/cases/01-cracked-screen.md", "canvases/contract.yaml"]


def test_minutes_that_do_not_add_up_are_told(material: None, change: Change) -> None:
    change("da/scripts/basic-30.yaml", r"^minutes: 30$", "minutes: 31")
    (told,) = refusal()
    assert told.startswith("da/scripts/basic-30.yaml: ")
    assert "the steps take 30 minutes together, but the script says 31" in told


def test_a_key_that_names_nothing_is_told(material: None, change: Change) -> None:
    change(f"{TOPIC}/legal/02-employer-liability.md", r"^  - cracked-screen$", "  - no-such-case")
    assert "legal point employer-liability: there is no case no-such-case" in refusal()


def test_a_compass_needs_cases_that_are_there_and_a_quadrant(material: None, change: Change) -> None:
    script = "da/exercises/role-compass/scripts/30.yaml"
    change(script, r"cases: \[compass-van-outside\]", "cases: [no-such-case]")
    change(script, r"^    canvas: role-compass$", "    canvas: contract")
    told = refusal()
    assert "script role-compass-30, step place-one: there is no case no-such-case" in told
    assert "script role-compass-30, step place-one: the canvas contract is no quadrant" in told


def test_a_key_used_twice_is_told(material: None, change: Change) -> None:
    change(f"{TOPIC}/cases/02-clear-the-phone.md", r"^key: .*$", "key: cracked-screen")
    assert "case cracked-screen: the key is used more than once" in refusal()


@pytest.mark.parametrize("junk", [b"title: [never closed", b"\xff\xfe\x00", b"", b"- just\n- a list\n"])
def test_a_file_that_is_junk_is_told(material: None, content: Path, junk: bytes) -> None:
    (content / "canvases" / "contract.yaml").write_bytes(junk)
    assert all(line.startswith("canvases/contract.yaml: ") for line in refusal())


@pytest.mark.parametrize("junk", [b"---\ntitle: [never closed\n---\nx", b"\xff\xfe\x00", b"", b"No facts at all"])
def test_a_page_that_is_junk_is_told(material: None, content: Path, junk: bytes) -> None:
    (content / TOPIC / "topic.md").write_bytes(junk)
    assert all(line.startswith(f"{TOPIC}/topic.md: ") for line in refusal())
