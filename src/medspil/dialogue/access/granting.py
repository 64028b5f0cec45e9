# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above know of who may do what in their own kind of process."""

from collections.abc import Callable

from medspil.dialogue.models import Process, ProcessKind
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission

Grants = Callable[[Person, Process], frozenset[Permission]]
_grants: dict[str, Grants] = {}


def grant_in(kind: ProcessKind, grants: Grants) -> None:
    """Called at start-up."""
    _grants[kind] = grants


def granted_above(person: Person, process: Process) -> frozenset[Permission]:
    """Besides what memberships and the names in the process give."""
    grants = _grants.get(process.kind)
    return grants(person, process) if grants else frozenset()
