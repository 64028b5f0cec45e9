# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from medspil.directory.actions.importing import take_in
from medspil.directory.importing import Fate, plan_of
from medspil.directory.management.reporting import as_json, as_text, loaded, municipality


class Command(BaseCommand):
    help = "Take help offers in from a file: all of it, or nothing when something is wrong. Exits 1 in that case."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="JSON, NDJSON, a zip or folder of CSV files, or a spreadsheet")
        parser.add_argument("--municipality", metavar="CVR", help="needed when there are several")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would be done")
        parser.add_argument("--not-personal", action="store_true", help="what is asked about is about no citizen")
        parser.add_argument("--json", action="store_true", help="the same as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        whose = municipality(options["municipality"])
        plan = plan_of(loaded(options["path"]), whose)
        facts = {fate.value: plan.count(fate) for fate in Fate}
        yes = plan.asking.yes if plan.asking and options["not_personal"] else ""
        right = plan.allowed(yes)
        if right and not options["dry_run"]:
            take_in(plan=plan, municipality=whose, by=None, yes=yes)
        lines = [{"kind": line.kind, "id": str(line.key), "name": line.name, "fate": line.fate} for line in plan.lines]
        done = {"imported": right and not options["dry_run"], **facts}
        if options["json"]:
            self.stdout.write(
                as_json({**done, "rows": lines, "asked": plan.asking.places() if plan.asking else []}, plan.faults)
            )
        else:
            self.stdout.write("\n".join(f"{line['fate']:8} {line['kind']:9} {line['name']}" for line in lines))
            self.stdout.write(as_text(done, plan.faults, plan.asking))
        if not right:
            raise SystemExit(1)
