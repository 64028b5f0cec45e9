# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from medspil.organisations.models import Person
from medspil.readiness.models import Round
from medspil.record.letters import address, letter
from medspil.record.mail import Letter


def ask(round_: Round, *, person: Person) -> Letter:
    """Asks a colleague to answer. The link is the same for all, so a letter tells nothing about an answer."""
    url = address("readiness-answer", round_.journey_id, round_.pk)
    facts = {"round": round_, "journey": round_.journey, "person": person, "url": url}
    return letter("readiness/emails/ask", to=person.email, facts=facts)
