# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Scores given by several people, each for herself; then what the group agrees on, with a reason each."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from medspil.organisations.models import Person
from medspil.procurement.actions.bids import NotNow
from medspil.procurement.events import AgreeingBegun, AssessorDone, AssessorsNamed, PointsAgreed, ScoresGiven
from medspil.procurement.models import Agreed, Assessment, Assessor, Bid, Score
from medspil.procurement.queries.bids import to_score
from medspil.record.actions import record
from medspil.record.transactions import write


class Settled(NotNow):
    """She has said that she is done, or the group agrees already."""


class ScoresMissing(NotNow):
    """Scores that are not given yet."""


class NothingToScore(NotNow):
    """No bid is opened, or all are out."""


class NotAgreeingYet(NotNow):
    """Somebody has yet to give her scores."""


@write
def name_assessors(*, assessment: Assessment, people: Sequence[Person], by: Person) -> None:
    """Those who score. Whoever has given a score stays. Raises Settled."""
    now = _fresh(assessment)
    if now.agreeing_since:
        raise Settled
    rows = Assessor.objects.of(assessment.municipality).filter(assessment=assessment)
    rows.exclude(person__in=people).filter(scores=None).delete()
    known = set(rows.values_list("person", flat=True))
    for person in people:
        if person.pk not in known:
            Assessor.objects.create(municipality=assessment.municipality, assessment=assessment, person=person)
    record(AssessorsNamed(**_of(assessment)), by=by)


@write
def give(*, assessor: Assessor, bid: Bid, points: Mapping[int, tuple[int, str]], by: Person) -> None:
    """`points`: points and a note by number; a number that is left out keeps what it has. Raises Settled."""
    if _fresh(assessor.assessment).agreeing_since or _done(assessor):
        raise Settled
    for number, (value, note) in points.items():
        Score.objects.update_or_create(
            assessor=assessor,
            bid=bid,
            number=number,
            defaults={"points": value, "note": note},
            create_defaults={"municipality": bid.municipality, "points": value, "note": note},
        )
    record(ScoresGiven(**_of(assessor.assessment), supplier_id=bid.supplier_id), by=by)


@write
def finish(*, assessor: Assessor, by: Person) -> None:
    """She has given all of hers. When the last has, everybody sees all scores. Raises ScoresMissing."""
    assessment = _fresh(assessor.assessment)
    asked = to_score(assessment.method)
    if not asked:
        raise NothingToScore
    given = set(Score.objects.of(assessor.municipality).filter(assessor=assessor).values_list("bid", "number"))
    if not asked <= given:
        raise ScoresMissing
    rows = Assessor.objects.of(assessor.municipality).filter(assessment=assessment)
    if not rows.filter(pk=assessor.pk, done_at=None).update(done_at=timezone.now()):
        return
    record(AssessorDone(**_of(assessment)), by=by)
    if not rows.filter(done_at=None).exists():
        _begin(assessment, by)


@write
def begin_agreeing(*, assessment: Assessment, by: Person) -> None:  # no record: _begin does
    """The project lead opens the scores, though somebody has not given hers."""
    now = _fresh(assessment)
    if not to_score(now.method):
        raise NothingToScore
    _begin(now, by)


@write
def agree(*, bid: Bid, assessment: Assessment, points: Mapping[int, tuple[int, str]], by: Person) -> None:
    """`points`: points and reason by number. Raises NotAgreeingYet."""
    if not _fresh(assessment).agreeing_since:
        raise NotAgreeingYet
    for number, (value, reason) in points.items():
        Agreed.objects.update_or_create(
            bid=bid,
            number=number,
            defaults={"points": value, "reason": reason, "by": by},
            create_defaults={"municipality": bid.municipality, "points": value, "reason": reason, "by": by},
        )
    record(PointsAgreed(**_of(assessment), supplier_id=bid.supplier_id), by=by)


def _begin(assessment: Assessment, by: Person) -> None:
    rows = Assessment.objects.of(assessment.municipality).filter(pk=assessment.pk, agreeing_since=None)
    if rows.update(agreeing_since=timezone.now()):
        record(AgreeingBegun(**_of(assessment)), by=by)


def _fresh(assessment: Assessment) -> Assessment:
    rows = Assessment.objects.of(assessment.municipality).select_for_update(of=("self",))
    found: Assessment = rows.select_related("method__journey").get(pk=assessment.pk)
    return found


def _done(assessor: Assessor) -> bool:
    rows = Assessor.objects.of(assessor.municipality).filter(pk=assessor.pk)
    return bool(rows.filter(done_at__isnull=False).exists())


def _of(assessment: Assessment) -> dict[str, Any]:
    return {"municipality_id": assessment.municipality_id, "journey_id": assessment.method.journey_id}
