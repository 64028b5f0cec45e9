# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.materials.actions.arrivals import take_in
from medspil.materials.actions.publishing import NotReady, publish_all
from medspil.materials.arrivals import Contents, contents
from medspil.materials.packages.asking import PackageAsked
from medspil.materials.packages.reading import PACKAGE_BYTES, PackageRefused
from medspil.organisations.models import Municipality
from medspil.organisations.queries import municipality_by_cvr
from medspil.record.transactions import write


class Command(BaseCommand):
    help = "Take an open package in as drafts. Exits 1 when anything in it is wrong; then nothing is taken in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the zip to read")
        parser.add_argument("--municipality", metavar="CVR", required=True, help="for whom")
        parser.add_argument("--not-personal", action="store_true", help="what is asked about is about no citizen")
        parser.add_argument("--publish", action="store_true", help="let readers see all of it at once")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_by_cvr(options["municipality"])
        if municipality is None:
            raise CommandError(f"there is no municipality with CVR number {options['municipality']}")
        try:
            with options["file"].open("rb") as file:
                data = file.read(PACKAGE_BYTES + 1)
            found = _take_in(data, municipality, publish=options["publish"], sure=options["not_personal"])
        except OSError as refused:
            raise CommandError(f"{options['file']} cannot be read: {refused.strerror}") from refused
        except (PackageRefused, NotReady) as refused:
            raise CommandError(str(refused)) from refused
        except PackageAsked as asked:
            places = [f"{one['where']}: {', '.join(one['why'])}" for one in asked.asking.places()]
            advice = "Change the package, or add --not-personal when none of it is about a citizen."
            raise CommandError("\n".join([*places, advice])) from None
        done = "published" if options["publish"] else "drafts"
        self.stdout.write(
            f"{len(found.waiting)} {done}, {len(found.same)} as they were, {len(found.left_alone)} left alone"
        )


@write
def _take_in(data: bytes, municipality: Municipality, *, publish: bool, sure: bool) -> Contents:
    """All of it or nothing: a package that cannot be published leaves no drafts behind either."""
    try:
        arrival = take_in(data=data, municipality=municipality, by=None)
    except PackageAsked as asked:
        if not sure:
            raise
        arrival = take_in(data=data, municipality=municipality, by=None, yes=asked.asking.yes)
    found = contents(arrival)
    if publish:
        waiting = [one.piece for one in found.waiting]
        publish_all(seen=waiting, why=f"{arrival.publisher[:180]}, {arrival.published_on}", by=None)
    return found
