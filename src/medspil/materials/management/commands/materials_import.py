# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.materials.actions.arrivals import take_in
from medspil.materials.actions.publishing import NotReady, publish_all
from medspil.materials.arrivals import Arrived, contents
from medspil.materials.packages.reading import PACKAGE_BYTES, PackageRefused
from medspil.organisations.models import Municipality
from medspil.organisations.queries import municipality_by_cvr
from medspil.record.transactions import write


class Command(BaseCommand):
    help = "Take an open package in as drafts. Exits 1 when anything in it is wrong; then nothing is taken in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the zip to read")
        parser.add_argument("--municipality", metavar="CVR", required=True, help="for whom")
        parser.add_argument("--publish", action="store_true", help="let readers see all of it at once")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_by_cvr(options["municipality"])
        if municipality is None:
            raise CommandError(f"there is no municipality with CVR number {options['municipality']}")
        try:
            with options["file"].open("rb") as file:
                data = file.read(PACKAGE_BYTES + 1)
            arrived = _take_in(data, municipality, publish=options["publish"])
        except OSError as refused:
            raise CommandError(f"{options['file']} cannot be read: {refused.strerror}") from refused
        except (PackageRefused, NotReady) as refused:
            raise CommandError(str(refused)) from refused
        done = "published" if options["publish"] else "drafts"
        came = sum(one.waits for one in arrived)
        same = sum(one.same for one in arrived)
        self.stdout.write(f"{came} {done}, {same} as they were, {len(arrived) - came - same} left alone")


@write
def _take_in(data: bytes, municipality: Municipality, *, publish: bool) -> list[Arrived]:
    """All of it or nothing: a package that cannot be published leaves no drafts behind either."""
    arrival = take_in(data=data, municipality=municipality, by=None)
    arrived = contents(arrival)
    if publish:
        waiting = [one.piece for one in arrived if one.waits]
        publish_all(seen=waiting, why=f"{arrival.publisher}, {arrival.published_on}", by=None)
    return arrived
