# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from medspil.directory.management.reporting import as_json, as_text, loaded


class Command(BaseCommand):
    help = "Check a file of help offers by HSDS 3.1. Exits 1 when something is wrong with it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="JSON, NDJSON, a zip or folder of CSV files, or a spreadsheet")
        parser.add_argument("--json", action="store_true", help="the same as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = loaded(options["path"])
        facts = {"valid": not found.faults, "documents": len(found.entries)}
        write = as_json if options["json"] else as_text
        self.stdout.write(write(facts, found.faults))
        if found.faults:
            raise SystemExit(1)
