# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A talk with a list of speakers: whoever has not spoken yet comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.dialogue.activities.asking import Scene
from medspil.dialogue.models import Speaker


@dataclass(frozen=True, kw_only=True)
class Floor:
    """Who speaks, and who is next. `open` is False in a talk without a list."""

    open: bool
    speaking: Speaker | None
    waiting: Sequence[Speaker]


def content(scene: Scene) -> Floor:
    rows = list(Speaker.objects.of(scene.meeting.municipality).filter(step=scene.step))
    return Floor(
        open=bool(scene.step.settings.get("speakers")),
        speaking=next((row for row in rows if row.speaking), None),
        waiting=[row for row in rows if row.turn and not row.speaking],
    )
