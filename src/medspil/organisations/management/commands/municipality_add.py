# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from stdnum.dk import cvr as cvr_number
from stdnum.exceptions import ValidationError

from medspil.organisations.actions import add_person, create_municipality
from medspil.organisations.models import Municipality, Person, Unit
from medspil.organisations.permissions import Role
from medspil.record.transactions import write


class Command(BaseCommand):
    help = "Add a municipality with its first administrator, who signs in by a code and adds everybody else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="Fjordby Kommune")
        parser.add_argument("--cvr", required=True, help="eight figures")
        parser.add_argument("--administrator", required=True, help="the person's name")
        parser.add_argument("--email", required=True, help="the person's address at work")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            cvr = cvr_number.validate(options["cvr"])
        except ValidationError as error:
            raise CommandError("That is no CVR number: it has eight figures, of which the last is a check.") from error
        if Municipality.objects.filter(cvr=cvr).exists():
            raise CommandError("This municipality is here already.")
        if Person.objects.filter(email__iexact=options["email"]).exists():
            raise CommandError("Somebody already signs in with this address.")
        _add(options["name"], cvr, options["administrator"], options["email"])
        self.stdout.write(f"{options['administrator']} can now sign in and add people at /mennesker/.")


@write
def _add(name: str, cvr: str, administrator: str, email: str) -> None:
    municipality = create_municipality(name=name, cvr=cvr, by=None)
    root = Unit.objects.of(municipality).get()
    add_person(unit=root, name=administrator, email=email, role=Role.ADMINISTRATOR, by=None)
