# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The database itself refuses to change a locked method: decision 29.

Made after every migration and not by one: Django's SQLite makes a table anew when it changes, and loses its triggers.
"""

from typing import Any

from django.db import connections

TABLE = "procurement_method"
WORDS = "a locked method is never changed"
ON_SQLITE = f"""
CREATE TRIGGER IF NOT EXISTS procurement_method_stays BEFORE UPDATE ON {TABLE}
BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
"""
FUNCTION = f"""
CREATE OR REPLACE FUNCTION procurement_method_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
ON_POSTGRES = f"""
CREATE TRIGGER procurement_method_stays BEFORE UPDATE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION procurement_method_stays()
"""
AWAY = f"DROP TRIGGER IF EXISTS procurement_method_stays ON {TABLE}"
MAKE = {"sqlite": [ON_SQLITE], "postgresql": [FUNCTION, AWAY, ON_POSTGRES]}


def keep_methods(using: str, **_kwargs: Any) -> None:
    """Called when the tables are as the migrations say."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if TABLE in connection.introspection.table_names(cursor):
            for statement in MAKE[connection.vendor]:
                cursor.execute(statement)
