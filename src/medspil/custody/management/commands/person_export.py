# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.custody.actions import person_taken
from medspil.custody.persons.files import file_of
from medspil.organisations.models import Person


class Command(BaseCommand):
    help = "Write all that is stored about one person into a zip, for whoever has asked to see it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--municipality", required=True, help="its CVR number")
        parser.add_argument("path", type=Path, help="where the zip goes; there must be no such file yet")

    def handle(self, *_args: Any, **options: Any) -> None:
        rows = Person.objects.filter(email__iexact=options["email"], municipality__cvr=options["municipality"])
        person = rows.select_related("municipality").first()
        if person is None:
            raise CommandError("Nobody in this municipality signs in with this address.", returncode=2)
        content = file_of(person)
        try:
            with options["path"].open("xb") as file:
                options["path"].chmod(0o600)
                file.write(content)
        except OSError as error:
            raise CommandError(f"{options['path']}: {error.strerror}", returncode=2) from error
        person_taken(person=person, by=None)
        self.stdout.write(f"{options['path']}: {len(content):,} bytes")
