# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letters of the phase after, and the signed links in them: each for one purpose, each for a time."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse

from medspil.organisations.models import Person, Unit
from medspil.practice.models import Commitment, Measure
from medspil.practice.queries.week import Week
from medspil.practice.reminding import Reminder
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
    links = {name: _address("mailed-answer", token, answer) for name, answer in answers.items()}
    facts = {"commitment": commitment, "reminder": found, "links": links, "person": commitment.owner}
    return _letter("reminder", commitment.owner.email, facts)


def ask_for_value(measure: Measure, *, owner: Person, day: date) -> Letter:
    facts = {
        "measure": measure,
        "person": owner,
        "day": day,
        "url": _address("mailed-value", value_token(measure, day)),
    }
    return _letter("value", owner.email, facts)


def weekly(week: Week, *, person: Person) -> Letter:
    stop = _address("no-thanks", no_thanks_token(person, week.unit))
    facts = {"week": week, "person": person, "stop": stop, "url": _address("trials")}
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return _letter("weekly", person.email, facts, headers=headers)


def as_uuid(value: object) -> UUID:
    return UUID(str(value))


def _letter(name: str, to: str, facts: dict[str, object], *, headers: dict[str, str] | None = None) -> Letter:
    place = f"practice/emails/{name}"
    return Letter(
        to=to,
        subject=render_to_string(f"{place}.subject.txt", facts).strip(),
        text=render_to_string(f"{place}.txt", facts).strip() + "\n",
        html=render_to_string(f"{place}.html", facts),
        headers=headers or {},
    )


def _address(name: str, *arguments: object) -> str:
    return settings.MEDSPIL_URL.rstrip("/") + reverse(name, args=arguments)
