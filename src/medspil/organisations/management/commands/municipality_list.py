# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand

from medspil.organisations.queries import overview


class Command(BaseCommand):
    help = "Every municipality: name, CVR, how many people, whether it is suspended and why, its own sign-in, SCIM."

    def handle(self, *_args: Any, **_options: Any) -> None:
        rows = [("name", "CVR", "people", "state", "sign-in", "SCIM"), *overview()]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        for row in rows:
            self.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
