# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A new database is made from the models, and is the same as one that has taken every migration."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from medspil.settings.throwaway import postgres

pytestmark = pytest.mark.once

MAKE = "import django; django.setup(); from medspil.web.database import bring_up_to_date; bring_up_to_date()"


def _run(data: Path, *words: str) -> str:
    environment = {**os.environ, "MEDSPIL_DATA": str(data), "DJANGO_SETTINGS_MODULE": "medspil.settings.demo"}
    done = subprocess.run([sys.executable, *words], env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def _shape(data: Path) -> set[tuple[str, str]]:
    """Every column, index and trigger, by table."""
    with sqlite3.connect(data / "medspil.sqlite3") as database:
        columns = database.execute("SELECT m.name, p.name || p.type FROM sqlite_master m, pragma_table_info(m.name) p")
        others = database.execute("SELECT tbl_name, type || name FROM sqlite_master WHERE type <> 'table'")
        found = {*columns, *others}
    database.close()
    return found


def test_it_has_what_the_migrations_make_and_needs_none_of_them(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made", tmp_path / "migrated"
    made.mkdir()
    migrated.mkdir()
    for _twice in range(2):
        _run(made, "-c", MAKE)
    _run(made, "-m", "medspil.cli", "manage", "migrate", "--check")
    _run(migrated, "-m", "medspil.cli", "manage", "migrate", "-v", "0")
    assert _shape(made) == _shape(migrated)


def test_one_that_was_half_made_is_made_whole(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "medspil.sqlite3") as database:
        database.execute("CREATE TABLE django_session (session_key varchar(40) PRIMARY KEY, session_data text)")
    database.close()
    _run(tmp_path, "-c", MAKE)
    _run(tmp_path, "-m", "medspil.cli", "manage", "migrate", "--check")
    assert ("organisations_person", "emailvarchar(254)") in _shape(tmp_path)


def test_two_machines_that_begin_at_once_do_it_one_after_the_other() -> None:
    here = {**os.environ, "MEDSPIL_DATABASE": postgres(), "DJANGO_SETTINGS_MODULE": "medspil.settings.demo"}
    command = [sys.executable, "-m", "medspil.cli", "migrate"]
    both = [subprocess.Popen(command, env=here, stdout=subprocess.PIPE, text=True) for _each in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted("Material: 0 new, 0 changed" in text for text in said) == [False, True]
