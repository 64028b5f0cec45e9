# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of commitments and trials: the object and what the caller may do with it, or 404."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest

from medspil.dialogue.access import as_id, found, processes_of, standing_in
from medspil.dialogue.access.facilitating import facilitates
from medspil.dialogue.models import Meeting, Outcome, OutcomeItem, Process
from medspil.organisations.access import may, signed_in, units_for_new, units_where
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission
from medspil.organisations.tenancy import by_secret
from medspil.practice.models import Closing, Commitment, Happening, Measure, OneToOne, Tip, Trial, TrialState
from medspil.practice.queries.lists import PROPOSALS


def commitment_for(request: HttpRequest, commitment_id: UUID) -> tuple[Commitment, bool]:
    """A commitment one may see, and whether one may say how it went: its owner, the leader, the facilitator."""
    person = signed_in(request)
    rows = Commitment.objects.of(person.municipality).filter(pk=commitment_id)
    commitment = found(rows.select_related("process__unit", "owner").first())
    standing = standing_in(person, commitment.process)
    mine = commitment.owner_id == person.pk
    if not mine and not standing.may(Permission.PROCESS_VIEW):
        raise Http404
    return commitment, mine or standing.may(Permission.COMMITMENT_EDIT)


def trial_for(request: HttpRequest, trial_id: UUID, *, to: Permission = Permission.PROCESS_VIEW) -> Trial:
    person = signed_in(request)
    rows = Trial.objects.of(person.municipality).filter(pk=trial_id)
    trial = found(rows.select_related("unit", "owner", "process", "previous", "root", "credit__unit").first())
    if may_with(person, trial, to):
        return trial
    raise Http404


def may_with(person: Person, trial: Trial, to: Permission) -> bool:
    """Whether somebody may do this with a trial: by her team, by being its owner, or by her place in the process."""
    if trial.owner_id == person.pk or may(person, to, trial.unit):
        return True
    return trial.process is not None and standing_in(person, trial.process).may(to)


def may_look_back(person: Person, trial: Trial) -> bool:
    """Whether somebody may hold an evaluation window about a trial: whoever runs meetings of its team."""
    if trial.process is not None:
        return facilitates(person, trial.process)
    return may(person, Permission.EXERCISE_START, trial.unit)


def measure_for(
    request: HttpRequest, measure_id: UUID, *, to: Permission = Permission.PROCESS_VIEW
) -> tuple[Measure, Trial]:
    """A measure and the latest round of its trial; whoever may see any of the rounds may see it."""
    person = signed_in(request)
    measure = found(Measure.objects.of(person.municipality).filter(pk=measure_id).select_related("trial").first())
    rounds = Trial.objects.of(person.municipality).filter(root=measure.trial_id)
    latest = found(rounds.select_related("unit", "process", "root", "owner").order_by("-cycle").first())
    if not may_with(person, latest, to):
        raise Http404
    return measure, latest


def happening_in(trial: Trial, happening_id: object) -> Happening | None:
    """A happening of the trial's ladder, or None when somebody has struck it out already."""
    rows = Happening.objects.of(trial.municipality).filter(trial=trial.root_id, pk=as_id(happening_id))
    return rows.select_related("trial").first()


def tip_for(request: HttpRequest, tip_id: UUID) -> Tip:
    """A tip to a unit that one leads."""
    person = signed_in(request)
    rows = Tip.objects.of(person.municipality).filter(pk=tip_id, unit__in=units_where(person, Permission.PROCESS_LEAD))
    return found(rows.select_related("trial__unit", "trial__root", "unit", "by", "copy").first())


def commitment_by_id(commitment_id: object) -> Commitment:
    """The commitment a signed link in a mail was written for; the signature has been read."""
    rows = Commitment.objects.filter(pk=as_id(commitment_id), owner__isnull=False)
    return found(by_secret(rows.select_related("process__unit", "owner")))


def running_measure(measure_id: object) -> tuple[Measure, Trial]:
    """The measure a signed link asks a figure for, and the trial while it is running."""
    measure = found(by_secret(Measure.objects.filter(pk=as_id(measure_id))))
    rounds = Trial.objects.of(measure.municipality).filter(root=measure.trial_id, state=TrialState.RUNNING)
    return measure, found(rounds.select_related("unit").first())


def membership_by_ids(person_id: object, unit_id: object) -> tuple[Person, Unit]:
    """The two that a signed link to stop a letter names; 404 when one of them is gone."""
    person = found(by_secret(Person.objects.filter(pk=as_id(person_id))))
    return person, found(Unit.objects.of(person.municipality).filter(pk=as_id(unit_id)).first())


def units_beside(trial: Trial) -> list[Unit]:
    """The other units of the municipality, to which a trial may be of use."""
    return list(Unit.objects.of(trial.municipality).open().exclude(pk=trial.unit_id))


def units_for_trials(person: Person, process: Process | None = None) -> list[Unit]:
    """Where one may plan trials; of a process that one may try things in, its team comes first."""
    units = units_for_new(person, Permission.TRIAL_EDIT)
    if process is not None:
        units = [process.unit, *(unit for unit in units if unit != process.unit)]
    if not units:
        raise Http404
    return units


def item_of(outcome: Outcome, item_id: object) -> OutcomeItem:
    """A proposal of this outcome; 404 for any other."""
    rows = OutcomeItem.objects.of(outcome.municipality).filter(outcome=outcome)
    return found(next((item for item in rows if str(item.pk) == str(item_id)), None))


def proposal_for(person: Person, item_id: object) -> OutcomeItem | None:
    """A proposal that a trial may come from, if the person may see it."""
    rows = OutcomeItem.objects.of(person.municipality).select_related("outcome__meeting__process__unit")
    item = next((row for row in rows.filter(pk=as_id(item_id))), None)
    if item is None or not standing_in(person, item.outcome.meeting.process).may(Permission.OUTCOME_VIEW):
        return None
    return item


def process_to_try_in(person: Person, process_id: object) -> Process | None:
    """The process that a trial is to belong to, if the person may plan trials in it."""
    rows = Process.objects.of(person.municipality).select_related("unit").filter(pk=as_id(process_id), closed_at=None)
    process: Process | None = rows.first()
    if process is None or not standing_in(person, process).may(Permission.TRIAL_EDIT):
        return None
    return process


def left_open_before(meeting: Meeting, row_id: UUID) -> Commitment | OutcomeItem:
    """A commitment of the meeting's process, or a proposal that an earlier meeting handed over; 404 for any other."""
    commitments = Commitment.objects.of(meeting.municipality).filter(process=meeting.process_id, pk=row_id)
    proposals = OutcomeItem.objects.of(meeting.municipality).filter(
        outcome__meeting__process=meeting.process_id, kind__in=PROPOSALS, pk=row_id
    )
    commitment: Commitment | None = commitments.first()
    proposal: OutcomeItem | None = proposals.exclude(outcome__meeting=meeting).first()
    return commitment or found(proposal)


def processes_to_commit(person: Person) -> list[Process]:
    """Processes in which the person may write commitments down."""
    named = Q(leader=person) | Q(facilitator=person)
    units = units_where(person, Permission.COMMITMENT_EDIT)
    rows = Process.objects.of(person.municipality).filter(named | Q(unit__in=units))
    return list(rows.select_related("unit"))


def closing_of(process: Process) -> Closing | None:
    return Closing.objects.of(process.municipality).select_related("by").filter(process=process).first()


def looked_after_by(person: Person) -> tuple[list[Process], list[Unit]]:
    """The processes one leads or facilitates and the units one leads; 404 for whoever does neither."""
    units = units_where(person, Permission.PROCESS_LEAD)
    named = [
        row for row in processes_of(person) if row.unit in units or person.pk in {row.leader_id, row.facilitator_id}
    ]
    if not units and not named:
        raise Http404
    return named, units


def talk_of(outcome: Outcome) -> OneToOne | None:
    return OneToOne.objects.of(outcome.municipality).filter(meeting=outcome.meeting).first()
