# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.web.copies import CopyError, look_over, put_back, take


class Command(BaseCommand):
    help = "Make the database what it was when a copy was taken. What is there now is copied first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what `medspil backup` made")
        parser.add_argument("--keep", type=Path, required=True, help="where a copy of what is there now goes")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            take(options["keep"])
            put_back(options["file"])
        except CopyError as error:
            raise CommandError(str(error)) from error
        if faults := look_over():
            raise CommandError("It is put back, but is not as it should be:\n  " + "\n  ".join(faults))
        self.stdout.write(f"The database is that of {options['file']}. What was there is in {options['keep']}.")
        self.stdout.write("It is undamaged, and every history is whole.")
