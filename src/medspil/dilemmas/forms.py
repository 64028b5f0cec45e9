# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medspil.dialogue.forms.fields import long_text
from medspil.dialogue.models import Process
from medspil.dilemmas.models import LONGEST, Channel, Dilemma, Hard
from medspil.materials.models import FrontRole, Setting
from medspil.organisations.models import Unit
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form, choose_among


def _one_of(label: Any, choices: Any = ()) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)


class DilemmaForm(Form):
    """What was hard, in 20 seconds: only the first field has to be filled in.

    `day` comes from a phone that was without a net when it was written.
    """

    says_optional = False
    prompts = {"told": _("Write what happened.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    day = forms.DateField(widget=forms.HiddenInput, required=False)
    unit = forms.ModelChoiceField(label=_("Which team?"), queryset=Unit.objects.none(), empty_label=None)
    told = GuardedCharField(
        label=_("What happened?"),
        expects=NOTHING,
        help_text=_("Write it so that nobody can tell who the citizen is."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    topic = _one_of(_("What was it about?"))
    role = _one_of(_("Which role were you in?"), FrontRole.choices)
    hard = _one_of(_("What was hardest?"), Hard.choices)
    channel = _one_of(_("Where?"), Channel.choices)
    signed = _one_of(
        _("Who may see that it was you?"),
        [("", _("Nobody. Only the week is kept")), ("1", _("My colleagues. My name stands with it"))],
    )

    def __init__(self, *args: Any, units: list[Unit], topics: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = list(topics.items())  # type: ignore[attr-defined]
        choose_among(self, "unit", units)
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
        self.initial.setdefault("unit", units[0].pk)
        self.initial.setdefault("signed", "")

    def clean_day(self) -> date:
        """Never a day to come, whatever the clock of the phone says."""
        today = timezone.localdate()
        day: date | None = self.cleaned_data["day"]
        return min(day or today, today)

    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("told", "topic", "role", "hard", "channel")}


class TurnForm(Form):
    """What the three ways have in common: the topic, chosen already when the dilemma has one."""

    prompts = {"title": _("Write a title."), "topic": _("Choose a topic.")}

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, dilemma: Dilemma, topics: dict[str, str], **kwargs: Any) -> None:
        told = dict.fromkeys(("body", "summary", "question"), dilemma.told)
        super().__init__(*args, initial={"topic": dilemma.topic, **told}, **kwargs)
        self.fields["topic"].choices = [("", _("Choose a topic")), *topics.items()]  # type: ignore[attr-defined]


class CaseForm(TurnForm):
    title = GuardedCharField(label=_("What do you call the case?"), expects=NOTHING, max_length=120)
    topic = forms.ChoiceField(label=_("Topic"))
    setting = forms.ChoiceField(label=_("Where does it happen?"), choices=Setting.choices)
    body = long_text(
        label=_("The story"),
        expects=NOTHING,
        help_text=_("Tell it so that nobody can recognise the citizen or the colleague. Leave the answer open."),
        max_length=4000,
        rows=8,
    )


class BallotForm(TurnForm):
    process = forms.ModelChoiceField(label=_("Which process?"), queryset=Process.objects.none(), empty_label=None)
    title = GuardedCharField(label=_("What stands on the ballot?"), expects=NOTHING, max_length=120)
    topic = forms.ChoiceField(label=_("Which topic does it belong to?"))
    summary = long_text(label=_("Two lines about it"), expects=NOTHING, max_length=600, required=False)

    def __init__(self, *args: Any, processes: list[Process], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "process", processes)


class QuestionForm(TurnForm):
    prompts = {"question": _("Write the question.")}

    question = long_text(
        label=_("What do you want to know at the counter?"),
        expects=NOTHING,
        help_text=_("Ask as you would ask a colleague, in one sentence."),
        max_length=300,
    )
    topic = forms.ChoiceField(label=_("Topic"), required=False)
