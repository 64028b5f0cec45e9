# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.models import Person
from medspil.organisations.two_steps import switch_off


class Command(BaseCommand):
    help = "Switch the second step of somebody's sign-in off: the phone is gone, and so are the spare codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)

    def handle(self, *_args: Any, **options: Any) -> None:
        person = Person.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError("Nobody signs in with this address.")
        if not switch_off(person=person, by=None):
            raise CommandError(f"{person} signs in with one step already.")
        self.stdout.write(f"{person} signs in with one step from now on. Make sure that it was she who asked.")
