# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The topic vote: three dots on six topics, from phones and from paper."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.dialogue.actions import dots
from medspil.dialogue.codes import free_code
from medspil.dialogue.events.processes import BallotCast, OwnTopicProposed, PaperCounted, VoteClosed, VoteOpened
from medspil.dialogue.models import DotRound, OwnTopic, Process, Tally, TopicVote
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def open_vote(*, process: Process, by: Person) -> TopicVote:
    """Let the team vote. Pressed twice, it is one vote."""
    known = TopicVote.objects.of(process.municipality).filter(process=process, lap=process.lap).first()
    if known is not None:
        return known
    round_ = DotRound.objects.create(municipality=process.municipality)
    code = free_code(TopicVote.objects)
    vote = TopicVote.objects.create(
        municipality=process.municipality, process=process, lap=process.lap, round=round_, code=code
    )
    record(VoteOpened(municipality_id=process.municipality_id, process_id=process.pk), by=by)
    return vote


@write
def propose(*, own_topic_id: UUID, process: Process, title: str, summary: str, topic: str, by: Person) -> OwnTopic:
    """Put something of the team's own on the ballot. ValidationError when the dots have been counted."""
    if TopicVote.objects.of(process.municipality).filter(process=process, round__closed=True).exists():
        raise ValidationError(_("The vote is closed. No more can be put on the ballot."), code="closed")
    own, new = make_once(
        OwnTopic,
        pk=own_topic_id,
        municipality=process.municipality,
        process=process,
        title=title,
        summary=summary,
        topic=topic,
    )
    if new:
        record(OwnTopicProposed(municipality_id=process.municipality_id, process_id=process.pk), by=by)
    return own


@write
def cast(*, vote: TopicVote, token: str, chosen: Mapping[str, int], options: set[str]) -> None:
    """One device's dots; sent again they replace the earlier. ValidationError says what to do."""
    dots.place(round=vote.round, token=token, dots=chosen, options=options)
    record(BallotCast(municipality_id=vote.municipality_id, process_id=vote.process_id), by=None)


@write
def count_paper(*, vote: TopicVote, counts: Mapping[str, int], by: Person) -> None:
    """Dots set with a pen on a sheet, by option; they are added to those from phones."""
    if vote.round.closed:
        raise ValidationError("closed", code="closed")
    for option, count in counts.items():
        Tally.objects.update_or_create(
            round=vote.round, option=option, defaults={"paper": count, "municipality": vote.municipality}
        )
    record(PaperCounted(municipality_id=vote.municipality_id, process_id=vote.process_id), by=by)


@write
def close(*, vote: TopicVote, by: Person) -> bool:
    """Count. False when it was counted already."""
    if not dots.close(round=vote.round):
        return False
    record(VoteClosed(municipality_id=vote.municipality_id, process_id=vote.process_id), by=by)
    return True
