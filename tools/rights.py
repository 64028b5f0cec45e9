# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""docs/rights.md: who may do what, made from the permissions in the code.

`write` makes it, `check` fails when it says something else than the code.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "rights.md"

# In words. A permission that is missing here is shown by its name.
WORDS = {
    "material:read": "read the material",
    "material:edit": "adapt and publish the material of the whole municipality",
    "process:start": "start a process for a team",
    "process:view": "see the processes of one's unit",
    "process:lead": "contract, invitation, answers: the leader's own acts",
    "process:prepare": "topic vote, agenda, checklist",
    "meeting:run": "run a meeting: see the notes, reveal, close",
    "meeting:take-notes": "write down what is decided",
    "exercise:start": "one activity alone, without a process",
    "outcome:view": "see what a team handed over",
    "proposal:answer": "answer the team's proposals",
    "one-to-one:view": "the agenda of the talk between leader and facilitator",
    "canvas:edit": "fill in canvases with the team",
    "commitment:edit": "make commitments and follow them up",
    "trial:edit": "plan trials and measure",
    "guide:edit": "the unit's own answers in the counter guide",
    "dilemma:note": "note a dilemma in the log of the team",
    "dilemma:read": "read, word for word, what colleagues have noted",
    "service:agree": "write down and publish what a unit does with which task",
    "journey:start": "begin a digital journey",
    "journey:view": "see the digital journeys of one's unit",
    "journey:lead": "phases, purpose, who is in the group, pause and end",
    "journey:work": "tasks, news, plans: the working group's own work",
    "directory:edit": "help offers of the whole municipality",
    "people:manage": "let people in, give and take roles, make teams and departments",
    "history:read": "see who has done what (in the whole municipality)",
}
# Added to one's roles for whoever is named in one process or journey.
NAMED = {
    "Named facilitator": "NAMED_FACILITATOR",
    "Journey: team": "JOURNEY_TEAM",
    "Journey: group": "JOURNEY_GROUP",
    "Journey: lead": "JOURNEY_LEAD",
}
HEAD = """<!-- SPDX-FileCopyrightText: 2026 The Medspil contributors -->
<!-- SPDX-License-Identifier: MPL-2.0 -->
<!-- Made by tools/rights.py from src/medspil/organisations/permissions.py: change that, and run it again. -->

# Rights

Who may do what. A role is held in a unit. The roles of leader and administrator also count in all units beneath it, the
others only in the unit itself; what is said below to be of the whole municipality counts wherever one has the role.
Somebody may have several roles.

The last columns are no roles that are given: they say what is added for whoever is named as facilitator of a process,
or works in a digital journey, in its group, or leads it, in that process or journey alone.
Which phase and state a thing has to be in, and what a leader who stays out of the room does not see, is decided where
it is done (`dialogue/rules.py`, and the page »Hvem kan se hvad?« that is made from it). What an address answers whom
is tried, for every address and method, by `tests/web/test_every_url.py`.

"""
TAIL = """
Without any role: whoever has the code of a meeting, a vote or a public page, without a name. They write notes, set dots
and read what the room shows, and are in no table.
"""


def page() -> str:
    from medspil.organisations import permissions  # noqa: PLC0415 - as it is now, also in a test
    from medspil.organisations.permissions import ROLE_PERMISSIONS, Permission, Role  # noqa: PLC0415

    columns = [(role.name.capitalize(), ROLE_PERMISSIONS[role]) for role in Role]
    columns += [(name, getattr(permissions, constant)) for name, constant in NAMED.items()]

    def rows() -> Iterator[str]:
        yield "| may | permission | " + " | ".join(name for name, _held in columns) + " |"
        yield "|---|---|" + ":-:|" * len(columns)
        for permission in Permission:
            marks = ["yes" if permission in held else "" for _name, held in columns]
            words = WORDS.get(permission.value, permission.value.replace(":", ": "))
            yield f"| {words} | `{permission.value}` | " + " | ".join(marks) + " |"

    return HEAD + "\n".join(rows()) + "\n" + TAIL


def is_current() -> bool:
    return PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()


def main(words: list[str]) -> int:
    if words == ["check"]:
        if is_current():
            return 0
        sys.stderr.write("docs/rights.md says something else than the code: .venv/bin/python tools/rights.py write\n")
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
