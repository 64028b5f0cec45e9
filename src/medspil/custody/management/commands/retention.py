# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from medspil.custody.actions import expire
from medspil.custody.queries import Due, due_in, keeping_of, municipalities
from medspil.organisations.management.finding import municipality_with
from medspil.organisations.models import Municipality


class Command(BaseCommand):
    help = "Delete what is older than the periods of its municipality; with --dry-run only say what would go."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--municipality", default="", help="its CVR number; else all")
        parser.add_argument("--dry-run", action="store_true", help="change nothing, say what would go")
        parser.add_argument("--json", action="store_true", help="an object a line for each municipality and kind")

    def handle(self, *_args: Any, **options: Any) -> None:
        cvr = options["municipality"]
        chosen = [municipality_with(cvr, returncode=2)] if cvr else municipalities()
        today, dry = timezone.localdate(), options["dry_run"]
        for municipality in chosen:
            gone = due_in(municipality, today) if dry else expire(municipality=municipality, today=today)
            (self._say_json if options["json"] else self._say)(municipality, gone, dry=dry)

    def _say(self, municipality: Municipality, gone: Sequence[Due], *, dry: bool) -> None:  # noqa: ARG002 - as _say_json
        found = [due for due in gone if due.rows]
        self.stdout.write(f"{municipality} ({municipality.cvr})")
        for due in found:
            self.stdout.write(f"  {due.period.key}: {due.rows} from before {due.day} ({due.months} months)")
        if not found:
            self.stdout.write("  nothing")
        keeping = keeping_of(municipality)
        if keeping is None:
            self.stdout.write("  the municipality has chosen no periods: until then only places and files go")
        elif keeping.begins_on > timezone.localdate():
            self.stdout.write(f"  the periods hold from {keeping.begins_on}; until then only places and files go")

    def _say_json(self, municipality: Municipality, gone: Sequence[Due], *, dry: bool) -> None:
        for due in gone:
            said = {
                "municipality": municipality.cvr,
                "kind": due.period.key,
                "months": due.months,
                "before": due.day.isoformat(),
                "rows": due.rows,
                "dry_run": dry,
            }
            self.stdout.write(json.dumps(said))
