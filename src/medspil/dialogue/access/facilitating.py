# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who may run the meetings of a process."""

from medspil.dialogue.models import Process
from medspil.organisations.access import roles_in
from medspil.organisations.models import Person
from medspil.organisations.permissions import Role


def facilitates(person: Person, process: Process) -> bool:
    """Whether somebody may run meetings of the process: its facilitator, or one of the unit who leads nobody in it."""
    if person.pk == process.facilitator_id:
        return True
    roles = roles_in(person, process.unit)
    return Role.FACILITATOR in roles and Role.LEADER not in roles and person.pk != process.leader_id
