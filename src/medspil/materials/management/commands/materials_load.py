# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from medspil.materials.actions.loading import load_national
from medspil.materials.reading import ContentError


class Command(BaseCommand):
    help = "Bring the national material in the database in step with the content files."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            loaded = load_national()
        except ContentError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(str(loaded))
