# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The database itself refuses to change a locked method. See decision 29."""

from typing import Any

from django.db import migrations

WORDS = "a locked method is never changed"
MAKE = {
    "sqlite": [
        "CREATE TRIGGER procurement_method_stays BEFORE UPDATE ON procurement_method "
        f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION procurement_method_stays() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE TRIGGER procurement_method_stays BEFORE UPDATE ON procurement_method "
        "FOR EACH ROW EXECUTE FUNCTION procurement_method_stays()",
    ],
}
UNMAKE = {
    "sqlite": ["DROP TRIGGER procurement_method_stays"],
    "postgresql": [
        "DROP TRIGGER procurement_method_stays ON procurement_method",
        "DROP FUNCTION procurement_method_stays()",
    ],
}


def make(_apps: Any, editor: Any) -> None:
    for statement in MAKE[editor.connection.vendor]:
        editor.execute(statement)


def unmake(_apps: Any, editor: Any) -> None:
    for statement in UNMAKE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("procurement", "0002_bids")]
    operations = [migrations.RunPython(make, unmake)]
