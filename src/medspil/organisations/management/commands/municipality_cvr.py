# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from medspil.organisations.management.finding import free_cvr, municipality_with
from medspil.organisations.municipality.actions import change_cvr
from medspil.organisations.providers.queries import provider_of, secret_name


class Command(BaseCommand):
    help = (
        "Give a municipality another CVR number. Sign-in and public pages know it by the number, so it is "
        "told what else has to be changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cvr", metavar="CVR", help="the number that it has")
        parser.add_argument("--to", required=True, help="the number that it gets: eight figures")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality, new = municipality_with(options["cvr"]), free_cvr(options["to"])
        provider = provider_of(municipality)
        if not change_cvr(municipality=municipality, cvr=new):
            raise CommandError("It has this number already.")
        self.stdout.write(f"{municipality} is {new} from now on.")
        if provider:
            self.stdout.write(f"  Name its secret {secret_name(new)} in the environment, and start Medspil again.")
            address = f"{settings.MEDSPIL_URL}{reverse('provider-answer', args=[new])}"
            self.stdout.write(f"  Register this address with its sign-in: {address}")
        self.stdout.write("  Its public pages have the number in their addresses: change the links that lead to them.")
