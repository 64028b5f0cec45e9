# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What rests: nobody is reminded of what belongs to a process that a package above has paused."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from medspil.dialogue.models import Process

_paused: list[Callable[[], QuerySet[Process]]] = []


def rest_in(processes: Callable[[], QuerySet[Process]]) -> None:
    """Called at start-up: the processes, of all municipalities, that stand still for a time."""
    if processes not in _paused:
        _paused.append(processes)


def resting() -> Q:
    """For rows that have a process."""
    return Q(*(Q(process__in=processes()) for processes in _paused), _connector=Q.OR) if _paused else Q(pk__in=[])
