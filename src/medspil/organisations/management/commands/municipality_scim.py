# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.management.finding import municipality_with
from medspil.organisations.scim.actions import make_token, take_token


class Command(BaseCommand):
    help = "Make the key with which a municipality's own system gives and takes access by SCIM 2.0. It is shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cvr", metavar="CVR", help="the municipality")
        parser.add_argument("--remove", action="store_true", help="the key that there is counts no more")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"])
        if options["remove"]:
            if not take_token(municipality=municipality):
                raise CommandError("This municipality has no key.")
            self.stdout.write("The key counts no more.")
            return
        self.stdout.write(f"Tenant URL:   {settings.MEDSPIL_URL}/scim/v2")
        self.stdout.write(f"Secret token: {make_token(municipality=municipality)}")
        self.stdout.write("Put it where the other secrets are: it is not shown again. One from before counts no more.")
