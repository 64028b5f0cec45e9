# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""One to three words from each. Words that are the same are counted together."""

from uuid import UUID, uuid5

from medspil.dialogue.activities.asking import Scene
from medspil.dialogue.activities.spreads import Counted, Row, Spread, counts_of
from medspil.dialogue.models import Audience

MOST = 3
WORD_LENGTH = 30


def content(scene: Scene) -> Counted:
    counts = counts_of(scene.step.round)
    rows = sorted(
        (
            Row(label=word, option=word, phones=count.phones, paper=count.paper, hidden=count.hidden)
            for word, count in counts.items()
            if count.total and (scene.audience == Audience.FACILITATOR or not count.hidden)
        ),
        key=lambda row: (-row.total, row.label.casefold()),
    )
    spread = Spread(title=scene.step.question or scene.step.title, picture="words", rows=tuple(rows))
    closed = bool(scene.step.round and scene.step.round.closed)
    return Counted(spreads=[spread] if closed else [])


def mark_of(step_id: UUID, word: str) -> UUID:
    """What stands for a word in an address, where the word itself must not stand."""
    return uuid5(step_id, word)
