# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a team has said of its dilemmas, from wherever it was said: only what was handed over, never a note or a name.

A package above adds a source of its own when the program starts:

    register(logged)  # logged(unit) gives a `Sign` for each dilemma in its log that the whole team may read
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from medspil.dialogue.models import Meeting, MeetingState, OutcomeItem, Step, StepKind
from medspil.materials.queries import cases_by_keys
from medspil.organisations.models import Unit

MOST = 400  # the latest of them; older ones are history


@dataclass(frozen=True, kw_only=True)
class Sign:
    """Something a team has said. What shares an `occasion` was said at one time, and is no return.

    `where` says in words where it was said, `url` leads there. `topic` is the key of one, or empty.
    """

    text: str
    at: datetime
    occasion: str
    where: str
    url: str
    topic: str = ""


Source = Callable[[Unit], Iterable[Sign]]


def register(source: Source) -> None:
    """For packages above: one more place where a team says what is hard."""
    _SOURCES.append(source)


def signs_of(unit: Unit) -> list[Sign]:
    """Oldest first; a fixed number of queries for each source."""
    found = sorted((sign for source in _SOURCES for sign in source(unit)), key=lambda sign: sign.at)
    return found[-MOST:]


def held_by(unit: Unit) -> list[Meeting]:
    """The team's meetings that are over, oldest first; neither rehearsals nor quick exercises."""
    rows = Meeting.objects.of(unit.municipality).whole().filter(process__unit=unit, state=MeetingState.CLOSED)
    return list(rows.select_related("process").order_by("closed_at"))


def _handed_over(unit: Unit) -> Iterator[Sign]:
    rows = OutcomeItem.objects.of(unit.municipality).filter(outcome__meeting__process__unit=unit)
    for item in rows.filter(outcome__meeting__exercise=False).select_related("outcome__meeting__process"):
        meeting = item.outcome.meeting
        yield Sign(
            text=item.text,
            at=item.outcome.handed_over_at,
            occasion=meeting.pk.hex,
            where=f"{item.get_kind_display()} · {meeting.title}",
            url=reverse("outcome", args=[meeting.pk]),
            topic=meeting.process.topic,
        )


def _cases(unit: Unit) -> Iterator[Sign]:
    """Dilemmas from the material that the team has talked about."""
    steps = Step.objects.of(unit.municipality).filter(meeting__in=held_by(unit), kind=StepKind.CASE)
    used = [(step, str(step.settings.get("case", ""))) for step in steps.select_related("meeting")]
    cases = cases_by_keys(unit.municipality_id, {key for _step, key in used})
    for step, key in used:
        if key in cases and step.meeting.closed_at is not None:
            yield Sign(
                text=cases[key].title,
                at=step.meeting.closed_at,
                occasion=step.meeting_id.hex,
                where=f"{_('Case')} · {step.meeting.title}",
                url=reverse("outcome", args=[step.meeting_id]),
                topic=cases[key].topic.key,
            )


_SOURCES: list[Source] = [_handed_over, _cases]
