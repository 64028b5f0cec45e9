# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How a package shows something of its own on the page of a package below, which need not know of it."""

from collections.abc import Callable
from typing import Any, Generic, ParamSpec

P = ParamSpec("P")
Context = dict[str, Any]


class Slot(Generic[P]):
    """A place on a page. Packages above register at start-up what they put there."""

    def __init__(self) -> None:
        self._panels: list[tuple[str, Callable[P, Context]]] = []

    def register(self, template: str, context: Callable[P, Context]) -> None:
        """`template` is included with what `context` gives, under the name `panel`."""
        self._panels.append((template, context))

    def panels(self, *args: P.args, **kwargs: P.kwargs) -> list[Context]:
        return [{"template": template, **context(*args, **kwargs)} for template, context in self._panels]
