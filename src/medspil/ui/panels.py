# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above show on a page of a package below, which need not know of it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Context = Callable[[Any, Any], dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Panel:
    template: str
    context: Context


_PANELS: dict[str, list[Panel]] = defaultdict(list)


def register(page: str, template: str, context: Context) -> None:
    """On a page, `template` is included with what `context` gives for its subject and the person who reads it."""
    _PANELS[page].append(Panel(template=template, context=context))


def panels_of(page: str, subject: Any, person: Any) -> list[dict[str, Any]]:
    return [{"template": panel.template, **panel.context(subject, person)} for panel in _PANELS[page]]
