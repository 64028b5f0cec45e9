# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a team wrote on the trial board in a meeting, as the beginning of a trial."""

from collections import defaultdict

from medspil.dialogue.access import leader_stays_out, may_run
from medspil.dialogue.models import Audience, Meeting, Note, OutcomeItem
from medspil.organisations.access import roles_in
from medspil.organisations.models import Person
from medspil.organisations.permissions import Role


def said_on_boards(item: OutcomeItem | None, *, reader: Person) -> dict[str, str]:
    """The fields of the canvas `trial-action` as the meeting filled them; without a board, the proposal itself.

    What stood on the board is the room's. A leader who stayed out begins with the proposal that was handed over.
    """
    if item is None:
        return {}
    if not _was_shown_to(reader, item.outcome.meeting):
        return {"trial": item.text}
    fields: dict[str, list[str]] = defaultdict(list)
    notes = Note.objects.of(item.municipality).filter(
        step__meeting=item.outcome.meeting, step__settings__canvas="trial-action"
    )
    for note in notes.visible_to(Audience.SCREEN):
        fields[note.field].append(note.text)
    if not fields:
        return {"trial": item.text}
    return {key: "\n".join(texts) for key, texts in fields.items()}


def _was_shown_to(reader: Person, meeting: Meeting) -> bool:
    leads = reader.pk == meeting.process.leader_id or Role.LEADER in roles_in(reader, meeting.process.unit)
    return may_run(reader, meeting) or not leads or not leader_stays_out(meeting)
