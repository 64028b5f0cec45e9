# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.web.doctor.checks import CHECKS, Check, workers


class Command(BaseCommand):
    help = "Look at this installation and say in plain words what is not as docs/operations.md wants it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--deploy", action="store_true", required=True, help="as a server for real people")
        parser.add_argument("--workers", type=int, default=1, help="as many as `serve` is started with")

    def handle(self, *_args: Any, **options: Any) -> None:
        count = 0
        checks: list[Check] = [*CHECKS, partial(workers, options["workers"])]
        for check in checks:
            for reason in check():
                count += 1
                self.stderr.write(f"- {reason}")
        if count:
            raise CommandError(f"{count} things to put right.")
        self.stdout.write("All is well.")
