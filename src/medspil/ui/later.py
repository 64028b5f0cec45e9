# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Views whose module is read when somebody first asks for one of them.

What some modules stand on is large: to check a passkey or the word of another server takes 15 MiB, which a server of
live rooms would carry for nothing.

    passkeys = Views("medspil.organisations.views.passkeys")
    path("mig/adgangsnoegler/", passkeys.passkeys, name="passkeys")
"""

from functools import cached_property
from importlib import import_module
from typing import Any


class View:
    def __init__(self, module: str, name: str) -> None:
        self.__module__, self.__name__, self.__qualname__ = module, name, name

    @cached_property
    def _itself(self) -> Any:
        return getattr(import_module(self.__module__), self.__name__)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._itself(*args, **kwargs)

    def __getattr__(self, mark: str) -> Any:
        """What middleware looks for before it calls the view. AttributeError for what Django looks for when it only
        lists addresses: that shall not read the module."""
        if mark == "view_class" or mark.startswith("__"):
            raise AttributeError(mark)
        return getattr(self._itself, mark)


class Views:
    """The views of a module, by name. A name that is not there shows when it is asked for."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> View:
        return View(self._module, name)
