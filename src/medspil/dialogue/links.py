# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where a process has its page that is not a team's way through a topic."""

from medspil.dialogue.models import Process, ProcessKind

_homes: dict[str, str] = {}


def register_home(kind: ProcessKind, name: str) -> None:
    """A package above says where processes of a kind have their page: an address that takes the id of the process."""
    _homes[kind] = name


def home_of(process: Process) -> str | None:
    """The name of that address; None for a process that has its page here."""
    return _homes.get(process.kind)
