# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.actions import add_person, create_municipality
from medspil.organisations.management.finding import free_cvr
from medspil.organisations.models import Person, Unit, is_at
from medspil.organisations.municipality.actions import choose_colour, describe
from medspil.organisations.municipality.domains import domains_in
from medspil.organisations.municipality.forms import statement_in
from medspil.organisations.permissions import Role
from medspil.record.transactions import write
from medspil.ui.colours import can_be_read, colour_of, nearest


class Command(BaseCommand):
    help = (
        "Add a municipality with its first administrator, who signs in by a code and adds everybody else. What is left "
        "out here she sets herself at /kommune/."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="Fjordby Kommune")
        parser.add_argument("--cvr", required=True, help="eight figures")
        parser.add_argument("--administrator", required=True, help="the person's name")
        parser.add_argument("--email", required=True, help="the person's address at work")
        parser.add_argument(
            "--domain", action="append", default=[], help="of its addresses; may be given several times"
        )
        parser.add_argument("--colour", default="", help="#0b5961")
        parser.add_argument("--statement", default="", help="https://was.digst.dk/...: its accessibility statement")

    def handle(self, *_args: Any, **options: Any) -> None:
        cvr, colour = free_cvr(options["cvr"]), _colour(options["colour"])
        if Person.objects.filter(email__iexact=options["email"]).exists():
            raise CommandError("Somebody already signs in with this address.")
        domains = _clean(domains_in, " ".join(options["domain"]), "--domain: write what stands after the @.")
        if domains and not is_at(domains, options["email"]):
            raise CommandError("The administrator's address is not on any --domain.")
        told = "--statement: it begins with https://was.digst.dk/"
        texts = {"domains": domains, "statement": _clean(statement_in, options["statement"], told)}
        _add({**options, "cvr": cvr, "colour": colour}, texts)
        self.stdout.write(f"{options['administrator']} can now sign in and add people at /mennesker/.")
        self.stdout.write("Name, colour, logo and whom to ask for help are set at /kommune/.")


def _clean(read: Callable[[str], Any], typed: str, words: str) -> Any:
    try:
        return read(typed)
    except ValidationError as error:
        raise CommandError(words) from error


def _colour(typed: str) -> str:
    colour = colour_of(typed) if typed else ""
    if colour is None:
        raise CommandError("--colour: write # and six figures.")
    if colour and not can_be_read(colour):
        raise CommandError(f"--colour: {colour} is too light to be read. The nearest that can be is {nearest(colour)}.")
    return colour


@write
def _add(said: dict[str, Any], texts: dict[str, Any]) -> None:
    municipality = create_municipality(name=said["name"], cvr=said["cvr"], by=None)
    describe(municipality=municipality, fields=texts, by=None)
    choose_colour(municipality=municipality, colour=said["colour"], by=None)
    root = Unit.objects.of(municipality).get()
    add_person(unit=root, name=said["administrator"], email=said["email"], role=Role.ADMINISTRATOR, by=None)
