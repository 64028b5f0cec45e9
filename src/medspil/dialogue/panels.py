# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above show on the page of a process."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from medspil.dialogue.models import Process


@dataclass(frozen=True, kw_only=True)
class Panel:
    template: str
    context: Callable[[Process], dict[str, Any]]


_PANELS: list[Panel] = []


def register(template: str, context: Callable[[Process], dict[str, Any]]) -> None:
    """`template` is included with what `context` gives for the process, and `process` itself."""
    _PANELS.append(Panel(template=template, context=context))


def panels_of(process: Process) -> list[dict[str, Any]]:
    return [{"template": panel.template, **panel.context(process)} for panel in _PANELS]
