# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an evaluation window looks back at: a trial, or the commitments of a process."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from medspil.dialogue.activities import follow_up
from medspil.dialogue.models import StepKind, StepPart
from medspil.practice.models import Trial
from medspil.practice.queries.ladders import Measured

MINUTES = 3
LONGEST = 60  # of a step's title


def about_trial(trial: Trial, found: Sequence[Measured]) -> dict[str, Any]:
    """What was tried, what was expected, and what the figures say, for everybody to see before they write."""
    points = [
        trial.canvas.get("trial", ""),
        _("We expected: {prediction}").format(prediction=trial.prediction) if trial.prediction else "",
        *(f"{row.measure.title}: {row.chart.sentence}" for row in found if row.observations),
    ]
    return {
        "kind": StepKind.FRAME,
        "part": StepPart.INTRODUCTION,
        "title": _("What we tried"),
        "minutes": MINUTES,
        "settings": {
            "question": trial.title,
            "text": "\n".join(f"- {' '.join(point.split())}" for point in points if point),
        },
        "say": _("This is what we wanted to try, and what we expected."),
        "do": _("Ask whether anybody remembers it otherwise. Then go on."),
    }


def about_commitments() -> dict[str, Any]:
    return {**follow_up.first_step(), "minutes": MINUTES}
