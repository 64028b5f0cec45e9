# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.actions import resume
from medspil.organisations.management.finding import municipality_with, refusals_of


class Command(BaseCommand):
    help = "Let a municipality in again that was suspended. Everybody signs in anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cvr", metavar="CVR")
        parser.add_argument("--why", default="", help="stands in the history, for the municipality to read")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"])
        with refusals_of("--why"):
            done = resume(municipality=municipality, why=options["why"][:200], by=None)
        if not done:
            raise CommandError(f"{municipality} is not suspended.")
        self.stdout.write(f"{municipality} is let in again. Everybody signs in anew.")
        self.stdout.write("Follow the staff file now (`people sync`), or let SCIM do so: some may have left meanwhile.")
