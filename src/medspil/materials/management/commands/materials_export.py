# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.materials.exchange import packed
from medspil.organisations.queries import municipality_by_cvr


class Command(BaseCommand):
    help = "Write a topic as an open package: the national one, or as a municipality reads it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topic", help="the key of the topic, own-equipment say")
        parser.add_argument("file", type=Path, help="the zip to write")
        parser.add_argument("--municipality", metavar="CVR", help="whose texts; without it the national ones")

    def handle(self, *_args: Any, **options: Any) -> None:
        cvr = options["municipality"]
        municipality = municipality_by_cvr(cvr) if cvr else None
        if cvr and municipality is None:
            raise CommandError(f"there is no municipality with CVR number {cvr}")
        data = packed(options["topic"], municipality)
        if data is None:
            raise CommandError(f"there is no topic {options['topic']}")
        try:
            options["file"].write_bytes(data)
        except OSError as refused:
            raise CommandError(f"{options['file']} cannot be written: {refused.strerror}") from refused
        self.stdout.write(f"{options['file']}: {len(data)} bytes")
