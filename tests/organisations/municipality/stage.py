# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the tests of a municipality's own settings share."""

import html

from django.http import HttpResponse

from medspil.organisations.models import Municipality
from medspil.record.models import Entry
from tests.cast import Cast

STATEMENT = "https://was.digst.dk/medspil-fjordby-dk"
TEXTS = {
    "name": "Fjordby Kommune",
    "greeting": "Skranken har åbent til kl. 18 på torsdag.",
    "help_name": "Team Digital",
    "help_email": "digital@fjordby.example",
    "help_phone": "12 34 56 78",
    "statement": STATEMENT,
    "domains": "fjordby.example\n@Fjordby.dk",
}
GREEN = "#1f6f2b"


def text_of(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def now(cast: Cast) -> Municipality:
    return Municipality.objects.get(pk=cast.municipality.pk)


def kinds(cast: Cast) -> list[str]:
    return list(
        Entry.objects.filter(municipality_id=cast.municipality.pk).order_by("number").values_list("kind", flat=True)
    )


def colour_on(answer: HttpResponse) -> str:
    """The figures of the colour that a page asks for; empty when it has Medspil's own."""
    return text_of(answer).partition('href="/kommune/farve/')[2].partition(".")[0]
