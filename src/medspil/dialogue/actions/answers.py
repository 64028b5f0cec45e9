# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Answers that are counted: one dot for each question, words, and hands in the air."""

from collections.abc import Mapping, Sequence, Set

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.dialogue.actions import dots
from medspil.dialogue.activities import activity_of
from medspil.dialogue.activities.asking import Question
from medspil.dialogue.events.activities import AnswerShown, HandsCounted, WordHidden
from medspil.dialogue.events.meetings import DotsPlaced
from medspil.dialogue.models import DotRound, MeetingState, Step, Tally
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def answer(*, step: Step, token: str, question: str, option: str) -> None:
    """This device's one answer to a question; sent again it replaces the earlier. ValidationError says what to do."""
    round_ = _round(step)
    asked = next((entry for entry in _asked(step) if entry.key == question), None)
    if asked is None:
        raise ValidationError(_("The question has changed. Look at it again and answer."), code="option")
    _place(round_, token, {option: 1}, options=asked.keys, replaces=asked.keys)
    record(_answered(step), by=None)


@write
def say_words(*, step: Step, token: str, words: Sequence[str]) -> None:
    """This device's words, each once; sent again they replace the earlier."""
    spelt = {word.casefold(): word for word in reversed(words)}.values()
    _place(_round(step), token, dict.fromkeys(spelt, 1), options=set(spelt))
    record(_answered(step), by=None)


@write
def count_hands(*, step: Step, counts: Mapping[str, int], by: Person) -> None:
    """How many hands went up for each option; typed again it is the new number. Not once the meeting is over."""
    round_ = _round(step)
    if step.meeting.state != MeetingState.OPEN:
        raise ValidationError(_("The meeting is over. Nothing more can be counted."), code="over")
    for option, count in counts.items():
        Tally.objects.update_or_create(
            round=round_, option=option, defaults={"paper": count, "municipality": step.municipality}
        )
    Tally.objects.of(step.municipality).filter(round=round_, phones=0, paper=0).delete()
    record(HandsCounted(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)


# no record: count_hands does it
@write
def count_word(*, step: Step, word: str, count: int, by: Person) -> None:
    """A word from those without a phone, and how many said it; as it is spelt if it is there already."""
    known = Tally.objects.of(step.municipality).filter(round=_round(step)).values_list("option", flat=True)
    spelling = next((option for option in known if option.casefold() == word.casefold()), word)
    count_hands(step=step, counts={spelling: count}, by=by)


@write
def hide_word(*, step: Step, word: str, hidden: bool, by: Person) -> None:
    """Take a word from the wall and the phones, or put it back. The facilitator still sees it, marked."""
    Tally.objects.of(step.municipality).filter(round=step.round, option=word).update(hidden=hidden)
    record(WordHidden(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)


def _place(
    round_: DotRound, token: str, chosen: Mapping[str, int], *, options: Set[str], replaces: Set[str] | None = None
) -> None:
    """Set the dots that an answer is; what is refused is told in words that fit an answer."""
    try:
        dots.place(round=round_, token=token, dots=chosen, options=options, replaces=replaces)
    except ValidationError as refused:
        if refused.code == "closed":
            raise ValidationError(_("The answers have been shown. Yours came too late to be counted.")) from refused
        if refused.code == "option":
            raise ValidationError(_("The question has changed. Look at it again and answer.")) from refused
        raise


def _round(step: Step) -> DotRound:
    if step.round is None:
        raise ValidationError(_("Nothing is asked right now."), code="closed")
    return step.round


def _asked(step: Step) -> Sequence[Question]:
    asks = activity_of(step).asks
    return asks(step) if asks else ()


def _answered(step: Step) -> DotsPlaced | AnswerShown:
    kind = AnswerShown if activity_of(step).growing else DotsPlaced
    return kind(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk)
