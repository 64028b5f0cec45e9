# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from medspil.journeys.models import Journey, Question
from medspil.journeys.queries.canvases import canvas_in
from medspil.journeys.road import Look

CHECKLIST = "presentation-checklist"


def questions_of(journey: Journey) -> Sequence[Question]:
    """Those for the whole journey: unanswered ones first, then the latest answers."""
    return _sorted(Question.objects.of(journey.municipality).filter(journey=journey, unit=None))


def questions_to_ambassadors(journey: Journey) -> Sequence[Question]:
    return _sorted(Question.objects.of(journey.municipality).filter(journey=journey, unit__isnull=False))


def ticks_of(journey: Journey) -> tuple[int, int]:
    """How many points of the checklist are ticked, and of how many."""
    canvas = canvas_in(journey, CHECKLIST)
    if canvas is None:
        return 0, 0
    lines = list(canvas.lines.all())
    return sum(line.done for line in lines), len(lines)


def look(journey: Journey) -> Look:
    """Prepared when each point of the checklist is ticked; open questions are said."""
    ticked, points = ticks_of(journey)
    waiting = sum(question.answered_on is None for question in questions_of(journey))
    words = _("{n} of {all} ready").format(n=ticked, all=points) if points else ""
    if waiting:
        words = " · ".join(filter(None, [words, _("{n} without an answer").format(n=waiting)]))
    return Look(done=bool(points) and ticked == points, words=words)


def _sorted(rows: QuerySet[Question]) -> Sequence[Question]:
    found = list(rows.select_related("answered_by", "unit"))
    return sorted(found, key=lambda each: each.answered_on is not None)
