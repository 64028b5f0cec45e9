# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Spreading what works inside a municipality: a trial is put before another team, which may begin with a copy."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.organisations.models import Person, Unit
from medspil.practice.events import TipAnswered, TipGiven, TrialPlanned
from medspil.practice.models import Measure, Tip, TipState, Trial
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

FIRST_ROUND = timedelta(days=28)


@write
def give(*, trial: Trial, tip_id: UUID, unit: Unit, words: str, by: Person) -> Tip:
    """Put a trial before another unit. ValidationError when that unit has had it."""
    had = Tip.objects.of(trial.municipality).filter(trial=trial, unit=unit).exclude(pk=tip_id)
    if had.exists():
        raise ValidationError(_("{unit} has already had this trial from you.").format(unit=unit.name), code="had")
    tip, new = make_once(Tip, pk=tip_id, municipality=trial.municipality, trial=trial, unit=unit, words=words, by=by)
    if new:
        record(TipGiven(municipality_id=trial.municipality_id, tip_id=tip.pk), by=by)
    return tip


@write
def take(*, tip: Tip, by: Person) -> Trial:
    """Begin with a copy, in draft, with credit to those who tried it first. Taken twice, it is the same copy."""
    now = (
        Tip.objects.of(tip.municipality).select_for_update(of=("self",)).select_related("copy", "trial").get(pk=tip.pk)
    )
    if now.copy is not None:
        return now.copy
    copy = _copy(now.trial, unit=tip.unit, by=by)
    Tip.objects.of(tip.municipality).filter(pk=tip.pk).update(state=TipState.TAKEN, copy=copy)
    record(TipAnswered(municipality_id=tip.municipality_id, tip_id=tip.pk, state=TipState.TAKEN), by=by)
    record(TrialPlanned(municipality_id=tip.municipality_id, trial_id=copy.pk), by=by)
    return copy


@write
def decline(*, tip: Tip, by: Person) -> None:
    """Not here, not now; it may be taken later all the same."""
    if Tip.objects.of(tip.municipality).filter(pk=tip.pk, state=TipState.SENT).update(state=TipState.DECLINED):
        record(TipAnswered(municipality_id=tip.municipality_id, tip_id=tip.pk, state=TipState.DECLINED), by=by)


def _copy(trial: Trial, *, unit: Unit, by: Person) -> Trial:
    """The question and the way of trying; what is expected, and the figures, are for the new team to find."""
    today = timezone.localdate()
    carried = {key: trial.canvas[key] for key in ("wonder", "trial", "observations") if trial.canvas.get(key)}
    copy = Trial(
        municipality=unit.municipality,
        unit=unit,
        credit=trial,
        title=trial.title,
        canvas=carried,
        needs=trial.needs,
        owner=by,
        starts_on=today,
        ends_on=today + FIRST_ROUND,
    )
    copy.root = copy
    copy.save()
    for measure in Measure.objects.of(trial.municipality).filter(trial=trial.root_id):
        measure.pk, measure.trial, measure.goal, measure.frozen_until = uuid4(), copy, None, None
        measure.save(force_insert=True)
    return copy
