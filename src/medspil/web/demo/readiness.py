# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How ready the demo's jobcentre was for its chat: one round that is counted, and one that is open."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.readiness import actions
from medspil.readiness.models import Round
from medspil.readiness.queries import people_asked
from medspil.readiness.statements import themes

BEFORE, MIDWAY = ("Før vi gik i gang", 110), ("Midtvejs", 40)
# What each of six answered to each of three statements, theme by theme.
ANSWERS = {
    "Før vi gik i gang": (
        "222 333 232 343 221 333",
        "343 444 233 443 334 322",
        "111 222 121 212 221 122",
        "323 232 333 222 423 323",
    ),
    "Midtvejs": (
        "444 454 343 444 445 334",
        "344 454 323 443 434 333",
        "343 443 232 333 344 243",
        "322 232 333 223 332 322",
    ),
}


def ask_about_the_chat(journey: Journey, people: dict[str, Person]) -> None:
    for name, days in (BEFORE, MIDWAY):
        round_ = _asked(journey, name, people["Ib"])
        rows = [theme.split() for theme in ANSWERS[name]]
        for person, answers in zip(people_asked(journey), zip(*rows, strict=True), strict=False):
            actions.answer(round=round_, answers=_by_name(answers), by=person)
        actions.close(round=round_, by=people["Ib"])
        opened = timezone.now() - timedelta(days=days + 14)
        last = timezone.localdate(opened) + timedelta(days=14)
        Round.objects.of(journey.municipality).filter(pk=round_.pk).update(
            opened_at=opened, closes_on=last, closed_on=last
        )
    open_ = _asked(journey, "Efter et halvt år", people["Ib"])
    actions.answer(round=open_, answers=_by_name(("444", "344", "343", "332")), by=people["Ib"])


def _asked(journey: Journey, name: str, by: Person) -> Round:
    last = timezone.localdate() + timedelta(days=10)
    return actions.open_round(journey=journey, round_id=uuid4(), name=name, closes_on=last, by_mail=False, by=by)


def _by_name(answers: tuple[str, ...]) -> dict[str, int]:
    pairs = zip(themes(), answers, strict=True)
    return {name: int(figure) for theme, figures in pairs for name, figure in zip(theme.names, figures, strict=True)}
