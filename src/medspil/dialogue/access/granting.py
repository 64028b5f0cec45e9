# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What packages above know of who may do what in their own kind of process."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from medspil.dialogue.models import Process, ProcessKind
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission

Grants = Callable[[Person, Process], frozenset[Permission]]
_grants: dict[str, Grants] = {}
_seen: list[Callable[[Person], QuerySet[Process]]] = []


def grant_in(kind: ProcessKind, grants: Grants) -> None:
    """Called at start-up."""
    _grants[kind] = grants


def granted_above(person: Person, process: Process) -> frozenset[Permission]:
    """Besides what memberships and the names in the process give."""
    grants = _grants.get(process.kind)
    return grants(person, process) if grants else frozenset()


def see_in(processes: Callable[[Person], QuerySet[Process]]) -> None:
    """Called at start-up: further processes whose canvases somebody may see and write in."""
    _seen.append(processes)


def seen_above(person: Person) -> Q:
    """The plural of `granted_above`, for rows that have a process."""
    return Q(*(Q(process__in=processes(person)) for processes in _seen), _connector=Q.OR) if _seen else Q(pk__in=[])
