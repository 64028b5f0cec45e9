# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the command line is told and tells of a municipality's sign-in by SAML."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from medspil.organisations.models import Municipality, Protocol, SignInProvider
from medspil.organisations.providers.saml.keys import NotReady, what_is_wrong
from medspil.record.letters import address

KEYS_OF_PEOPLE = ("serial", "uuid")


def saml_fields(municipality: Municipality, options: dict[str, Any]) -> dict[str, Any]:
    """The fields of a SignInProvider; CommandError when the other end cannot be read."""
    from medspil.organisations.providers.saml.metadata import NotMetadata, other_end  # noqa: PLC0415 - 20 MiB

    subject = options["subject_claim"] or KEYS_OF_PEOPLE[0]
    if subject not in KEYS_OF_PEOPLE:
        raise CommandError(f"--subject-claim is one of {', '.join(KEYS_OF_PEOPLE)} with SAML.")
    if not settings.MEDSPIL_URL:
        raise CommandError("Set MEDSPIL_URL first: the municipality has to know our address.")
    try:
        found = other_end(options["saml_metadata"])
    except NotMetadata as error:
        raise CommandError(f"{options['saml_metadata']} {error}.") from error
    return {
        "protocol": Protocol.SAML,
        "issuer": found.issuer,
        "sign_in_url": found.sign_in_url,
        "certificates": found.certificates,
        "client_id": options["client_id"] or address("saml-metadata", municipality.cvr),
        "subject_claim": subject,
        "roles_claim": "roles",
        "assurance": "" if options["assurance"] == "none" else options["assurance"],
    }


def saml_lines(provider: SignInProvider) -> Iterator[str]:
    cvr = provider.municipality.cvr
    yield f"is asked at: {provider.sign_in_url}"
    yield f"our metadata: {address('saml-metadata', cvr)}"
    yield f"comes back to: {address('saml-answer', cvr)}"
    yield f"people are known by: {provider.subject_claim}"
    yield f"level of assurance: {f'at least {provider.assurance}' if provider.assurance else 'is not looked at'}"
    yield from (f"LOOK HERE: {wrong}" for wrong in what_is_wrong())


def described(provider: SignInProvider) -> bytes:
    """Our metadata, as a file; CommandError when our own end is not set up."""
    from medspil.organisations.providers.saml.metadata import our_metadata  # noqa: PLC0415 - as above

    try:
        return our_metadata(provider, settings.MEDSPIL_URL)
    except NotReady as error:
        raise CommandError(f"{error}.") from error
