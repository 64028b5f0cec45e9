# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.practice.charts.limits import limits_of
from medspil.practice.charts.reading import Row, read_table
from medspil.practice.charts.runs import runs_of
from medspil.practice.charts.verdict import finding_of, in_words


class Command(BaseCommand):
    help = "The figures of a run chart from a file with the columns date,value. Empty values are missing ones."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--freeze", type=int, metavar="N", help="take the centre line from the first N rows")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        rows, freeze = _read(options["file"]), options["freeze"]
        if freeze is not None and not 1 <= freeze <= len(rows):
            raise CommandError(f"--freeze is a number from 1 to {len(rows)}, the number of rows.")
        figures = _figures(rows, freeze)
        self.stdout.write(json.dumps(figures, ensure_ascii=False) if options["json"] else _as_text(figures))


def _read(path: Path) -> tuple[Row, ...]:
    try:
        table = read_table(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    if table.problems:
        raise CommandError("\n".join(table.problems))
    return table.rows


def _figures(rows: tuple[Row, ...], freeze: int | None) -> dict[str, Any]:
    values = [row.value for row in rows]
    runs, limits = runs_of(values, freeze=freeze), limits_of(values, freeze=freeze)
    return {
        "centre": runs.centre,
        "useful": runs.useful,
        "longest_run": runs.longest_run,
        "longest_run_max": runs.longest_run_max,
        "crossings": runs.crossings,
        "crossings_min": runs.crossings_min,
        "signal": runs.signal,
        "verdict": in_words(finding_of(values, runs, freeze=freeze)),
        "xmr": {
            "centre": limits.centre,
            "lower": limits.lower,
            "upper": limits.upper,
            "outside": [rows[place].day.isoformat() for place in limits.outside],
        },
    }


def _as_text(figures: dict[str, Any]) -> str:
    xmr = figures.pop("xmr")
    lines = [f"{name:16} {value}" for name, value in figures.items()]
    return "\n".join(lines + [f"xmr {name:12} {value}" for name, value in xmr.items()])
