# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.management.finding import municipality_with
from medspil.organisations.queries import all_units
from medspil.organisations.staff.actions import carry_out
from medspil.organisations.staff.lists import read_list
from medspil.organisations.staff.plans import Fate, Plan, Step, plan_of


class Command(BaseCommand):
    help = (
        "Follow the municipality's staff file: all of it, or nothing when something is wrong (exit 1). A CSV file with "
        "the columns e-mail, navn, enhed, roller. Whoever is not in it loses all roles and is signed out everywhere."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE")
        parser.add_argument("--cvr", required=True, help="the municipality")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would be done")
        parser.add_argument("--many", action="store_true", help="it is right that so many leave at once")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"])
        if municipality.suspended_at and not options["dry_run"]:
            raise CommandError(f"{municipality} is suspended: nothing is given or taken until it is resumed.")
        try:
            data = options["path"].read_bytes()
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        plan = plan_of(read_list(data, all_units(municipality)), municipality, many=options["many"])
        if not plan.faults and not options["dry_run"]:
            carry_out(plan=plan)
        self._tell(plan, done=not options["dry_run"])
        if plan.faults:
            raise SystemExit(1)

    def _tell(self, plan: Plan, *, done: bool) -> None:
        for step in plan.steps:
            self.stdout.write(f"{step.fate:8} {step.email}{_roles(step)}")
        self.stdout.write(", ".join(f"{plan.count(fate)} {fate}" for fate in Fate))
        for fault in plan.faults:
            self.stderr.write(fault)
        if plan.faults or not done:
            self.stdout.write("Nothing was changed.")


def _roles(step: Step) -> str:
    said = sorted(f"{role} in {unit.name}" for role, unit in step.listed.roles) if step.listed else []
    return f" (line {step.listed.line}): {', '.join(said) or 'no role'}" if step.listed else ""
