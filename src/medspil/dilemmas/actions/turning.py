# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A dilemma becomes a case, a topic on a ballot, or a question to the counter guide."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from medspil.dialogue.actions import votes
from medspil.dilemmas.actions.log import week_of
from medspil.dilemmas.events import DilemmaTurned
from medspil.dilemmas.models import Dilemma, Into, Question, Turn
from medspil.materials.actions import drafts
from medspil.materials.kinds import CASE
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def into_case(*, dilemma: Dilemma, said: Mapping[str, Any], by: Person) -> None:
    """A draft on the editors' desk. `said`: id, title, topic, setting, body."""
    values = {"title": said["title"], "setting": said["setting"], "body": said["body"]}
    draft = drafts.begin(
        draft_id=said["id"], municipality=dilemma.municipality, kind=CASE, topic=said["topic"], values=values, by=by
    )
    _turned(dilemma, Into.CASE, draft.pk)
    record(DilemmaTurned(municipality_id=dilemma.municipality_id, dilemma_id=dilemma.pk, into=Into.CASE), by=by)


@write
def onto_ballot(*, dilemma: Dilemma, said: Mapping[str, Any], by: Person) -> None:
    """Beside the six topics of a process. `said`: id, process, title, topic, summary. ValidationError when the vote is
    closed."""
    own = votes.propose(
        own_topic_id=said["id"],
        process=said["process"],
        title=said["title"],
        summary=said["summary"],
        topic=said["topic"],
        by=by,
    )
    _turned(dilemma, Into.VOTE, own.pk)
    record(DilemmaTurned(municipality_id=dilemma.municipality_id, dilemma_id=dilemma.pk, into=Into.VOTE), by=by)


@write
def into_question(*, dilemma: Dilemma, said: Mapping[str, Any], by: Person) -> None:
    """A question to the counter guide. `said`: id, question, topic."""
    question, _new = make_once(
        Question,
        pk=said["id"],
        municipality=dilemma.municipality,
        unit=dilemma.unit,
        question=said["question"],
        topic=said["topic"],
        week=week_of(timezone.localdate()),
    )
    _turned(dilemma, Into.QUESTION, question.pk)
    record(DilemmaTurned(municipality_id=dilemma.municipality_id, dilemma_id=dilemma.pk, into=Into.QUESTION), by=by)


def _turned(dilemma: Dilemma, into: Into, made: UUID) -> None:
    Turn.objects.get_or_create(dilemma=dilemma, into=into, made=made, defaults={"municipality": dilemma.municipality})
