# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What one may do, as verbs on nouns. Roles are lists of permissions in code: a change is a reviewed commit."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    EMPLOYEE = "employee", _("Employee")
    FACILITATOR = "facilitator", _("Facilitator")
    LEADER = "leader", _("Leader")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")


# Whoever has one of these in a unit has it in all that lies beneath.
DOWNWARDS = (Role.LEADER, Role.ADMINISTRATOR)


class Permission(StrEnum):
    MATERIAL_READ = "material:read"
    MATERIAL_EDIT = "material:edit"  # of the whole municipality, wherever in it one is editor
    PROCESS_START = "process:start"
    PROCESS_VIEW = "process:view"
    PROCESS_LEAD = "process:lead"  # contract, invitation, answers: the leader's own acts
    PROCESS_PREPARE = "process:prepare"  # topic vote, agenda, checklist: leader and facilitator share them
    MEETING_RUN = "meeting:run"
    EXERCISE_START = "exercise:start"  # one activity alone, without a process
    MEETING_TAKE_NOTES = "meeting:take-notes"
    OUTCOME_VIEW = "outcome:view"  # what the team handed over
    PROPOSAL_ANSWER = "proposal:answer"
    ONE_TO_ONE_VIEW = "one-to-one:view"
    CANVAS_EDIT = "canvas:edit"  # fill in canvases with the team
    COMMITMENT_EDIT = "commitment:edit"
    TRIAL_EDIT = "trial:edit"
    GUIDE_EDIT = "guide:edit"  # the unit's own answers in the counter guide
    DILEMMA_NOTE = "dilemma:note"  # in the log of the team
    DILEMMA_READ = "dilemma:read"  # what colleagues have noted, word for word; never for whoever leads the team
    SERVICE_AGREE = "service:agree"  # write down what a unit does with which task, and publish it
    JOURNEY_START = "journey:start"
    JOURNEY_VIEW = "journey:view"
    JOURNEY_LEAD = "journey:lead"  # phases, purpose, who is in the group, pause and end
    JOURNEY_WORK = "journey:work"  # tasks, news, plans: the working group's own work
    DIRECTORY_EDIT = "directory:edit"  # of the whole municipality, as the material
    PEOPLE_MANAGE = "people:manage"
    MUNICIPALITY_SET = "municipality:set"  # its name, texts, colour and logo; for whoever administers all of it
    HISTORY_READ = "history:read"  # who has done what; of the whole municipality, for whoever administers all of it


_EMPLOYEE = frozenset(
    {
        Permission.MATERIAL_READ,
        Permission.PROCESS_VIEW,
        Permission.OUTCOME_VIEW,
        Permission.CANVAS_EDIT,
        Permission.DILEMMA_NOTE,
        Permission.JOURNEY_VIEW,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.EMPLOYEE: _EMPLOYEE | {Permission.TRIAL_EDIT, Permission.DILEMMA_READ},
    # In general a facilitator is an employee; what she may do in one process follows from being named in it.
    Role.FACILITATOR: _EMPLOYEE
    | {
        Permission.TRIAL_EDIT,
        Permission.EXERCISE_START,
        Permission.DILEMMA_READ,
        Permission.SERVICE_AGREE,
        Permission.GUIDE_EDIT,
    },
    Role.LEADER: _EMPLOYEE
    | {
        Permission.PROCESS_START,
        Permission.PROCESS_LEAD,
        Permission.PROCESS_PREPARE,
        Permission.PROPOSAL_ANSWER,
        Permission.ONE_TO_ONE_VIEW,
        Permission.COMMITMENT_EDIT,
        Permission.TRIAL_EDIT,
        Permission.GUIDE_EDIT,
        Permission.SERVICE_AGREE,
        Permission.JOURNEY_START,
        Permission.JOURNEY_LEAD,
        Permission.JOURNEY_WORK,
    },
    Role.EDITOR: frozenset({Permission.MATERIAL_READ, Permission.MATERIAL_EDIT, Permission.DIRECTORY_EDIT}),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MATERIAL_READ,
            Permission.PEOPLE_MANAGE,
            Permission.MUNICIPALITY_SET,
            Permission.HISTORY_READ,
        }
    ),
}

# Added for whoever is named as facilitator of the process at hand.
NAMED_FACILITATOR: frozenset[Permission] = _EMPLOYEE | {
    Permission.PROCESS_PREPARE,
    Permission.MEETING_RUN,
    Permission.MEETING_TAKE_NOTES,
    Permission.ONE_TO_ONE_VIEW,
    Permission.COMMITMENT_EDIT,
    Permission.TRIAL_EDIT,
}

# In one digital journey: for everybody who works in its unit or beneath, for the working group, for the project lead.
JOURNEY_TEAM: frozenset[Permission] = frozenset(
    {Permission.JOURNEY_VIEW, Permission.PROCESS_VIEW, Permission.OUTCOME_VIEW, Permission.CANVAS_EDIT}
)
JOURNEY_GROUP: frozenset[Permission] = JOURNEY_TEAM | {Permission.JOURNEY_WORK, Permission.COMMITMENT_EDIT}
JOURNEY_LEAD: frozenset[Permission] = JOURNEY_GROUP | {Permission.JOURNEY_LEAD} | NAMED_FACILITATOR
