# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the directory asks of its editors, for their first page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.directory.access import edits
from medspil.directory.queries import offers_corrected
from medspil.organisations.models import Person
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    number = len(offers_corrected(person.municipality)) if edits(person) else 0
    if not number:
        return []
    title = ngettext("One offer has been corrected", "%(n)d offers have been corrected", number) % {"n": number}
    return [
        Waiting(
            title=title,
            text=_("Its contact has said what is wrong. See it, and take it over."),
            action=_("See it"),
            url=reverse("directory-desk"),
        )
    ]
