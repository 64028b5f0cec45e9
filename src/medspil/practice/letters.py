# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letters of the phase after, and the signed links in them: each for one purpose, each for a time."""

from datetime import date

from django.core import signing

from medspil.organisations.models import Person, Unit
from medspil.practice.models import Commitment, Measure
from medspil.practice.queries.week import Week
from medspil.practice.reminding import Reminder
from medspil.record.letters import address, letter
from medspil.record.mail import Letter

COMMITMENT_SALT, VALUE_SALT, NO_THANKS_SALT = "medspil.commitment", "medspil.value", "medspil.no-thanks"
COMMITMENT_DAYS, VALUE_DAYS = 30, 14


def commitment_token(commitment: Commitment) -> str:
    """A right to say how one commitment goes, and nothing else, for thirty days."""
    return signing.dumps(str(commitment.pk), salt=COMMITMENT_SALT)


def value_token(measure: Measure, day: date) -> str:
    """A right to write one value for one day."""
    return signing.dumps([str(measure.pk), day.isoformat()], salt=VALUE_SALT)


def no_thanks_token(person: Person, unit: Unit) -> str:
    """A right to stop one letter; it does not expire, as little as the wish does."""
    return signing.dumps([str(person.pk), str(unit.pk)], salt=NO_THANKS_SALT)


def read_token(token: str, *, salt: str, days: int | None = None) -> object:
    """What a link carries; signing.BadSignature when it is not ours or its time is over."""
    return signing.loads(token, salt=salt, max_age=days * 86_400 if days else None)


def reminder(commitment: Commitment, found: Reminder) -> Letter:
    assert commitment.owner is not None  # noqa: S101 - only those with an address are reminded
    token = commitment_token(commitment)
    answers = {"gjort": "gjort", "igang": "i-gang", "opgivet": "opgivet"}
    links = {name: address("mailed-answer", token, answer) for name, answer in answers.items()}
    facts = {"commitment": commitment, "reminder": found, "links": links, "person": commitment.owner}
    return letter("practice/emails/reminder", to=commitment.owner.email, facts=facts)


def ask_for_value(measure: Measure, *, owner: Person, day: date) -> Letter:
    facts = {
        "measure": measure,
        "person": owner,
        "day": day,
        "url": address("mailed-value", value_token(measure, day)),
    }
    return letter("practice/emails/value", to=owner.email, facts=facts)


def weekly(week: Week, *, person: Person) -> Letter:
    stop = address("no-thanks", no_thanks_token(person, week.unit))
    facts = {"week": week, "person": person, "stop": stop, "url": address("trials")}
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return letter("practice/emails/weekly", to=person.email, facts=facts, headers=headers)
