# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How this package hears from those below it, and what it puts on the road itself."""

from medspil.dialogue import links
from medspil.dialogue.access.granting import grant_in
from medspil.dialogue.models import ProcessKind
from medspil.journeys.access import granted_in


def connect() -> None:
    links.register_home(ProcessKind.JOURNEY, "journey")
    grant_in(ProcessKind.JOURNEY, granted_in)
