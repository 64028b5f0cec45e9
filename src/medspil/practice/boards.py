# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a team wrote on the trial board in a meeting, as the beginning of a trial."""

from collections import defaultdict

from medspil.dialogue.models import Audience, Note, OutcomeItem


def said_on_boards(item: OutcomeItem | None) -> dict[str, str]:
    """The fields of the canvas `trial-action` as the meeting filled them; without a board, the proposal itself."""
    if item is None:
        return {}
    fields: dict[str, list[str]] = defaultdict(list)
    notes = Note.objects.of(item.municipality).filter(
        step__meeting=item.outcome.meeting, step__settings__canvas="trial-action"
    )
    for note in notes.visible_to(Audience.SCREEN):
        fields[note.field].append(note.text)
    if not fields:
        return {"trial": item.text}
    return {key: "\n".join(texts) for key, texts in fields.items()}
