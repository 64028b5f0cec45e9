# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The weekly question to a team, and the signed link in it: for one week of one team, for a fortnight."""

from datetime import date

from django.core import signing

from medspil.adoption.figures import Share, latest
from medspil.adoption.models import Team
from medspil.record.letters import address, letter
from medspil.record.mail import Letter

SALT, DAYS = "medspil.week-of-use", 14


def week_token(team: Team, monday: date) -> str:
    """A right to write the two figures of one week."""
    return signing.dumps([str(team.pk), monday.isoformat()], salt=SALT)


def read_week_token(token: str) -> tuple[str, date]:
    """Team and Monday; signing.BadSignature when the link is not ours or its time is over."""
    team_id, monday = signing.loads(token, salt=SALT, max_age=DAYS * 86_400)
    return str(team_id), date.fromisoformat(monday)


def ask_for_week(team: Team, *, monday: date) -> Letter:
    """To the team's keeper: how was the week, how was the one before, and what the team reminds itself of."""
    assert team.keeper is not None  # noqa: S101 - only teams with a keeper are asked
    weeks = [Share(monday=row.monday, held=row.held, used=row.used) for row in team.weeks.all()]
    facts = {
        "team": team,
        "person": team.keeper,
        "week": monday.isocalendar().week,
        "before": latest(weeks),
        "url": address("mailed-week", week_token(team, monday)),
    }
    return letter("adoption/emails/week", to=team.keeper.email, facts=facts)
