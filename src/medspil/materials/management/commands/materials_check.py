# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from medspil.materials.checking import Report, check


class Command(BaseCommand):
    help = "Count, measure and judge the content files. Exits 1 when there is an error."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the same as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        report = check(settings.MEDSPIL_CONTENT, timezone.localdate())
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if report.errors:
            raise SystemExit(1)


def _as_json(report: Report) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, default=str, indent=1)


def _as_text(report: Report) -> str:
    lines = [
        f"{topic.key:20} {topic.cases:3} cases {topic.legal_points:3} legal points   "
        f"scripts {'/'.join(str(minutes) for minutes in topic.scripts) or '-':9} LIX {topic.lix:4.1f}   "
        f"oldest check {topic.oldest_check or '-'}"
        for topic in report.topics
    ]
    lines.append(f"{report.canvases} canvases")
    lines += [f"ERROR    {error}" for error in report.errors]
    lines += [f"warning  {warning}" for warning in report.warnings]
    lines.append(f"{len(report.errors)} errors, {len(report.warnings)} warnings")
    return "\n".join(lines)
