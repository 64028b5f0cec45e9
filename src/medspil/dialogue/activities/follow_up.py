# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Since last time: what earlier meetings of the process have left open, and how it went.

What that is, packages above know; they say so to `register`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from medspil.dialogue.activities.asking import Scene
from medspil.dialogue.models import Meeting, StepKind, StepPart

MINUTES = 5


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A commitment or a proposal from an earlier meeting. `how` is empty until this meeting has said how it went."""

    id: UUID
    kind: str
    what: str
    note: str  # who and by when, or what the leader has answered
    late: bool = False
    due_on: date | None = None  # a date that can be moved, if it has one
    how: str = ""
    how_label: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Since:
    """What the step shows, in the order in which it is talked through."""

    entries: Sequence[Carried]


Finds = Callable[[Meeting], Sequence[Carried]]
_finders: list[Finds] = []


def register(finds: Finds) -> None:
    """For packages above: what is left open before a meeting, together with what it has said of it."""
    _finders.append(finds)


def left_open(meeting: Meeting) -> list[Carried]:
    return [entry for finds in _finders for entry in finds(meeting)]


def content(scene: Scene) -> Since:
    return Since(entries=left_open(scene.meeting))


def first_step() -> dict[str, Any]:
    """The step that a meeting begins with when something is left open."""
    return {
        "kind": StepKind.FOLLOW_UP,
        "part": StepPart.INTRODUCTION,
        "title": _("Since last time"),
        "minutes": MINUTES,
        "settings": {"question": _("How did it go with what we agreed?")},
        "say": _("We begin with what we agreed last time. One thing at a time: how did it go?"),
        "do": _("Take them one by one, a minute each. Press what the room says. What you leave alone goes along."),
    }
