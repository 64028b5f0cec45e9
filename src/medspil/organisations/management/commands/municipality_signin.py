# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from argparse import ArgumentTypeError
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser

from medspil.organisations.management.finding import municipality_with
from medspil.organisations.management.saml import described, saml_fields, saml_lines
from medspil.organisations.models import Assurance, Municipality, Protocol, SignInProvider, Unit
from medspil.organisations.permissions import Role
from medspil.organisations.providers.actions import Meaning, remove_provider, set_provider
from medspil.organisations.providers.queries import meanings_of, provider_of, secret_name, secret_of
from medspil.organisations.queries import all_units, called
from medspil.record.letters import address


class Command(BaseCommand):
    help = "A municipality's own sign-in by OpenID Connect or SAML: show it, set it up, or take it away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cvr", required=True, help="the municipality")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--issuer", type=_issuer, help="https://login.microsoftonline.com/<tenant>/v2.0")
        which.add_argument("--saml-metadata", metavar="FILE-or-URL", help="what a SAML sign-in says of itself")
        which.add_argument("--remove", action="store_true")
        parser.add_argument("--client-id", help="what the municipality has registered us as; SAML: our entity id")
        parser.add_argument(
            "--domain", action="append", default=[], help="of its addresses; may be given several times"
        )
        parser.add_argument(
            "--subject-claim", help="what never changes of a person; sub, Entra ID: oid, SAML: serial or uuid"
        )
        parser.add_argument("--roles-claim", default="roles", help="not for SAML, where it is OIO-BPP")
        parser.add_argument("--role", action="append", default=[], metavar="VALUE=ROLE[:UNIT]", help="several times")
        parser.add_argument(
            "--assurance", choices=[*Assurance.values, "none"], default=Assurance.SUBSTANTIAL, help="SAML: at least"
        )
        parser.add_argument("--codes", action="store_true", help="let codes by mail in as well")
        parser.add_argument("--write-metadata", metavar="FILE", help="SAML: what the municipality registers us by")

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = municipality_with(options["cvr"])
        if options["remove"]:
            if not remove_provider(municipality=municipality):
                raise CommandError("This municipality has no sign-in of its own.")
        elif options["issuer"] or options["saml_metadata"]:
            self._set(municipality, options)
        self._show(municipality)
        if options["write_metadata"]:
            _write_metadata(municipality, Path(options["write_metadata"]))

    def _set(self, municipality: Municipality, options: dict[str, Any]) -> None:
        fields = saml_fields(municipality, options) if options["saml_metadata"] else _oidc_fields(options)
        if not options["domain"] or not fields["client_id"]:
            raise CommandError("Name the --client-id and at least one --domain too.")
        fields["codes"] = options["codes"]
        fields["domains"] = sorted({domain.strip().lower().lstrip("@") for domain in options["domain"]})
        units = all_units(municipality)
        meanings = [_meaning(words, units) for words in options["role"]]
        set_provider(municipality=municipality, fields=fields, meanings=meanings)

    def _show(self, municipality: Municipality) -> None:
        provider = provider_of(municipality)
        if provider is None:
            self.stdout.write(f"{municipality}: sign-in by a code in a mail.")
            return
        self.stdout.write(f"{municipality}: {provider.issuer} as {provider.client_id}")
        self.stdout.write(f"  speaks {provider.get_protocol_display()}")
        self.stdout.write(f"  addresses: {', '.join(provider.domains)}")
        for line in saml_lines(provider) if provider.protocol == Protocol.SAML else _oidc_lines(provider):
            self.stdout.write(f"  {line}")
        self.stdout.write(f"  codes by mail: {'let in too' if provider.codes else 'do not let in'}")
        for meaning in meanings_of(provider):
            self.stdout.write(f"  {provider.roles_claim} {meaning.value} is {meaning.role} in {meaning.unit}")


def _oidc_fields(options: dict[str, Any]) -> dict[str, Any]:
    told = {name: options[name] for name in ("issuer", "client_id", "roles_claim")}
    return {
        **told,
        "protocol": Protocol.OIDC,
        "subject_claim": options["subject_claim"] or "sub",
        "sign_in_url": "",
        "certificates": [],
        "assurance": "",
    }


def _oidc_lines(provider: SignInProvider) -> Iterator[str]:
    cvr = provider.municipality.cvr
    yield f"the secret {secret_name(cvr)} {'is set' if secret_of(cvr) else 'IS NOT SET'} in the environment"
    yield f"comes back to: {address('provider-answer', cvr)}"


def _write_metadata(municipality: Municipality, place: Path) -> None:
    provider = provider_of(municipality)
    if provider is None or provider.protocol != Protocol.SAML:
        raise CommandError("This municipality has no sign-in by SAML.")
    place.write_bytes(described(provider))


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
