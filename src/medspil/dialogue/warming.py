# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What would make the first note after a start wait is done before there is anybody to wait."""

from uuid import UUID

from django.template.loader import get_template

from medspil.dialogue.forms.rooms import SignedNoteForm
from medspil.dialogue.models import Anonymity
from medspil.dialogue.regions import NOTE_TEMPLATE


def warm_up() -> None:
    """Check a note that nobody wrote, so that the guard has its lists of words and the form its fields; read how one
    is drawn. Touches no database."""
    note = {"id": str(UUID(int=0)), "key": "0" * 32, "text": "Må jeg tage telefonen?"}
    SignedNoteForm(note, anonymity=Anonymity.ANONYMOUS).is_valid()
    get_template(NOTE_TEMPLATE)
