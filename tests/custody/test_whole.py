# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A whole municipality in a file, and its end: all of it, and nothing of anybody else's."""

import json
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from medspil.custody.whole.tables import KEYS, NOT_IN_A_FILE, OF_NOBODY, tables
from medspil.dialogue.models import Note
from medspil.organisations.actions import create_unit
from medspil.organisations.models import Municipality, Person
from medspil.record.chain import check
from medspil.record.mail import Letter, post
from tests.cast import Cast
from tests.web.world import RAW, make_world


def _delete(*words: object) -> str:
    said = StringIO()
    call_command("municipality_delete", *words, stdout=said)
    return said.getvalue()


def test_each_model_belongs_to_a_municipality_or_is_named() -> None:
    assert {table.label for table in tables()} | set(OF_NOBODY) == {model._meta.label for model in apps.get_models()}
    assert not {table.label for table in tables()} & set(OF_NOBODY)


def test_the_file_has_every_row_and_no_key_and_then_nothing_is_left(cast: Cast, material: None, tmp_path: Path) -> None:
    world = make_world(cast)
    post(Letter(to=cast.ali.email, subject="Hej", text="Din kode"))
    create_unit(parent=cast.other_unit, name="Ydelse", by=cast.ulla)
    of_others = {table.label: table.rows(cast.other_municipality).count() for table in tables()}
    ids = {
        table.label: {str(pk) for pk in table.rows(cast.municipality).values_list("pk", flat=True)}
        for table in tables()
    }
    target = tmp_path / "fjordby.zip"
    said = _delete(cast.municipality.cvr, "--name", "Fjordby Kommune", "--export", target)
    assert "Fjordby Kommune is deleted" in said

    with ZipFile(target) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    for label, expected in ids.items():
        if label in NOT_IN_A_FILE:
            assert f"{label}.jsonl" not in files
            continue
        found = [json.loads(line) for line in files[f"{label}.jsonl"].splitlines()]
        assert {str(row.get("id") or row.get("municipality_id")) for row in found} == expected, label
        assert not KEYS & {key for row in found for key in row}
    assert RAW[-1] in files["dialogue.Note.jsonl"]
    assert f"dialogue.Note: {len(ids['dialogue.Note'])}" in files["LAES_MIG.md"]
    assert target.stat().st_mode & 0o077 == 0

    assert not any(table.rows(cast.municipality).exists() for table in tables())
    assert not Note.objects.filter(step__meeting=world.running.pk).exists()
    everything = " ".join(str(row) for model in apps.get_models() for row in model._default_manager.values())
    assert "fjordby.example" not in everything
    connection.check_constraints()
    assert {table.label: table.rows(cast.other_municipality).count() for table in tables()} == of_others
    assert check(cast.other_municipality.pk).faults == ()


def test_nothing_goes_without_the_name_and_a_choice(cast: Cast, tmp_path: Path) -> None:
    there = tmp_path / "there.zip"
    there.touch()
    for words in (
        ("--name", "Bakkeby Kommune", "--without-export"),
        ("--name", "Fjordby Kommune"),
        ("--name", "Fjordby Kommune", "--export", there),
    ):
        with pytest.raises(CommandError):
            _delete(cast.municipality.cvr, *words)
    assert Municipality.objects.filter(pk=cast.municipality.pk).exists()
    assert Person.objects.filter(municipality=cast.municipality).count() == 8


def test_a_file_that_could_not_be_finished_is_not_left(cast: Cast, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE adoption_weekofuse RENAME TO elsewhere")
    with pytest.raises(DatabaseError), transaction.atomic():
        _delete(cast.municipality.cvr, "--name", "Fjordby Kommune", "--export", tmp_path / "half.zip")
    assert not (tmp_path / "half.zip").exists()
    assert Municipality.objects.filter(pk=cast.municipality.pk).exists()
