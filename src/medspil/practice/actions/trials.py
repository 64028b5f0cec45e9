# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A trial through its rounds: planned, tried, looked at, gone on with."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.organisations.models import Person, Unit
from medspil.practice.events import TrialEnded, TrialPlanned, TrialStarted
from medspil.practice.models import Ending, Held, Trial, TrialState
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

# The plan beside the canvas. What was expected is fixed once the trial has begun: a guess made afterwards is none.
PLAN = ("prediction", "citizens", "colleagues", "times", "place", "needs")
FIXED_BY_START = ("prediction",)


@write
def plan(*, trial_id: UUID, unit: Unit, fields: Mapping[str, Any], canvas: Mapping[str, str], by: Person) -> Trial:
    """A trial in draft. `fields`: title, owner, starts_on, ends_on, the plan, and where it comes from."""
    trial, new = make_once(
        Trial, pk=trial_id, municipality=unit.municipality, unit=unit, root_id=trial_id, canvas=dict(canvas), **fields
    )
    if not new:
        return trial
    record(TrialPlanned(municipality_id=unit.municipality_id, trial_id=trial.pk), by=by)
    return trial


@write
def write_trial(
    *,
    trial: Trial,
    canvas: Mapping[str, str],
    seen: Mapping[str, str],
    by: Person,
    plan: Mapping[str, Any] | None = None,
) -> list[str]:
    """Write in the six fields and in the plan. `seen` is what stood on the writer's screen: fields that somebody else
    has changed since are left as they are and named in the answer, so that nobody's words are overwritten."""
    now = Trial.objects.of(trial.municipality).select_for_update().get(pk=trial.pk)
    if now.state == TrialState.ENDED:
        raise ValidationError(_("The trial has already ended. Write in the next round."), code="ended")
    wanted = {**canvas, **{name: value for name, value in (plan or {}).items() if _may_change(name, now)}}
    changed = {key: value for key, value in wanted.items() if _typed(value) != seen.get(key, "")}
    clashes = [key for key, value in changed.items() if _stands(now, key) not in {seen.get(key, ""), _typed(value)}]
    mine = {key: value for key, value in changed.items() if key not in clashes}
    for name in PLAN:
        setattr(trial, name, mine.pop(name, getattr(now, name)))
    trial.canvas = {**now.canvas, **mine}
    trial.save(update_fields=["canvas", *PLAN])
    record(TrialPlanned(municipality_id=trial.municipality_id, trial_id=trial.pk), by=by)
    return clashes


@write
def start_trial(*, trial: Trial, by: Person) -> None:
    """Begin. ValidationError when nobody has written what they expect: without it there is nothing to learn from."""
    drafts = Trial.objects.of(trial.municipality).filter(pk=trial.pk, state=TrialState.DRAFT)
    if not drafts.exclude(prediction="").update(state=TrialState.RUNNING):
        if drafts.exists():
            raise ValidationError(_("Write what you expect to happen before you start."), code="prediction")
        return
    record(TrialStarted(municipality_id=trial.municipality_id, trial_id=trial.pk), by=by)


@write
def end_trial(*, trial: Trial, ending: Ending, held: Held | None = None, by: Person) -> Trial | None:
    """End a round. Continue and adjust begin the next one, whose draft is the answer; adopt and stop have none."""
    running = Trial.objects.of(trial.municipality).filter(pk=trial.pk, state=TrialState.RUNNING)
    ended = {"state": TrialState.ENDED, "ending": ending, "held": held or "", "ended_on": timezone.localdate()}
    if not running.update(**ended):
        trial.refresh_from_db()
        over = trial.state == TrialState.ENDED
        words = _("The trial has already ended.") if over else _("The trial is not running, so it cannot be ended.")
        raise ValidationError(words, code="ended")
    trial.refresh_from_db()
    record(TrialEnded(municipality_id=trial.municipality_id, trial_id=trial.pk, ending=ending), by=by)
    return _next_round(trial) if ending in {Ending.CONTINUE, Ending.ADJUST} else None


def _next_round(trial: Trial) -> Trial:
    """The same question once more: what was learned is where it begins. What is expected is asked anew."""
    learned = trial.canvas.get("reflection", "")
    carried = {key: trial.canvas[key] for key in ("wonder", "trial", "observations") if trial.canvas.get(key)}
    today = timezone.localdate()
    return Trial.objects.create(
        municipality=trial.municipality,
        unit=trial.unit,
        process=trial.process,
        item=trial.item,
        previous=trial,
        root_id=trial.root_id,
        credit=trial.credit,
        title=trial.title,
        canvas={**carried, "experience": learned},
        place=trial.place,
        needs=trial.needs,
        owner=trial.owner,
        starts_on=today,
        ends_on=today + (trial.ends_on - trial.starts_on),
        cycle=trial.cycle + 1,
    )


def _may_change(name: str, trial: Trial) -> bool:
    return trial.state == TrialState.DRAFT or name not in FIXED_BY_START


def _stands(trial: Trial, key: str) -> str:
    return _typed(getattr(trial, key) if key in PLAN else trial.canvas.get(key))


def _typed(value: object) -> str:
    """As it stands in a form: nothing is an empty field."""
    return "" if value is None else str(value)
