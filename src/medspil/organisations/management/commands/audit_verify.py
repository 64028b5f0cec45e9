# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.management.finding import municipality_with
from medspil.organisations.models import Municipality
from medspil.record.chain import Checked, check, holds, municipalities


class Command(BaseCommand):
    help = "Read the history of each municipality and say where a line was changed, put in or taken out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--municipality", help="its CVR number; else all")
        parser.add_argument(
            "--end", default="", help="an end that was printed earlier; it has to be in the chain still"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        cvr, end = options["municipality"], options["end"]
        if end and not cvr:
            raise CommandError("--end belongs to one municipality: name it with --municipality.", returncode=2)
        chosen = municipality_with(cvr, returncode=2) if cvr else None
        ids = [chosen.pk] if chosen else municipalities()
        names = {row.pk: f"{row.name} ({row.cvr})" for row in Municipality.objects.all()}
        whole = [self._say(check(pk), names.get(pk, str(pk))) for pk in ids]
        if end and chosen and not holds(chosen.pk, end):
            self.stderr.write(f"{names[chosen.pk]}: the chain no longer holds {end}")
            whole.append(False)
        if not all(whole):
            raise CommandError("The history is not as it was written.")

    def _say(self, checked: Checked, name: str) -> bool:
        for fault in checked.faults:
            self.stderr.write(f"{name}: {fault}")
        if not checked.faults:
            self.stdout.write(f"{name}: {checked.lines} lines, whole. End: {checked.end}")
        return not checked.faults
