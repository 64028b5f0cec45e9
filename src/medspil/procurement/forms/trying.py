# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.privacy.asking import NAMES, NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.procurement.models import Audience, How, Reference, TryOut
from medspil.procurement.trying import HIGHEST, LOWEST, SUS_ITEMS, reference_questions, sus_statements
from medspil.ui.forms import Form

MOST_TASKS, LONGEST_TASK = 8, 200
REFERENCE = ("place", "role", "held_on")  # what is known of a talk besides the answers
AGREEMENT = [
    (1, _("1 · I disagree")),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (5, _("5 · I agree")),
]


class TryOutForm(Form):
    prompts = {"tasks": _("Write at least one task."), "held_on": _("Choose the day.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    audience = forms.ChoiceField(label=_("Who tries it?"), choices=Audience.choices, widget=forms.RadioSelect)
    held_on = forms.DateField(label=_("Which day?"), widget=forms.DateInput())
    tasks = long_text(
        label=_("What are they asked to do?"),
        expects=NOTHING,
        help_text=_("One task on each line, at most eight. Say what to reach and not where to press."),
        max_length=1700,
        rows=5,
    )

    def clean_tasks(self) -> list[str]:
        tasks = [line.strip() for line in self.cleaned_data["tasks"].splitlines() if line.strip()]
        if len(tasks) > MOST_TASKS:
            raise ValidationError(_("Write at most eight tasks."))
        if any(len(task) > LONGEST_TASK for task in tasks):
            raise ValidationError(_("A task is longer than 200 characters. Make it shorter."))
        return tasks

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("audience", "held_on", "tasks")}


class TryOutChangeForm(TryOutForm):
    """What was planned, corrected. When somebody has tried, the tasks stay: her results are by task."""

    def __init__(self, *args: Any, try_out: TryOut, **kwargs: Any) -> None:
        known = {"audience": try_out.audience, "held_on": try_out.held_on, "tasks": "\n".join(try_out.tasks)}
        super().__init__(*args, initial=known, **kwargs)
        del self.fields["id"]
        if try_out.turns.all():
            del self.fields["tasks"]

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class TurnForm(Form):
    """How one person came through each task, and perhaps the ten statements: all of them or none."""

    says_optional = False  # the page says it once
    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, tasks: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tasks = tasks
        for place, task in enumerate(tasks):
            self.fields[f"task-{place}"] = _choice(task, How.choices, required=True)
        for place, statement in enumerate(sus_statements().statements):
            field = _choice(statement, AGREEMENT, required=False)
            self.fields[f"sus-{place}"] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answers = [cleaned.get(f"sus-{place}") for place in range(SUS_ITEMS)]
        if any(answers) and not all(answers):
            for place, answer in enumerate(answers):
                if not answer:
                    self.add_error(f"sus-{place}", _("Answer all ten, or none of them."))
        return cleaned

    def results(self) -> list[str]:
        return [self.cleaned_data[f"task-{place}"] for place in range(len(self.tasks))]

    def sus(self) -> list[int]:
        """Ten figures from 1 to 5, or none."""
        said = [self.cleaned_data[f"sus-{place}"] for place in range(SUS_ITEMS)]
        return [min(max(int(answer), LOWEST), HIGHEST) for answer in said if answer]


def _choice(label: str, choices: Any, *, required: bool) -> forms.ChoiceField:
    field = forms.ChoiceField(label=label, choices=[("", _("Choose one")), *choices], required=required)
    field.widget.attrs["class"] = "form-select"
    field.error_messages["required"] = _("Choose one.")
    return field


class ReferenceForm(Form):
    """Who was asked, and an answer to each question of the guide; those that were not asked are left out."""

    prompts = {"place": _("Write which municipality you asked."), "held_on": _("Choose the day.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    place = GuardedCharField(label=_("Which municipality?"), max_length=120, expects=NAMES)
    role = GuardedCharField(
        label=_("Whom did you talk with?"),
        expects=NOTHING,
        help_text=_("What the person does there, and no name."),
        max_length=120,
        required=False,
    )
    held_on = forms.DateField(label=_("Which day?"), widget=forms.DateInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in reference_questions():
            field = long_text(
                label=question.ask, expects=NOTHING, help_text=question.why, max_length=1000, rows=2, required=False
            )
            field.widget.attrs["class"] = "form-input"
            self.fields[f"answer-{question.key}"] = field

    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in REFERENCE}

    def answers(self) -> dict[str, str]:
        said = {question.key: self.cleaned_data[f"answer-{question.key}"] for question in reference_questions()}
        return {key: text for key, text in said.items() if text}


class ReferenceChangeForm(ReferenceForm):
    def __init__(self, *args: Any, reference: Reference, **kwargs: Any) -> None:
        known = {name: getattr(reference, name) for name in REFERENCE}
        known |= {f"answer-{key}": text for key, text in reference.answers.items()}
        super().__init__(*args, initial=known, **kwargs)
        del self.fields["id"]
