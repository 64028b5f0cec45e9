# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.materials.reading import ContentError
from medspil.web.database import prepare, steps_behind


class Command(BaseCommand):
    help = "Migrate the database and load the material, as `serve` does at its start. `medspil migrate` for short."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is to be done")

    def handle(self, *_args: Any, **options: Any) -> None:
        behind = steps_behind()
        if options["check"]:
            if behind:
                raise CommandError(f"The database is {behind} steps behind this version.")
            self.stdout.write("The database is of this version.")
            return
        try:
            loaded = prepare()
        except ContentError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Migrations: {behind} were due. Material: {loaded}.")
