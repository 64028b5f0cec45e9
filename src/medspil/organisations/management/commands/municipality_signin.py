# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from argparse import ArgumentTypeError
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from medspil.organisations.management.finding import municipality_with
from medspil.organisations.models import Municipality, Unit
from medspil.organisations.permissions import Role
from medspil.organisations.providers.actions import Meaning, remove_provider, set_provider
from medspil.organisations.providers.queries import meanings_of, provider_of, secret_name, secret_of
from medspil.organisations.queries import all_units, called


class Command(BaseCommand):
    help = "A municipality's own sign-in by OpenID Connect: show it, set it up, or take it away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cvr", required=True, help="the municipality")
        parser.add_argument("--issuer", type=_issuer, help="https://login.microsoftonline.com/<tenant>/v2.0")
        parser.add_argument("--client-id", help="what the municipality has registered us as")
        parser.add_argument(
            "--domain", action="append", default=[], help="of its addresses; may be given several times"
        )
        parser.add_argument("--subject-claim", default="sub", help="what never changes of a person; Entra ID: oid")
        parser.add_argument("--roles-claim", default="roles")
        parser.add_argument("--role", action="append", default=[], metavar="VALUE=ROLE[:UNIT]", help="several times")
        parser.add_argument("--codes", action="store_true", help="let codes by mail in as well")
        parser.add_argument("--remove", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"])
        if options["remove"]:
            if not remove_provider(municipality=municipality):
                raise CommandError("This municipality has no sign-in of its own.")
        elif options["issuer"]:
            self._set(municipality, options)
        self._show(municipality)

    def _set(self, municipality: Municipality, options: dict[str, Any]) -> None:
        if not options["client_id"] or not options["domain"]:
            raise CommandError("Name the --client-id and at least one --domain too.")
        fields = {name: options[name] for name in ("issuer", "client_id", "subject_claim", "roles_claim", "codes")}
        fields["domains"] = sorted({domain.strip().lower().lstrip("@") for domain in options["domain"]})
        units = all_units(municipality)
        meanings = [_meaning(words, units) for words in options["role"]]
        set_provider(municipality=municipality, fields=fields, meanings=meanings)

    def _show(self, municipality: Municipality) -> None:
        provider = provider_of(municipality)
        if provider is None:
            self.stdout.write(f"{municipality}: sign-in by a code in a mail.")
            return
        secret = "is set" if secret_of(municipality.cvr) else "IS NOT SET"
        self.stdout.write(f"{municipality}: {provider.issuer} as {provider.client_id}")
        self.stdout.write(f"  addresses: {', '.join(provider.domains)}")
        self.stdout.write(f"  the secret {secret_name(municipality.cvr)} {secret} in the environment")
        self.stdout.write(
            f"  comes back to: {settings.MEDSPIL_URL}{reverse('provider-answer', args=[municipality.cvr])}"
        )
        self.stdout.write(f"  codes by mail: {'let in too' if provider.codes else 'do not let in'}")
        for meaning in meanings_of(provider):
            self.stdout.write(f"  {provider.roles_claim} {meaning.value} is {meaning.role} in {meaning.unit}")


def _issuer(text: str) -> str:
    parts = urlsplit(text)
    local = parts.hostname in {"127.0.0.1", "localhost"}
    if not parts.hostname or parts.query or parts.fragment or not (parts.scheme == "https" or local):
        raise ArgumentTypeError("write the issuer as the municipality's provider calls itself: https://...")
    return text


def _meaning(words: str, units: list[Unit]) -> Meaning:
    value, _, rest = words.rpartition("=")
    role, _, name = rest.partition(":")
    if not value or role not in Role.values:
        raise CommandError(
            f"--role {words}: write VALUE=ROLE or VALUE=ROLE:UNIT, with one of {', '.join(Role.values)}."
        )
    fitting = called(name, units) if name else units[:1]
    if len(fitting) != 1:
        raise CommandError(f"--role {words}: {len(fitting)} units are called {name!r}.")
    return value, Role(role), fitting[0]
