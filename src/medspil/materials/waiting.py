# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the material asks of its editors, for their first page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.materials.desk import pieces
from medspil.materials.shelves import MOVED_ON, TO_CHECK
from medspil.organisations.access import may_anywhere
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    if not may_anywhere(person, Permission.MATERIAL_EDIT):
        return []
    known = pieces(person.municipality_id)
    rows = []
    if moved_on := sum(map(MOVED_ON.holds, known)):
        rows.append(
            Waiting(
                title=ngettext("One national text has changed", "%(n)d national texts have changed", moved_on)
                % {"n": moved_on},
                text=_("Yours stands as it did. See what is new, and choose."),
                action=_("See which"),
                url=f"{reverse('material')}?show={MOVED_ON.name}",
            )
        )
    if old := sum(map(TO_CHECK.holds, known)):
        rows.append(
            Waiting(
                title=ngettext(
                    "One legal point is to be checked again", "%(n)d legal points are to be checked again", old
                )
                % {"n": old},
                text=_("The source has changed, or nobody has looked at it for a year."),
                action=_("Check"),
                url=reverse("to-check"),
            )
        )
    return rows
