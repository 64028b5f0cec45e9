# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The questions that a new national text raises."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from medspil.materials.merging import Answer, Choice, Question
from medspil.materials.models.material import LONG
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form


def update_form(questions: Sequence[Question], data: Any = None, *, mark: str) -> "UpdateForm":
    fields: dict[str, forms.Field] = {}
    for place, question in enumerate(questions):
        fields[f"choice-{place}"] = _choice_between(question)
        if question.writable:
            fields[f"text-{place}"] = _own_words(question)
    kind: type[UpdateForm] = type("AnUpdateForm", (UpdateForm,), {**fields, "questions": questions})
    return kind(data, initial={"mark": mark})


class UpdateForm(Form):
    """For each question a choice and, where it is text, room to write."""

    says_optional = False
    questions: Sequence[Question] = ()

    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for place in range(len(self.questions)):
            chosen, text = cleaned.get(f"choice-{place}"), cleaned.get(f"text-{place}")
            if chosen and chosen != Choice.WRITTEN and text is not None and text != self._was(place):
                self.add_error(f"choice-{place}", _("You have written something too. Choose again what is to count."))
        return cleaned

    def answers(self) -> list[Answer]:
        said = self.cleaned_data
        places = range(len(self.questions))
        return [Answer(choice=Choice(said[f"choice-{n}"]), text=said.get(f"text-{n}", "")) for n in places]

    def rows(self) -> list[dict[str, Any]]:
        """For the page: each question with its fields."""
        return [
            {
                "question": question,
                "choice": self[f"choice-{place}"],
                "text": self[f"text-{place}"] if question.writable else None,
                "was": self._was(place) or question.ours,
                "name": f"was-{place}",
            }
            for place, question in enumerate(self.questions)
        ]

    def _was(self, place: int) -> str:
        """The text as the page showed it. One that is written and not chosen is asked about once."""
        return str(self.data.get(f"was-{place}", "")).replace("\r\n", "\n").strip()


def typed_in(data: Mapping[str, str]) -> list[str]:
    """What somebody wrote on the page of an update that has gone out of date: it is shown, so that it is not lost."""
    texts = {name: text.replace("\r\n", "\n").strip() for name, text in data.items()}
    return [
        text
        for name, text in texts.items()
        if name.startswith("text-") and text and text != texts.get(name.replace("text-", "was-"))
    ]


def _choice_between(question: Question) -> forms.Field:
    choices = [(Choice.OURS, _("Keep ours")), (Choice.NATIONAL, _("Take the national one"))]
    if question.writable:
        choices.append((Choice.WRITTEN, _("Use what I write below")))
    return forms.ChoiceField(
        label=_("What is to count?"),
        choices=choices,
        widget=forms.RadioSelect,
        initial=None if question.both else Choice.NATIONAL,
        error_messages={"required": format_lazy(_("Choose what is to count: {part}"), part=question.label)},
    )


def _own_words(question: Question) -> forms.Field:
    return GuardedCharField(
        label=_("Write it anew"),
        expects=NOTHING,
        required=False,
        max_length=LONG,
        initial=question.ours,
        widget=forms.Textarea(attrs={"rows": min(12, 2 + len(question.ours) // 70)}),
    )
