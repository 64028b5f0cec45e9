# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The database shows each municipality its own rows alone, whatever the code has forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from allauth.account.models import EmailAddress
from django.db import DatabaseError, ProgrammingError, connection, transaction

from medspil.organisations.models import Unit
from medspil.record.policies import keep_apart, lacking, tables
from medspil.record.whose import also, everywhere, nobody, only
from medspil.web.doctor.checks import kept_apart
from tests.cast import Cast
from tests.web.world import make_world

NATIONAL = "municipality_id IS NULL"
OURS = [table for table, policies in tables() if policies]


def _ask(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def _count(table: str, which: str = "true") -> int:
    return int(_ask(f'SELECT count(*) FROM "{table}" WHERE {which}')[0][0])  # noqa: S608


def _columns(table: str) -> dict[str, str]:
    rows = _ask(f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'")  # noqa: S608
    return {name: f'"{name}"' for (name,) in rows}


@contextmanager
def _refused() -> Iterator[None]:
    """One table has a trigger that is quicker."""
    with pytest.raises(DatabaseError, match=r"row-level security|a locked method"), transaction.atomic():
        yield


@pytest.fixture
def full(cast: Cast, material: None) -> Cast:
    """The cast, with everything there can be in Karen's municipality."""
    make_world(cast)
    return cast


def test_every_table_has_its_policies_and_holds_the_owner_to_them(db: None) -> None:
    with connection.cursor() as cursor:
        assert lacking(cursor) == []
    assert len(OURS) > 100
    held = _ask("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relkind = 'r'")
    assert {name for (name,) in held} == set(OURS)


def test_a_table_without_gets_them_after_a_migration_and_doctor_tells(db: None) -> None:
    _ask("ALTER TABLE dialogue_note NO FORCE ROW LEVEL SECURITY")
    _ask("CREATE POLICY medspil_own_of_before ON dialogue_note USING (true)")
    with connection.cursor() as cursor:
        assert lacking(cursor) == ["dialogue_note"]
        assert list(kept_apart(cursor)) == ["in 1 tables nothing keeps municipalities apart: medspil migrate"]
    keep_apart("default")
    with connection.cursor() as cursor:
        assert (lacking(cursor), list(kept_apart(cursor))) == ([], [])


def test_doctor_names_a_role_that_may_pass_them_by(db: None) -> None:
    ours = connection.settings_dict
    with psycopg.connect(host=ours["HOST"], dbname=ours["NAME"], user="postgres") as superuser:
        said = list(kept_apart(superuser.cursor()))
    assert said
    assert "ALTER ROLE postgres NOSUPERUSER NOBYPASSRLS" in said[0]


def test_of_another_municipality_nothing_is_seen_or_deleted(full: Cast) -> None:
    EmailAddress.objects.create(user=full.karen, email=full.karen.email)
    all_of = {table: _count(table) for table in OURS}
    assert sum(number > 0 for number in all_of.values()) > 60, "hardly a table has a row: this shows nothing"
    with only(full.other_municipality.pk):
        for table in OURS:
            if "municipality_id" in _columns(table):
                seen = {pk for (pk,) in _ask(f'SELECT DISTINCT municipality_id FROM "{table}"')}  # noqa: S608
                assert seen <= {full.other_municipality.pk, None}, table
                _ask(f"DELETE FROM \"{table}\" WHERE municipality_id = '{full.municipality.pk}'")  # noqa: S608
        assert (_count("organisations_municipality"), _count("account_emailaddress")) == (1, 0)
    assert {table: _count(table) for table in OURS} == all_of


def test_no_row_is_put_into_another_municipality(full: Cast) -> None:
    there = f"'{full.other_municipality.pk}'"
    tried = 0
    with only(full.municipality.pk):
        for table in OURS:
            columns = _columns(table)
            if "municipality_id" not in columns or not _count(table, "municipality_id IS NOT NULL"):
                continue
            tried += 1
            values = ", ".join((columns | {"municipality_id": f"{there}::uuid"}).values())
            names = ", ".join(columns.values())
            with _refused():
                _ask(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" LIMIT 1')  # noqa: S608
            with _refused():
                _ask(f'UPDATE "{table}" SET municipality_id = {there} WHERE municipality_id IS NOT NULL')  # noqa: S608
    assert tried > 50


def test_national_material_is_read_by_all_and_written_by_none(full: Cast) -> None:
    national = _count("materials_case", NATIONAL)
    with only(full.municipality.pk):
        assert _count("materials_case", NATIONAL) == national > 0
        _ask("DELETE FROM materials_case WHERE municipality_id IS NULL")
        _ask(f"UPDATE materials_case SET municipality_id = '{full.municipality.pk}' WHERE municipality_id IS NULL")  # noqa: S608
        assert _count("materials_case", NATIONAL) == national
        with _refused():
            _ask("INSERT INTO materials_case SELECT * FROM materials_case WHERE municipality_id IS NULL LIMIT 1")


def test_nobody_sees_nothing_and_a_second_one_may_be_let_in(cast: Cast) -> None:
    with nobody():
        assert not Unit.objects.exists()
        also(cast.other_municipality.pk)
        assert Unit.objects.count() == 2
        also(cast.municipality.pk)
        assert Unit.objects.count() == 5
        with everywhere():
            assert Unit.objects.count() == 5
        with only(cast.other_municipality.pk):
            assert Unit.objects.count() == 2
        assert Unit.objects.count() == 5
    with nobody():
        assert not Unit.objects.exists()


@pytest.mark.parametrize("whole", [True, False], ids=["a transaction", "a savepoint"])
def test_what_the_database_forgets_in_a_rollback_is_told_again(cast: Cast, whole: bool) -> None:
    """PostgreSQL takes back what was set in a transaction that it takes back."""
    told = connection.copy() if whole else connection
    with only(cast.municipality.pk), told.cursor() as cursor:
        cursor.execute("SELECT 1")
        if whole:
            told.set_autocommit(autocommit=False)
        point = None if whole else transaction.savepoint()
        with only(cast.other_municipality.pk):
            assert _held(cursor) == str(cast.other_municipality.pk)
            told.rollback() if point is None else transaction.savepoint_rollback(point)
            assert _held(cursor) == str(cast.other_municipality.pk)
        assert _held(cursor) == str(cast.municipality.pk)
    if whole:
        told.close()


def _held(cursor: Any) -> str:
    cursor.execute("SELECT current_setting('medspil.municipality')")
    return str(cursor.fetchone()[0])


def test_a_session_that_knows_is_not_told_again(cast: Cast) -> None:
    with only(cast.municipality.pk), connection.cursor() as cursor:
        assert _held(cursor) == str(cast.municipality.pk)
        connection.connection.execute("SET medspil.municipality = 'changed behind its back'")
        assert _held(cursor) == "changed behind its back"
        with nobody():
            assert _held(cursor) == ""
        assert _held(cursor) == str(cast.municipality.pk)


def test_a_query_that_breaks_leaves_the_next_with_its_own_rows(cast: Cast) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), only(cast.municipality.pk):
        _ask("SELECT no_such_column FROM organisations_unit")
    with only(cast.other_municipality.pk):
        assert Unit.objects.count() == 2
