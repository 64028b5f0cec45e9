# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.actions import suspend
from medspil.organisations.management.finding import municipality_with, refusals_of


class Command(BaseCommand):
    help = (
        "Pause a municipality: nobody of it comes in, its meetings and public pages say so, and no letters are sent. "
        "Nothing is deleted but what is older than its period. `municipality resume` ends it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cvr", metavar="CVR")
        parser.add_argument("--why", required=True, help="stands in the history, for the municipality to read")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"])
        with refusals_of("--why"):
            done = suspend(municipality=municipality, why=options["why"][:200], by=None)
        if not done:
            raise CommandError(f"{municipality} is suspended already.")
        self.stdout.write(f"{municipality} is suspended. Streams that are open end within seconds.")
