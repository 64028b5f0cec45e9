# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.directory.hsds import files, writing
from medspil.directory.management.reporting import municipality
from medspil.directory.queries import offers_of


class Command(BaseCommand):
    help = "Write all help offers as HSDS 3.1, in the form that the ending of the path says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="ends in .json, .ndjson or .zip; else it is a folder")
        parser.add_argument("--municipality", metavar="CVR", help="needed when there are several")
        parser.add_argument("--json", action="store_true", help="tell what was written as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        whose = municipality(options["municipality"])
        documents = [writing.service(offer, public=False) for offer in offers_of(whose, hidden=True)]
        try:
            _write(options["path"], documents)
        except OSError as error:
            raise CommandError(f"{options['path']} cannot be written: {error}") from error
        facts = {"path": str(options["path"]), "services": len(documents)}
        self.stdout.write(json.dumps(facts) if options["json"] else f"{len(documents)} offers in {options['path']}")


def _write(path: Path, documents: list[dict[str, Any]]) -> None:
    match path.suffix:
        case ".json":
            path.write_text(files.as_json(documents), encoding="utf-8")
        case ".ndjson":
            path.write_text(files.as_lines(documents), encoding="utf-8")
        case ".zip":
            path.write_bytes(files.zipped(files.as_package(documents)))
        case _:
            path.mkdir(parents=True, exist_ok=True)
            for name, text in files.as_package(documents).items():
                (path / name).write_text(text, encoding="utf-8")
