# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What leaders and teams do with the outcome."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.dialogue.models import Meeting, OutcomeItem, Process
from medspil.organisations.models import Person, Unit
from medspil.practice.events import (
    CommitmentMade,
    CommitmentSettled,
    ProposalAnswered,
    TalkHeld,
    TalkPrepared,
    TrialEnded,
    TrialPlanned,
    TrialStarted,
)
from medspil.practice.models import (
    Answer,
    Commitment,
    CommitmentStatus,
    Ending,
    OneToOne,
    Trial,
    TrialState,
    Verdict,
)
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def answer(*, item: OutcomeItem, verdict: Verdict, reason: str, by: Person) -> Answer:
    """Answer a proposal; a new answer takes the place of the old, and the record keeps both."""
    given, _new = Answer.objects.update_or_create(
        item=item, defaults={"municipality": item.municipality, "verdict": verdict, "reason": reason, "by": by}
    )
    record(ProposalAnswered(municipality_id=item.municipality_id, item_id=item.pk, verdict=verdict), by=by)
    return given


@write
def prepare_talk(*, meeting: Meeting, canvas: Mapping[str, str], by: Person) -> OneToOne:
    talk, _new = OneToOne.objects.update_or_create(
        meeting=meeting, defaults={"municipality": meeting.municipality, "canvas": dict(canvas)}
    )
    record(TalkPrepared(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)
    return talk


@write
def hold_talk(*, meeting: Meeting, on: date, by: Person) -> None:
    OneToOne.objects.update_or_create(meeting=meeting, defaults={"municipality": meeting.municipality, "held_on": on})
    record(TalkHeld(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)


@write
def commit(
    *, commitment_id: UUID, process: Process, what: str, owner: Person | None, owner_name: str, due_on: date, by: Person
) -> Commitment:
    """Take something on. The form carries the id: sent twice, it is one."""
    commitment, new = make_once(
        Commitment,
        pk=commitment_id,
        municipality=process.municipality,
        process=process,
        what=what,
        owner=owner,
        owner_name=owner.name if owner else owner_name,
        due_on=due_on,
    )
    if not new:
        return commitment
    record(CommitmentMade(municipality_id=process.municipality_id, commitment_id=commitment.pk), by=by)
    return commitment


@write
def settle(*, commitment: Commitment, status: CommitmentStatus, how_it_went: str, by: Person) -> None:
    commitment.status, commitment.how_it_went = status, how_it_went
    commitment.settled_on = None if status == CommitmentStatus.OPEN else timezone.localdate()
    commitment.save()
    event = CommitmentSettled(municipality_id=commitment.municipality_id, commitment_id=commitment.pk, status=status)
    record(event, by=by)


@write
def plan(*, trial_id: UUID, unit: Unit, fields: Mapping[str, Any], canvas: Mapping[str, str], by: Person) -> Trial:
    """A trial in draft. `fields`: title, owner, starts_on, ends_on and where it comes from."""
    trial, new = make_once(Trial, pk=trial_id, municipality=unit.municipality, unit=unit, canvas=dict(canvas), **fields)
    if not new:
        return trial
    record(TrialPlanned(municipality_id=unit.municipality_id, trial_id=trial.pk), by=by)
    return trial


@write
def write_trial(*, trial: Trial, canvas: Mapping[str, str], seen: Mapping[str, str], by: Person) -> list[str]:
    """Write in the six fields. `seen` is what stood on the writer's screen: fields that somebody else has changed
    since are left as they are and named in the answer, so that nobody's words are overwritten."""
    now = Trial.objects.of(trial.municipality).select_for_update().get(pk=trial.pk)
    if now.state == TrialState.ENDED:
        raise ValidationError(_("The trial has already ended. Write in the next round."), code="ended")
    clashes = [
        key
        for key, text in canvas.items()
        if now.canvas.get(key, "") not in {seen.get(key, ""), text} and text != seen.get(key, "")
    ]
    mine = {key: text for key, text in canvas.items() if key not in clashes and text != seen.get(key, "")}
    trial.canvas = {**now.canvas, **mine}
    trial.save(update_fields=["canvas"])
    record(TrialPlanned(municipality_id=trial.municipality_id, trial_id=trial.pk), by=by)
    return clashes


@write
def start_trial(*, trial: Trial, by: Person) -> None:
    drafts = Trial.objects.of(trial.municipality).filter(pk=trial.pk, state=TrialState.DRAFT)
    if not drafts.update(state=TrialState.RUNNING):
        return
    record(TrialStarted(municipality_id=trial.municipality_id, trial_id=trial.pk), by=by)


@write
def end_trial(*, trial: Trial, ending: Ending, by: Person) -> Trial | None:
    """End a trial. Continue and adjust begin the next cycle, whose draft is the answer; stop has none."""
    running = Trial.objects.of(trial.municipality).filter(pk=trial.pk, state=TrialState.RUNNING)
    if not running.update(state=TrialState.ENDED, ending=ending, ended_on=timezone.localdate()):
        trial.refresh_from_db()
        ended = trial.state == TrialState.ENDED
        words = _("The trial has already ended.") if ended else _("The trial is not running, so it cannot be ended.")
        raise ValidationError(words, code="ended")
    trial.refresh_from_db()
    record(TrialEnded(municipality_id=trial.municipality_id, trial_id=trial.pk, ending=ending), by=by)
    return None if ending == Ending.STOP else _next_cycle(trial)


def _next_cycle(trial: Trial) -> Trial:
    """The same question once more: what was learned is where it begins."""
    learned = trial.canvas.get("reflection", "")
    carried = {key: trial.canvas[key] for key in ("wonder", "trial", "observations") if trial.canvas.get(key)}
    today = timezone.localdate()
    return Trial.objects.create(
        municipality=trial.municipality,
        unit=trial.unit,
        process=trial.process,
        item=trial.item,
        previous=trial,
        title=trial.title,
        canvas={**carried, "experience": learned},
        owner=trial.owner,
        starts_on=today,
        ends_on=today + (trial.ends_on - trial.starts_on),
        cycle=trial.cycle + 1,
    )
