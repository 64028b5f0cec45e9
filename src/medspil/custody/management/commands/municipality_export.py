# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.custody.actions import municipality_taken
from medspil.custody.whole.files import write_file
from medspil.organisations.management.finding import municipality_with


class Command(BaseCommand):
    help = "Write all rows of a municipality into a zip: a file of JSON lines for each table, and how to read it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cvr")
        parser.add_argument("path", type=Path, help="where the zip goes; there must be no such file yet")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"], returncode=2)
        try:
            counts = write_file(municipality, options["path"])
        except OSError as error:
            raise CommandError(f"{options['path']}: {error.strerror}", returncode=2) from error
        municipality_taken(municipality=municipality, by=None)
        self.stdout.write(f"{options['path']}: {sum(counts.values()):,} rows of {len(counts)} tables")
