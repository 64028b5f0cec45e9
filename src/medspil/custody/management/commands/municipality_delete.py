# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.custody.actions import delete_municipality
from medspil.custody.whole.files import write_file
from medspil.organisations.management.finding import municipality_with
from medspil.organisations.models import Municipality
from medspil.record.chain import check


class Command(BaseCommand):
    help = "Delete a municipality with all that it has. There is no way back but a backup."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cvr")
        parser.add_argument("--name", required=True, help="its name, typed in full")
        kept = parser.add_mutually_exclusive_group(required=True)
        kept.add_argument("--export", type=Path, help="where its rows go first; there must be no such file yet")
        kept.add_argument("--without-export", action="store_true", help="keep nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"], returncode=2)
        if options["name"] != municipality.name:
            raise CommandError("The name does not fit the CVR number. Nothing was deleted.", returncode=2)
        if options["export"]:
            self._export(municipality, options["export"])
        end = check(municipality.pk).end
        gone = delete_municipality(municipality=municipality, by=None)
        self.stdout.write(f"{options['name']} is deleted: {gone:,} rows. Its history ended at {end}.")
        self.stdout.write("Backups keep what they copied: throw them away when their time has come.")

    def _export(self, municipality: Municipality, path: Path) -> None:
        try:
            counts = write_file(municipality, path)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}. Nothing was deleted.", returncode=2) from error
        self.stdout.write(f"{path}: {sum(counts.values()):,} rows of {len(counts)} tables")
