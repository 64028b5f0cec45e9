# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From a script to a quick exercise: a step of it alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from medspil.dialogue.actions.agendas import settings_of
from medspil.dialogue.activities.menu import MENU, Entry
from medspil.materials.models import Script, Topic, TopicKind
from medspil.materials.queries import script_by_key, scripts_for
from medspil.organisations.access import units_for_new
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission

_WORTH = frozenset({"compass", "scale", "words", "reflection", "board", "tables"})  # the room does something


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A step of a script that can be tried alone, and the entry of the menu that it is."""

    entry: Entry
    script: str
    step: Mapping[str, Any]


def on_topic(topic: Topic, person: Person) -> dict[str, Any]:
    """For the page of an exercise: what of it a facilitator can try at once."""
    if topic.kind != TopicKind.EXERCISE or not units_for_new(person, Permission.EXERCISE_START):
        return {"samples": []}
    own = [script for script in scripts_for(person.municipality_id, topic) if script.topic_id]
    return {"samples": samples_of(own[0]) if own else []}


def samples_of(script: Script) -> list[Sample]:
    return [Sample(entry=_entry(step), script=script.key, step=step) for step in script.steps if step["kind"] in _WORTH]


def beginning_of(municipality_id: UUID, script_key: str, step_key: str) -> dict[str, Any] | None:
    """Title, minutes and settings of a script's step; None when there is no such step."""
    script = script_by_key(municipality_id, script_key)
    steps = script.steps if script else []
    step = next((step for step in steps if step["key"] == step_key), None)
    return {"title": step["title"], "minutes": step["minutes"], "settings": settings_of(step)} if step else None


def _entry(step: Mapping[str, Any]) -> Entry:
    """The entry with the same template, where it has one of its own; else the general one, which stands last."""
    same = [entry for entry in MENU if entry.kind == step["kind"]]
    return next((entry for entry in same if entry.settings.get("canvas") == step.get("canvas")), same[-1])
