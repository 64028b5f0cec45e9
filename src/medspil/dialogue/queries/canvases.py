# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Canvases in use, as lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from medspil.dialogue.access.canvases import canvases_seen_by
from medspil.dialogue.models import CanvasLine, FilledCanvas, Process
from medspil.materials.canvases import texts_of
from medspil.materials.models import CanvasTemplate
from medspil.organisations.access import units_where
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission


@dataclass(frozen=True, kw_only=True)
class InUse:
    """Canvases that are being filled, and those that are finished; the newest first."""

    open: Sequence[FilledCanvas]
    finished: Sequence[FilledCanvas]


def _in_use(rows: Sequence[FilledCanvas]) -> InUse:
    return InUse(
        open=[row for row in rows if row.finished_on is None],
        finished=[row for row in rows if row.finished_on is not None],
    )


def canvases_in(process: Process) -> InUse:
    return _in_use(list(FilledCanvas.objects.of(process.municipality).filter(process=process).select_related("unit")))


def words_of(line: CanvasLine) -> str:
    """What stands on a line, in one."""
    return " · ".join(text for text in texts_of(line.canvas.shape, line) if text)


def panel_of_all(person: Person) -> dict[str, Any]:
    """For the page of the templates: what my teams fill."""
    return {"in_use": _in_use(list(canvases_seen_by(person)))}


def panel_of_one(template: CanvasTemplate, person: Person) -> dict[str, Any]:
    """For the page of one template: our copies of it, and whether I may begin another."""
    return {
        "in_use": _in_use(list(canvases_seen_by(person).filter(key=template.key))),
        "may_open": bool(units_where(person, Permission.CANVAS_EDIT)),
        "key": template.key,
    }
