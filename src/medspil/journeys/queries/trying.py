# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is tried on the way, and how often one has looked back at it."""

from collections.abc import Sequence

from django.utils.translation import ngettext

from medspil.dialogue.models import FilledCanvas, Meeting, MeetingState
from medspil.journeys.models import Journey
from medspil.journeys.road import Look
from medspil.journeys.talks import WINDOW
from medspil.practice.models import Trial, TrialState
from medspil.practice.queries.lists import latest_rounds, trials_in


def trials_of(journey: Journey) -> list[Trial]:
    """The latest round of each trial, newest first."""
    return sorted(latest_rounds(trials_in(journey.process)), key=lambda trial: trial.starts_on, reverse=True)


def tried_in(journey: Journey) -> list[Trial]:
    """Those that are more than a plan."""
    return [trial for trial in trials_of(journey) if trial.cycle > 1 or trial.state != TrialState.DRAFT]


def look(journey: Journey) -> Look:
    """Done when something has been tried, and looked back at."""
    tried, back = len(tried_in(journey)), _looked_back(journey)
    return Look(done=bool(tried and back), words=" · ".join(_words(tried, back)))


def _words(tried: int, back: int) -> Sequence[str]:
    trials = ngettext("One trial", "%(n)d trials", tried) % {"n": tried}
    windows = ngettext("looked back once", "looked back %(n)d times", back) % {"n": back}
    return [words for words, count in ((trials, tried), (windows, back)) if count]


def _looked_back(journey: Journey) -> int:
    """Evaluation windows that are over: meetings, and canvases that were filled over some weeks."""
    meetings = Meeting.objects.of(journey.municipality).whole().filter(process=journey.process_id)
    boards = meetings.filter(state=MeetingState.CLOSED, steps__settings__canvas=WINDOW).distinct()
    canvases = FilledCanvas.objects.of(journey.municipality).filter(process=journey.process_id, key=WINDOW)
    return boards.count() + canvases.exclude(finished_on=None).count()
