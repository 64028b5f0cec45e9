# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Of every table somebody has said whose its rows are. What PostgreSQL makes of it is tried in `tests/postgres`."""

from django.apps import apps

from medspil.record.policies import BY_ANOTHER, OF_NOBODY, OF_THEIR_OWN, tables


def test_every_table_says_whose_its_rows_are() -> None:
    """A new table without a municipality fails here: give it one, or say in `record/policies.py` why it has none."""
    unguarded = {table for table, policies in tables() if not policies}
    assert unguarded == {apps.get_model(label)._meta.db_table for label in OF_NOBODY}


def test_each_exception_is_a_table_that_is_there() -> None:
    for label in (*BY_ANOTHER, *OF_THEIR_OWN, *OF_NOBODY):
        assert apps.get_model(label), label
