# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.dialogue.models import Meeting, MeetingState
from medspil.web.copies import CopyError, take


class Command(BaseCommand):
    help = "Copy the database into a file, also while the server runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="where the copy goes; there must be no such file yet")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            take(options["file"])
        except CopyError as error:
            raise CommandError(str(error)) from error
        size = options["file"].stat().st_size / 1_000_000
        self.stdout.write(f"{options['file']}: {size:.1f} MB")
        if meetings := Meeting.objects.filter(state=MeetingState.OPEN).count():
            self.stderr.write(
                f"{meetings} meetings were running. The copy keeps what they destroy at their end: "
                "take another when they are over, and delete this one. docs/privacy.md says why."
            )
