# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The conversation aid: a few questions that lead to how much to help. Its words: `content/da/conversation.yaml`.

It is one page of links to places on itself. What is chosen never leaves the browser, and nothing of it is kept there.
"""

from functools import cache
from typing import Annotated, Literal, Self

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Run
from medspil.materials.models import FrontRole
from medspil.materials.reading import read_one
from medspil.materials.schema import Key, Strict, Title

Words = Annotated[str, Field(min_length=1, max_length=160)]


class AnswerTo(Strict):
    """`to`: the key of the next question, or of an outcome."""

    text: Title
    to: Key


class Question(Strict):
    key: Key
    ask: Title
    why: Words
    answers: Annotated[tuple[AnswerTo, ...], Field(min_length=2, max_length=4)]


class Outcome(Strict):
    key: Key
    help: Literal["show", "together", "do-for", "refer"]
    role: FrontRole
    title: Title
    say: Words
    hold_back: Words
    step_in: Words

    @property
    def role_label(self) -> str:
        return str(self.role.label)


class Conversation(Strict):
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _leads_on(self) -> Self:
        """Every answer leads to something further on, so that the talk comes to an end."""
        order = [*(question.key for question in self.questions), *(outcome.key for outcome in self.outcomes)]
        for place, question in enumerate(self.questions):
            for answer in question.answers:
                if answer.to not in order[place + 1 :]:
                    message = f"»{answer.text}« leads to {answer.to}, which does not come after {question.key}"
                    raise ValueError(message)
        return self

    def where(self, key: str) -> str:
        """What an answer leads to, as it is written on paper."""
        for number, question in enumerate(self.questions, start=1):
            if question.key == key:
                return _("question {n}").format(n=number)
        return next(outcome.title for outcome in self.outcomes if outcome.key == key)


@cache
def conversation() -> Conversation:
    return read_one(settings.MEDSPIL_CONTENT, "conversation.yaml", Conversation)


def aid_paper(talk: Conversation) -> Document:
    """On one page: the questions with where each answer leads, and what to do."""
    asked = tuple(
        (Run(text=f"»{question.ask}« ", strong=True), Run(text=_leads(talk, question))) for question in talk.questions
    )
    blocks: tuple[Block, ...] = (
        Heading(text=_("Ask")),
        Bullets(items=asked, ordered=True),
        Heading(text=_("How much you help")),
        *(Paragraph(text=_to_do(outcome)) for outcome in talk.outcomes),
    )
    return Document(title=_("Talk about how much to help"), blocks=blocks)


def _leads(talk: Conversation, question: Question) -> str:
    return " · ".join(f"{answer.text}: {talk.where(answer.to)}" for answer in question.answers)


def _to_do(outcome: Outcome) -> tuple[Run, ...]:
    says = f"»{outcome.say}« {_('Hold back')}: {outcome.hold_back} {_('Step in')}: {outcome.step_in}"
    return (Run(text=f"{outcome.title} ({outcome.role_label}). ", strong=True), Run(text=says))
