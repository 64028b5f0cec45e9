# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A script as one follows it: each step with the clock, and with the case, legal point or template it uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from medspil.materials import queries
from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Script
from medspil.materials.schema import ScriptStep


@dataclass(frozen=True, kw_only=True)
class TimedStep:
    """`start` and `end` in minutes from the beginning of the meeting."""

    start: int
    end: int
    step: ScriptStep
    case: Case | None
    legal_point: LegalPoint | None
    canvas: CanvasTemplate | None


@dataclass(frozen=True, kw_only=True)
class Programme:
    script: Script
    steps: Sequence[TimedStep]

    @property
    def cases(self) -> list[Case]:
        return list({step.case.key: step.case for step in self.steps if step.case}.values())

    @property
    def legal_points(self) -> list[LegalPoint]:
        return list({step.legal_point.key: step.legal_point for step in self.steps if step.legal_point}.values())


def programme_of(municipality_id: UUID | None, script: Script) -> Programme:
    steps = [ScriptStep.model_validate(step) for step in script.steps]
    cases = queries.cases_by_keys(municipality_id, [step.case for step in steps if step.case])
    points = queries.legal_points_by_keys(municipality_id, [step.legal_point for step in steps if step.legal_point])
    canvases = {canvas.key: canvas for canvas in queries.canvases(municipality_id)}
    timed, clock = [], 0
    for step in steps:
        timed.append(
            TimedStep(
                start=clock,
                end=clock + step.minutes,
                step=step,
                case=cases.get(step.case or ""),
                legal_point=points.get(step.legal_point or ""),
                canvas=canvases.get(step.canvas or ""),
            )
        )
        clock += step.minutes
    return Programme(script=script, steps=timed)
