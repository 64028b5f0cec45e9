# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The kinds whose settings are fields of their own."""

from collections.abc import Sequence
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.activities.words import MOST
from medspil.dialogue.forms.fields import long_text
from medspil.dialogue.forms.steps.base import Choices, StepForm
from medspil.materials.models import Case, LegalPoint
from medspil.privacy.asking import NOTHING


class TextForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "text")
    text = long_text(
        label=_("Points on the wall"),
        expects=NOTHING,
        help_text=_("One on each line, with »- « before it."),
        required=False,
        max_length=1000,
        rows=4,
    )


class DiscussionForm(TextForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "text", "speakers")
    speakers = forms.BooleanField(
        label=_("With a list of speakers"),
        help_text=_("One asks for the word on the phone. Those who have not spoken come first."),
        required=False,
    )


class CaseForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "case")
    prompts = {**StepForm.prompts, "case": _("Choose a case.")}
    case = forms.ChoiceField(label=_("Which case?"))

    def prepare(self) -> None:
        self.choose("case", [("", _("Choose a case")), *under_topics(self.shelf.cases)])


class LegalPointForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "legal_point")
    prompts = {**StepForm.prompts, "legal_point": _("Choose a legal point.")}
    legal_point = forms.ChoiceField(
        label=_("Which legal point?"), help_text=_("The room sees its question first, and the answer when you show it.")
    )

    def prepare(self) -> None:
        self.choose("legal_point", [("", _("Choose a legal point")), *under_topics(self.shelf.legal_points)])


class BoardForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "canvas")
    prompts = {**StepForm.prompts, "canvas": _("Choose a template.")}
    canvas = forms.ChoiceField(
        label=_("Which template?"), help_text=_("Its fields are the places where notes can be laid.")
    )

    def prepare(self) -> None:
        self.choose(
            "canvas", [("", _("Choose a template")), *((canvas.key, canvas.title) for canvas in self.shelf.canvases)]
        )


class DotVoteForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "dots")
    dots = forms.IntegerField(
        label=_("How many dots has each?"),
        min_value=1,
        max_value=10,
        error_messages={
            "invalid": _("Write a whole number."),
            "min_value": _("Give at least one dot."),
            "max_value": _("Give at most ten dots."),
        },
    )


class WordsForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "words")
    prompts = {**StepForm.prompts, "question": _("Write what they give words for.")}
    words = forms.TypedChoiceField(
        label=_("How many words may each give?"), choices=[(n, n) for n in range(1, MOST + 1)], coerce=int, initial=MOST
    )

    def prepare(self) -> None:
        self.fields["question"].required = True


class DecideForm(StepForm):
    kept: ClassVar[tuple[str, ...]] = ("question", "proposal")
    proposal = long_text(
        label=_("A proposal to begin with, if you have one"),
        expects=NOTHING,
        help_text=_("The room holds up nought to five fingers for it. You may also ask about proposals as they come."),
        required=False,
        max_length=300,
        rows=2,
    )


def under_topics(rows: Sequence[Case] | Sequence[LegalPoint]) -> Choices:
    """Choices in groups, one for each topic."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        groups.setdefault(row.topic.title, []).append((row.key, row.title))
    return list(groups.items())
