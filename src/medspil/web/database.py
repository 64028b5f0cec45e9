# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Bringing a database up to date, whatever it holds."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from medspil.materials.actions.loading import Loaded, load_national

LOCK = 4_711_001  # ours alone in this database, and another one than that of the chores


def prepare() -> Loaded:
    """What a server needs of its database: the tables of this version, and the material of `content/`. Where several
    begin at once, one does it and the others wait."""
    with _alone():
        bring_up_to_date()
        return load_national()


def steps_behind() -> int:
    """How many migrations of this version the database has not had yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_up_to_date() -> None:
    """Migrate a database that has been in use. A new one gets its tables from the models, and a note that it needs no
    migration: going through all of them takes most of a minute and ends at the same, which the check `migrations` sees
    to. Stopped in the middle, it goes on from there the next time."""
    recorder = MigrationRecorder(connection)
    if recorder.applied_migrations():
        call_command("migrate", verbosity=0)
        return
    known = MigrationLoader(None).disk_migrations
    with _without_migrations():
        call_command("migrate", run_syncdb=True, verbosity=0)
    recorder.ensure_schema()
    with transaction.atomic():
        for app, name in known:
            recorder.record_applied(app, name)


@contextmanager
def _alone() -> Iterator[None]:
    if connection.vendor == "sqlite":  # serves one process
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _without_migrations() -> Iterator[None]:
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before
